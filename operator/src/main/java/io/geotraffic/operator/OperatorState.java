package io.geotraffic.operator;

import io.geotraffic.operator.api.v1alpha1.GeoTrafficMonitor;
import io.geotraffic.operator.lease.LeaderElection;
import io.geotraffic.operator.metrics.OperatorSnapshot;
import io.geotraffic.operator.reconciler.ApiRequests;
import io.geotraffic.operator.reconciler.ReconcileMetrics;
import io.geotraffic.operator.reconciler.Watches;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** How far the process is, for who asks by HTTP. Any thread may ask. */
final class OperatorState {
    private final Version version;
    private final BooleanSupplier mayWrite;
    private final ReconcileMetrics reconciles;
    private final ApiRequests requests;

    private volatile Optional<String> waiting = Optional.of("it starts");
    private volatile Optional<LeaderElection> election = Optional.empty();
    private volatile Optional<Lead> lead = Optional.empty();

    /** What there is to see while it leads. */
    record Lead(Watches watches, Supplier<List<GeoTrafficMonitor>> monitors) {}

    OperatorState(Version version, BooleanSupplier mayWrite, ReconcileMetrics reconciles, ApiRequests requests) {
        this.version = version;
        this.mayWrite = mayWrite;
        this.reconciles = reconciles;
        this.requests = requests;
    }

    /**
     * It cannot go on for this reason.
     *
     * @return whether it is another one than before
     */
    boolean waitsFor(String reason) {
        boolean isNews = !waiting.equals(Optional.of(reason));
        lead = Optional.empty();
        waiting = Optional.of(reason);
        return isNews;
    }

    /** It waits until nobody else leads, which is what it should. */
    void standsBy(LeaderElection asked) {
        election = Optional.of(asked);
        waiting = Optional.empty();
    }

    void leads(Lead begun) {
        lead = Optional.of(begun);
        waiting = Optional.empty();
    }

    /** Why only a new process helps. */
    Optional<String> defect() {
        return lead.map(Lead::watches)
                .flatMap(Watches::dead)
                .or(() -> election.filter(asked -> !asked.isAlive()).map(_ -> "it asks for the lease no more"));
    }

    /** Why it does not do what it should. */
    Optional<String> gap() {
        return waiting.or(() -> election.flatMap(LeaderElection::failure))
                .or(() -> lead.map(Lead::watches).flatMap(this::gap));
    }

    private Optional<String> gap(Watches seen) {
        return mayWrite.getAsBoolean() ? seen.interrupted() : Optional.of("the lease is not renewed in time");
    }

    OperatorSnapshot snapshot() {
        // Of who cannot renew, nobody knows whether another leads by now.
        Optional<Lead> leading = lead.filter(_ -> mayWrite.getAsBoolean());
        return new OperatorSnapshot(
                version.version(),
                version.revision(),
                leading.isPresent(),
                reconciles.counts(),
                requests.counts(),
                leading.map(led -> led.watches().up()).orElseGet(Map::of),
                leading.map(led -> led.monitors().get()).orElseGet(List::of));
    }
}
