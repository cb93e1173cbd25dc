package io.geotraffic.operator.rules;

/** Selects series of one monitor, and never those of another. */
record MonitorSeries(String monitor) {
    private static final String JOB = "job=\"geotraffic-agent\"";

    String of(String metric) {
        return metric + "{monitor=" + PromQl.string(monitor) + "}";
    }

    /** @param matcher such as {@code state="ready"} */
    String of(String metric, String matcher) {
        return metric + "{monitor=" + PromQl.string(monitor) + "," + matcher + "}";
    }

    /** Of what every target has, and not agents alone: up, process metrics. */
    String ofAgents(String metric) {
        return of(metric, JOB);
    }
}
