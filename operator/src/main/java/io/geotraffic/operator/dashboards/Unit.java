package io.geotraffic.operator.dashboards;

/** What numbers are of, by Grafana's names. */
enum Unit {
    BYTES("decbytes"),
    BYTES_PER_SECOND("Bps"),
    PACKETS_PER_SECOND("pps"),
    PER_SECOND("cps"),
    SECONDS("s"),
    /** 0 to 1, told in percent. */
    SHARE("percentunit"),
    /** How many times another one. */
    TIMES("suffix:×"),
    NUMBER("short"),
    /** A number that stands for a word. */
    STATE("none");

    private final String grafana;

    Unit(String grafana) {
        this.grafana = grafana;
    }

    String grafana() {
        return grafana;
    }
}
