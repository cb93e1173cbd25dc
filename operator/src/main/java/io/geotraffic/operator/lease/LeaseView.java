package io.geotraffic.operator.lease;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A Lease as it was seen by the clock of this process. The times in a Lease are of its holder's clock, so they
 * tell nothing here; that it changes tells that its holder lives.
 *
 * @param holder empty if it was released
 * @param term how long its holder may be silent
 * @param version changes with each renewal
 * @param since when this version was first seen, in nanoseconds of a clock that only grows
 */
record LeaseView(Optional<String> holder, Duration term, String version, long since) {
    /** @param before what was seen last */
    static LeaseView of(Lease lease, Optional<LeaseView> before, long now) {
        String version = lease.getMetadata().getResourceVersion();
        return new LeaseView(
                Optional.ofNullable(lease.getSpec().getHolderIdentity()).filter(name -> !name.isEmpty()),
                Duration.ofSeconds(orZero(lease.getSpec().getLeaseDurationSeconds())),
                version,
                before.filter(view -> view.version().equals(version))
                        .map(LeaseView::since)
                        .orElse(now));
    }

    boolean isHeldBy(String identity) {
        return holder.filter(identity::equals).isPresent();
    }

    /** Whether somebody else may take it. */
    boolean isFree(long now) {
        return holder.isEmpty() || now - since >= term.toNanos();
    }

    private static int orZero(@Nullable Integer number) {
        return Objects.requireNonNullElse(number, 0);
    }
}
