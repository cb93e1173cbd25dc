package io.geotraffic.operator.api.v1alpha1;

/** CEL rules for how agents are scraped, which has to be how they answer. */
final class ScrapeRules {
    /** Of the whole spec: its own default is checked before there are others within. What follows is a field. */
    static final String NO =
            "!has(self.monitoring) || !has(self.monitoring.serviceMonitor) || !has(self.monitoring.serviceMonitor";

    private ScrapeRules() {}
}
