package io.geotraffic.operator.metrics;

import io.fabric8.kubernetes.api.model.Condition;
import io.geotraffic.operator.api.v1alpha1.GeoTrafficMonitor;
import io.geotraffic.operator.api.v1alpha1.GeoTrafficMonitorStatus;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;

/** The page for people: every resource and its conditions. */
public final class OperatorPage {
    private static final String HEAD = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>GeoTraffic operator</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <style>
            :root { color-scheme: light dark; font-family: system-ui, sans-serif; line-height: 1.4 }
            body { margin: 2rem auto; max-width: 72rem; padding: 0 1rem }
            table { border-collapse: collapse; margin: .5rem 0 1.5rem }
            .wide { overflow-x: auto }
            th, td { border-bottom: 1px solid #8886; padding: .25rem .75rem; text-align: left; vertical-align: top }
            caption { text-align: left; font-weight: 600; font-size: 1.1rem; padding: .25rem 0 }
            .bad { color: #c00; font-weight: 600 }
            @media (prefers-color-scheme: dark) { .bad { color: #f77 } a { color: #8cf } }
            </style></head><body>
            <h1>GeoTraffic operator</h1>
            """;

    private OperatorPage() {}

    /** @param gap why it does not do what it should */
    public static String of(OperatorSnapshot snapshot, Optional<String> gap) {
        return HEAD
                + "<p>%s Version %s. <a href=\"/metrics\">Metrics</a> · <a href=\"/readyz\">Readiness</a> · <a href=\"/healthz\">Health</a></p>%n"
                        .formatted(state(snapshot, gap), escaped(snapshot.version()))
                + (snapshot.leads() ? monitors(snapshot) : "")
                + "</body></html>\n";
    }

    private static String state(OperatorSnapshot snapshot, Optional<String> gap) {
        return gap.map(reason -> "<span class=\"bad\">Not ready: " + escaped(reason) + ".</span>")
                .orElse(
                        snapshot.leads()
                                ? "Ready: it leads."
                                : "Ready: another process leads, and this one takes over when that ends.");
    }

    private static String monitors(OperatorSnapshot snapshot) {
        if (snapshot.monitors().isEmpty()) {
            return "<p>There is no GeoTrafficMonitor yet.</p>\n";
        }
        return "<div class=\"wide\"><table><caption>GeoTrafficMonitors</caption>%n<thead><tr><th scope=\"col\">Name</th><th scope=\"col\">Condition</th><th scope=\"col\">Status</th><th scope=\"col\">Message</th></tr></thead><tbody>%n%s</tbody></table></div>%n"
                .formatted(snapshot.monitors().stream()
                        .sorted(Comparator.comparing(
                                monitor -> monitor.getMetadata().getName()))
                        .map(OperatorPage::rows)
                        .collect(Collectors.joining()));
    }

    private static String rows(GeoTrafficMonitor monitor) {
        String name = monitor.getMetadata().getName();
        GeoTrafficMonitorStatus status = monitor.getStatus();
        return status == null || status.conditions().isEmpty()
                ? row(name, "", "", "not yet reconciled")
                : status.conditions().stream()
                        .map(condition -> row(name, condition))
                        .collect(Collectors.joining());
    }

    private static String row(String name, Condition condition) {
        return row(name, condition.getType(), condition.getStatus(), condition.getMessage());
    }

    private static String row(String... cells) {
        StringBuilder row = new StringBuilder("<tr>");
        for (String cell : cells) {
            row.append("<td>").append(escaped(cell)).append("</td>");
        }
        return row.append("</tr>\n").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
