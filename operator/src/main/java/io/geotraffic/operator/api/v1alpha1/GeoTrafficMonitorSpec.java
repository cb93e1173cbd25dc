package io.geotraffic.operator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** What is counted, and how. */
@ValidationRule(
        value = ScrapeRules.NO + ".tls) || (has(self.agent.webConfig) && self.agent.webConfig.scheme == 'HTTPS')",
        message =
                "monitoring.serviceMonitor.tls is for agents that speak HTTPS: write agent.webConfig with scheme HTTPS")
@ValidationRule(
        value = ScrapeRules.NO + ".basicAuth) || has(self.agent.webConfig)",
        message = "monitoring.serviceMonitor.basicAuth is for agents that ask for a password: write agent.webConfig")
public record GeoTrafficMonitorSpec(
        @JsonPropertyDescription(
                "Interfaces of each node to count: names, globs (eth[0-3], veth*), any (all but loopback), default-route (those that a default route leads through).")
        @Default("[\"default-route\"]")
        @Size(max = 64)
        @ValidationRule(value = "self.size() > 0", message = "write at least one interface, such as default-route")
        List<@Size(max = 64) @ItemRule(value = InterfaceRules.IS_NAME, message = InterfaceRules.NAME_MESSAGE) String>
                interfaces,

        @JsonPropertyDescription("Interfaces not to count: names and globs. They win over interfaces.")
        @Default("[]")
        @Size(max = 64)
        @ValidationRule(value = InterfaceRules.ARE_NO_KEYWORDS, message = InterfaceRules.KEYWORDS_MESSAGE)
        List<@Size(max = 64) @ItemRule(value = InterfaceRules.IS_NAME, message = InterfaceRules.NAME_MESSAGE) String>
                excludeInterfaces,

        @JsonPropertyDescription(
                "What the kernel counts by. Prefix: address prefixes (IPv4 /24, IPv6 /48), which the agent turns into countries.")
        @Default("Prefix")
        Aggregation aggregation,

        @JsonPropertyDescription(
                "Prefixes that the kernel of each node holds before it evicts some. Bytes lost by eviction are counted and shown. Takes about (96 + 16 x CPUs) bytes for each from the agent's memory limit.")
        @Default("100000")
        @Min(1_000)
        @Max(10_000_000)
        int mapMaxEntries,

        @JsonPropertyDescription(
                "Time between two readings of the kernel's counters, from 100ms to 5m, such as 500ms or 1m.")
        @Default("2s")
        @Size(max = 32)
        @ValidationRule(
                value =
                        "self.matches('^[0-9]{1,7}(ms|s|m)$') && duration(self) >= duration('100ms') && duration(self) <= duration('5m')",
                message = "write a time from 100ms to 5m, such as 500ms, 2s or 1m")
        String pollInterval,

        @JsonPropertyDescription("Prefixes that one system call reads.") @Default("10000") @Min(64) @Max(1_000_000)
        int flowBatchSize,

        @JsonPropertyDescription("Where the countries of addresses come from.") @Default("{}")
        GeoipSpec geoip,

        @JsonPropertyDescription("The pods that count, one on each node that they are for.") @Default("{}")
        AgentSpec agent,

        @JsonPropertyDescription("What Prometheus and Grafana are given, so that nobody has to configure them.")
        @Default("{}")
        MonitoringSpec monitoring) {}
