package io.geotraffic.http.exposition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ExpositionTest {
    private static String written(Format format, Consumer<Exposition> metrics) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Exposition exposition = new Exposition(format, out);
        metrics.accept(exposition);
        exposition.end();
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void example(Exposition out) {
        out.counters("bytes", "All of \"them\".")
                .sample(9_007_199_254_740_993L, "country", "SE", "interface", "eth0")
                .sample(0, "country", "BR", "interface", "eth0");
        out.gauges("load", "Of one kind\nor \\ another.").sample(0.5);
        out.infos("build", "Which one.").sample(1, "version", "1.2.3");
    }

    @Test
    void writesTextAsPrometheusReadsIt() {
        assertEquals("""
                # HELP bytes_total All of "them".
                # TYPE bytes_total counter
                bytes_total{country="SE",interface="eth0"} 9007199254740993
                bytes_total{country="BR",interface="eth0"} 0
                # HELP load Of one kind\\nor \\\\ another.
                # TYPE load gauge
                load 0.5
                # HELP build_info Which one.
                # TYPE build_info gauge
                build_info{version="1.2.3"} 1
                """, written(Format.TEXT, ExpositionTest::example));
    }

    @Test
    void writesOpenMetrics() {
        assertEquals("""
                # TYPE bytes counter
                # HELP bytes All of \\"them\\".
                bytes_total{country="SE",interface="eth0"} 9007199254740993
                bytes_total{country="BR",interface="eth0"} 0
                # TYPE load gauge
                # HELP load Of one kind\\nor \\\\ another.
                load 0.5
                # TYPE build info
                # HELP build Which one.
                build_info{version="1.2.3"} 1
                # EOF
                """, written(Format.OPEN_METRICS, ExpositionTest::example));
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void aFamilyWithoutSamplesLeavesNothing(Format format) {
        String withEmpty = written(format, out -> {
            out.gauges("empty", "None.");
            example(out);
            out.counters("void", "None.");
        });
        assertEquals(written(format, ExpositionTest::example), withEmpty);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1e-9, 1.7e300, -3.25, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN})
    void writesAnyNumberAsTheReferenceDoes(double value) throws IOException {
        assertAgrees("eth0", value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "eth0", "a\"b", "a\\b", "a\nb", "\\\"\n", "käse", "网络", "\u0000\u007f", "\ud83d\ude00"})
    void writesAnyLabelAsTheReferenceDoes(String label) throws IOException {
        assertAgrees(label, 7.5);
    }

    private static void assertAgrees(String label, double value) throws IOException {
        Labels labels = Labels.of("interface", label, "type", "x");
        MetricSnapshots snapshots = MetricSnapshots.of(
                CounterSnapshot.builder()
                        .name("bytes")
                        .help("Help " + label)
                        .dataPoint(CounterDataPointSnapshot.builder()
                                .labels(labels)
                                .value(Math.max(0.5, Math.abs(value)))
                                .build())
                        .build(),
                InfoSnapshot.builder()
                        .name("info")
                        .help("Help.")
                        .dataPoint(new InfoDataPointSnapshot(labels))
                        .build(),
                GaugeSnapshot.builder()
                        .name("load")
                        .help("Help.")
                        .dataPoint(GaugeDataPointSnapshot.builder()
                                .labels(labels)
                                .value(value)
                                .build())
                        .build());
        Consumer<Exposition> ours = out -> {
            out.counters("bytes", "Help " + label)
                    .sample(Math.max(0.5, Math.abs(value)), "interface", label, "type", "x");
            out.infos("info", "Help.").sample(1, "interface", label, "type", "x");
            out.gauges("load", "Help.").sample(value, "interface", label, "type", "x");
        };
        assertEquals(reference(PrometheusTextFormatWriter.create(), snapshots), written(Format.TEXT, ours));
        assertEquals(reference(OpenMetricsTextFormatWriter.create(), snapshots), written(Format.OPEN_METRICS, ours));
    }

    private static String reference(ExpositionFormatWriter writer, MetricSnapshots snapshots) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.write(out, snapshots);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void writesDistributionsAsTheReferenceDoes() throws IOException {
        Histogram histogram = new Histogram(0.1, 1.0, 10.0);
        DoubleStream.of(0.05, 0.1, 0.25, 10, 11, 400).forEach(histogram::observe);
        MetricSnapshots snapshots = MetricSnapshots.of(HistogramSnapshot.builder()
                .name("seconds")
                .help("Help.")
                .dataPoint(HistogramDataPointSnapshot.builder()
                        .classicHistogramBuckets(ClassicHistogramBuckets.of(
                                List.of(0.1, 1.0, 10.0, Double.POSITIVE_INFINITY), List.of(2L, 1L, 1L, 2L)))
                        .sum(421.4)
                        .build())
                .build());
        Consumer<Exposition> ours = out -> out.histograms("seconds", "Help.").sample(histogram.counts());
        assertEquals(reference(PrometheusTextFormatWriter.create(), snapshots), written(Format.TEXT, ours));
        assertEquals(reference(OpenMetricsTextFormatWriter.create(), snapshots), written(Format.OPEN_METRICS, ours));
    }

    @Test
    void contentTypesAreThoseOfTheReference() {
        assertEquals(PrometheusTextFormatWriter.create().getContentType(), Format.TEXT.contentType());
        assertEquals(OpenMetricsTextFormatWriter.create().getContentType(), Format.OPEN_METRICS.contentType());
    }

    /** More than is gathered before it is written. */
    @Test
    void losesNothingOfALongOne() {
        String text = written(Format.TEXT, out -> {
            out.counters("bytes", "All.");
            for (int i = 0; i < 10_000; i++) {
                out.sample(i, "number", Integer.toString(i));
            }
        });
        String[] lines = text.split("\n", -1);
        assertEquals(10_000 + 2 + 1, lines.length);
        for (int i = 0; i < 10_000; i++) {
            assertEquals("bytes_total{number=\"" + i + "\"} " + i, lines[i + 2]);
        }
    }

    @Test
    void tellsWhenItCannotBeWritten() {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("full");
            }
        };
        Exposition exposition = new Exposition(Format.TEXT, broken).gauges("load", "Some.");
        exposition.sample(1);
        UncheckedIOException thrown = assertThrows(UncheckedIOException.class, exposition::end);
        assertTrue(String.valueOf(thrown.getMessage()).contains("full"));
    }
}
