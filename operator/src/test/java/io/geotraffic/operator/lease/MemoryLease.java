package io.geotraffic.operator.lease;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A Lease that is kept as the API server keeps it: no write gets through that knows less than is there. */
final class MemoryLease implements LeaseStore {
    private static final Lease NEW = new LeaseBuilder()
            .withNewMetadata()
            .withName("test")
            .endMetadata()
            .withNewSpec()
            .endSpec()
            .build();

    private Optional<Lease> lease = Optional.empty();
    private int version;

    @Override
    public synchronized Optional<Lease> read() {
        return lease;
    }

    @Override
    public void create(String holder, Duration term) {
        create(holder, term, Instant.EPOCH);
    }

    @Override
    public void hold(Lease known, String holder, Duration term) {
        hold(known, holder, term, Instant.EPOCH);
    }

    /** @param time what the clock of who asks shows */
    synchronized void create(String holder, Duration term, Instant time) {
        if (lease.isPresent()) {
            throw refusal(HttpURLConnection.HTTP_CONFLICT);
        }
        write(NEW, holder, term, time);
    }

    /** @param time what the clock of who asks shows */
    synchronized void hold(Lease known, String holder, Duration term, Instant time) {
        check(known);
        write(known, holder, term, time);
    }

    @Override
    public synchronized void release(Lease known) {
        check(known);
        write(known, null, Duration.ofSeconds(known.getSpec().getLeaseDurationSeconds()), Instant.EPOCH);
    }

    synchronized void delete() {
        lease = Optional.empty();
    }

    /** Of the holder; empty if there is none. */
    synchronized String holder() {
        return lease.map(each -> each.getSpec().getHolderIdentity()).orElse("");
    }

    /** Empty if there is no Lease. */
    synchronized String version() {
        return lease.map(each -> each.getMetadata().getResourceVersion()).orElse("");
    }

    private void check(Lease known) {
        if (lease.isEmpty()) {
            throw refusal(HttpURLConnection.HTTP_NOT_FOUND);
        }
        if (!version().equals(known.getMetadata().getResourceVersion())) {
            throw refusal(HttpURLConnection.HTTP_CONFLICT);
        }
    }

    private void write(Lease known, @Nullable String holder, Duration term, Instant time) {
        version++;
        lease = Optional.of(known.edit()
                .editMetadata()
                .withResourceVersion(Integer.toString(version))
                .endMetadata()
                .editSpec()
                .withHolderIdentity(holder)
                .withLeaseDurationSeconds((int) term.toSeconds())
                .withRenewTime(time.atZone(ZoneOffset.UTC))
                .endSpec()
                .build());
    }

    private static KubernetesClientException refusal(int code) {
        return new KubernetesClientException("refused", code, null);
    }
}
