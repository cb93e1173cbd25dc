package io.geotraffic.operator.lease;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Objects;
import java.util.Optional;

/** The Lease in the API server. */
public final class ApiLeaseStore implements LeaseStore {
    private final KubernetesClient client;
    private final String namespace;
    private final String name;
    private final Clock clock;

    public ApiLeaseStore(KubernetesClient client, String namespace, String name, Clock clock) {
        this.client = client;
        this.namespace = namespace;
        this.name = name;
        this.clock = clock;
    }

    @Override
    public Optional<Lease> read() {
        return Optional.ofNullable(
                client.leases().inNamespace(namespace).withName(name).get());
    }

    @Override
    public void create(String holder, Duration term) {
        client.resource(held(
                        new LeaseBuilder()
                                .withNewMetadata()
                                .withNamespace(namespace)
                                .withName(name)
                                .endMetadata()
                                .build(),
                        holder,
                        term))
                .create();
    }

    @Override
    public void hold(Lease lease, String holder, Duration term) {
        client.resource(held(lease, holder, term)).update();
    }

    @Override
    public void release(Lease lease) {
        client.resource(lease.edit()
                        .editSpec()
                        .withHolderIdentity(null)
                        .endSpec()
                        .build())
                .update();
    }

    /** Its times are for people, and for who reads leases as Kubernetes' own components do. */
    private Lease held(Lease lease, String holder, Duration term) {
        ZonedDateTime now = ZonedDateTime.now(clock.withZone(ZoneOffset.UTC));
        boolean renews =
                lease.getSpec() != null && holder.equals(lease.getSpec().getHolderIdentity());
        return lease.edit()
                .editOrNewSpec()
                .withHolderIdentity(holder)
                .withLeaseDurationSeconds((int) term.toSeconds())
                .withRenewTime(now)
                .withAcquireTime(renews ? lease.getSpec().getAcquireTime() : now)
                .withLeaseTransitions(transitions(lease) + (renews || lease.getSpec() == null ? 0 : 1))
                .endSpec()
                .build();
    }

    private static int transitions(Lease lease) {
        return lease.getSpec() == null
                ? 0
                : Objects.requireNonNullElse(lease.getSpec().getLeaseTransitions(), 0);
    }
}
