package io.geotraffic.agent.metrics;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.ArrayList;
import java.util.List;

/** Metrics of one name, as they are gathered. */
final class Family {
    private final MetricMetadata metadata;
    private final List<Point> points = new ArrayList<>();

    private record Point(Labels labels, double value) {}

    /** @param name without the suffix of its type: {@code _total}, {@code _info} */
    Family(String name, String help) {
        metadata = new MetricMetadata(name, help);
    }

    /** A double holds it to the byte up to 2^53, nine petabytes; Prometheus knows nothing else. */
    Family add(long value, String... labels) {
        return add((double) value, labels);
    }

    Family add(double value, String... labels) {
        return add(value, Labels.of(labels));
    }

    /** With labels that several series have in common: to check them is half of the work. */
    Family add(double value, Labels labels) {
        points.add(new Point(labels, value));
        return this;
    }

    MetricSnapshot counters() {
        return new CounterSnapshot(
                metadata,
                points.stream()
                        .map(point -> new CounterDataPointSnapshot(point.value, point.labels, null, 0))
                        .toList());
    }

    MetricSnapshot gauges() {
        return new GaugeSnapshot(
                metadata,
                points.stream()
                        .map(point -> new GaugeDataPointSnapshot(point.value, point.labels, null))
                        .toList());
    }

    /** The values are 1. */
    MetricSnapshot infos() {
        return new InfoSnapshot(
                metadata,
                points.stream()
                        .map(point -> new InfoDataPointSnapshot(point.labels))
                        .toList());
    }
}
