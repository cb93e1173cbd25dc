package io.geotraffic.operator.status;

import java.util.List;

/** What has become of what a monitor asks for Prometheus and Grafana. */
public sealed interface MonitoringFinding {
    /** It asks for nothing. */
    record NotAsked() implements MonitoringFinding {}

    /** @param objects that are there, at least one */
    record Applied(List<String> objects) implements MonitoringFinding {}

    /** Something is not there. */
    record Unavailable(Reason reason, String message) implements MonitoringFinding {}

    /** Why something is not there. */
    enum Reason {
        KIND_NOT_FOUND("KindNotFound"),
        OBJECTS_REFUSED("ObjectsRefused");

        private final String label;

        Reason(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
