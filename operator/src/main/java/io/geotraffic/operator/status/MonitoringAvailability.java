package io.geotraffic.operator.status;

import java.util.Optional;

/** The condition MonitoringAvailable; there is none where nothing is asked for. */
final class MonitoringAvailability {
    static final String TYPE = "MonitoringAvailable";

    private MonitoringAvailability() {}

    static Optional<Verdict> of(MonitoringFinding monitoring) {
        return switch (monitoring) {
            case MonitoringFinding.NotAsked() -> Optional.empty();
            case MonitoringFinding.Applied applied ->
                Optional.of(Verdict.yes("ObjectsApplied", String.join(", ", applied.objects())));
            case MonitoringFinding.Unavailable unavailable ->
                Optional.of(Verdict.no(unavailable.reason().label(), unavailable.message()));
        };
    }
}
