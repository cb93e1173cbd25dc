package io.geotraffic.operator.lease;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseSpec;
import java.time.Duration;
import java.util.Optional;

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
    private static final String GONE = "";

    /** @param before what was seen last */
    static LeaseView of(Lease lease, Optional<LeaseView> before, long now) {
        String version = lease.getMetadata().getResourceVersion();
        // Somebody may have made one that nobody has held yet.
        Optional<LeaseSpec> spec = Optional.ofNullable(lease.getSpec());
        return new LeaseView(
                spec.map(LeaseSpec::getHolderIdentity).filter(name -> !name.isEmpty()),
                Duration.ofSeconds(spec.map(LeaseSpec::getLeaseDurationSeconds).orElse(0)),
                version,
                before.filter(view -> view.version().equals(version))
                        .map(LeaseView::since)
                        .orElse(now));
    }

    /** When somebody has deleted it. Its holder does not know, however long ago it was last seen to renew it. */
    LeaseView gone(long now) {
        return version.equals(GONE) ? this : new LeaseView(holder.or(() -> Optional.of(GONE)), term, GONE, now);
    }

    boolean isHeldBy(String identity) {
        return holder.filter(identity::equals).isPresent();
    }

    /** Whether somebody else may take it. */
    boolean isFree(long now) {
        return holder.isEmpty() || now - since >= term.toNanos();
    }
}
