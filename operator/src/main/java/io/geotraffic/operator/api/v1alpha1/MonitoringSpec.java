package io.geotraffic.operator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;

/** What Prometheus and Grafana are given, so that nobody has to configure them. */
public record MonitoringSpec(
        @JsonPropertyDescription(
                "A ServiceMonitor, by which a Prometheus of the Prometheus Operator finds and scrapes the agents.")
        @Default("{}")
        ServiceMonitorSpec serviceMonitor,

        @JsonPropertyDescription(
                "A PrometheusRule: rates by country, node and monitor that are recorded, and alerts. It is about what the ServiceMonitor has scraped.")
        @Default("{}")
        PrometheusRuleSpec prometheusRule,

        @JsonPropertyDescription(
                "A ConfigMap of Grafana dashboards, which a Grafana with the usual sidecar loads. They read what the PrometheusRule records.")
        @Default("{}")
        DashboardsSpec dashboards) {}
