package io.geotraffic.http.exposition;

/** A form that metrics can take. */
public enum Format {
    /** <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">Prometheus' text format</a>. */
    TEXT("text/plain; version=0.0.4; charset=utf-8"),

    /** <a href="https://prometheus.io/docs/specs/om/open_metrics_spec/">OpenMetrics</a>. */
    OPEN_METRICS("application/openmetrics-text; version=1.0.0; charset=utf-8");

    private final String contentType;

    Format(String contentType) {
        this.contentType = contentType;
    }

    /** For the header of that name. */
    public String contentType() {
        return contentType;
    }
}
