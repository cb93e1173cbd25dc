package io.geotraffic.operator.status;

import java.util.ArrayList;
import java.util.List;

/** The condition Degraded: whether somebody has to do something. Its message has all that is wrong, the worst first. */
final class Degradation {
    static final String TYPE = "Degraded";

    private record Fault(String reason, String message) {}

    private Degradation() {}

    static Verdict of(Observation observation) {
        List<Fault> faults = new ArrayList<>();
        observation.refusal().ifPresent(message -> faults.add(new Fault("ResourcesRefused", message)));
        if (observation.rollout().observed() && observation.rollout().desired() == 0) {
            faults.add(new Fault(Readiness.NO_NODES, Readiness.NO_NODES_MESSAGE));
        }
        List<UncountedNode> failures = observation.failures();
        if (!failures.isEmpty()) {
            faults.add(new Fault("NodesNotCounting", NodeList.of(failures)));
        }
        if (observation.database() instanceof DatabaseFinding.Missing missing) {
            faults.add(new Fault(
                    "GeoIPDatabaseUnavailable", missing.message() + "; without it public addresses are UNKNOWN"));
        }
        if (observation.monitoring() instanceof MonitoringFinding.Unavailable unavailable) {
            faults.add(new Fault("MonitoringUnavailable", unavailable.message()));
        }
        if (faults.isEmpty()) {
            return Verdict.no("AsExpected", "nothing is to be done");
        }
        return Verdict.yes(
                faults.getFirst().reason(),
                String.join(". ", faults.stream().map(Fault::message).toList()));
    }
}
