package io.geotraffic.operator.metrics;

import io.geotraffic.http.exposition.Histogram;
import io.geotraffic.http.process.ProcessUsage;
import io.geotraffic.operator.api.v1alpha1.GeoTrafficMonitor;
import io.geotraffic.operator.lab.Admission;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What there may be to tell. */
final class Snapshots {
    static final ProcessUsage USAGE = new ProcessUsage(1.5, 1_763_640_000.25, 60_000_000, 2_000_000_000, 30, 1024);

    private Snapshots() {}

    /** @param status in YAML's flow style; empty if there is none yet */
    static GeoTrafficMonitor monitor(String name, String status) {
        return Admission.of("""
                apiVersion: geotraffic.io/v1alpha1
                kind: GeoTrafficMonitor
                metadata: {name: %s, generation: 3}
                %s
                """.formatted(name, status.isEmpty() ? "" : "status: " + status));
    }

    static OperatorSnapshot standBy() {
        return new OperatorSnapshot(
                "1.2.3",
                "abc",
                false,
                new ReconcileCounts(0, 0, seconds(0, 0L, 0L, 0L), 0, 0),
                Map.of(),
                Map.of(),
                List.of());
    }

    static OperatorSnapshot leading(GeoTrafficMonitor... monitors) {
        return new OperatorSnapshot(
                "1.2.3",
                "abc",
                true,
                new ReconcileCounts(7, 2, seconds(2.5, 6L, 2L, 1L), 4, 3),
                new TreeMap<>(Map.of(
                        new ApiRequest("PATCH", 200), 5L,
                        new ApiRequest("GET", 404), 2L,
                        new ApiRequest("GET", 200), 9L)),
                new TreeMap<>(Map.of("Pod", false, "DaemonSet", true)),
                List.of(monitors));
    }

    private static Histogram.Counts seconds(double sum, Long... within) {
        return new Histogram.Counts(List.of(0.1, 1.0), List.of(within), sum);
    }
}
