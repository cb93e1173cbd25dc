package io.geotraffic.operator;

import io.geotraffic.operator.lease.LeaderElection;
import io.geotraffic.operator.metrics.OperatorSnapshot;
import io.geotraffic.operator.reconciler.ApiRequests;
import io.geotraffic.operator.reconciler.MonitorReconciler;
import io.geotraffic.operator.reconciler.ReconcileMetrics;
import io.geotraffic.operator.reconciler.Watches;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How far the process is, for who asks by HTTP. Any thread may ask. */
final class OperatorState {
    private final Version version;
    private final MonitorReconciler reconciler;
    private final ReconcileMetrics reconciles;
    private final ApiRequests requests;

    private volatile Optional<String> waiting = Optional.of("it starts");
    private volatile Optional<LeaderElection> election = Optional.empty();
    private volatile Optional<Watches> watches = Optional.empty();

    OperatorState(Version version, MonitorReconciler reconciler, ReconcileMetrics reconciles, ApiRequests requests) {
        this.version = version;
        this.reconciler = reconciler;
        this.reconciles = reconciles;
        this.requests = requests;
    }

    /**
     * It cannot begin for this reason.
     *
     * @return whether it is another one than before
     */
    boolean waitsFor(String reason) {
        boolean isNews = !waiting.equals(Optional.of(reason));
        waiting = Optional.of(reason);
        return isNews;
    }

    /** It waits until nobody else leads, which is what it should. */
    void standsBy(LeaderElection asked) {
        election = Optional.of(asked);
        waiting = Optional.empty();
    }

    void leads(Watches seen) {
        watches = Optional.of(seen);
        waiting = Optional.empty();
    }

    /** Why only a new process helps. */
    Optional<String> defect() {
        return watches.flatMap(Watches::dead);
    }

    /** Why it does not do what it should. */
    Optional<String> gap() {
        return waiting.or(() -> watches.flatMap(Watches::interrupted))
                .or(() -> election.flatMap(LeaderElection::failure));
    }

    OperatorSnapshot snapshot() {
        return new OperatorSnapshot(
                version.version(),
                version.revision(),
                watches.isPresent(),
                reconciles.counts(),
                requests.counts(),
                watches.map(Watches::up).orElseGet(Map::of),
                watches.isPresent() ? reconciler.monitors() : List.of());
    }
}
