package io.geotraffic.operator.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.openshift.api.model.monitoring.v1.Rule;
import io.fabric8.openshift.api.model.monitoring.v1.RuleGroup;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class RuleGroupsTest {
    private static List<String> alerts(String spec) {
        return Rendered.rules(Rendered.ofSpec("egress", spec))
                .map(Rule::getAlert)
                .filter(Objects::nonNull)
                .toList();
    }

    private static String expr(String spec, String alert) {
        return Rendered.rules(Rendered.ofSpec("egress", spec))
                .filter(rule -> alert.equals(rule.getAlert()))
                .map(rule -> rule.getExpr().getStrVal())
                .findFirst()
                .orElseThrow();
    }

    /** Dashboards read them, and so may others: to rename one is to break them. */
    @Test
    void whatIsRecordedKeepsItsName() {
        assertEquals(
                List.of(
                        "monitor_node_country:geoip_bytes_sent:rate5m",
                        "monitor_country:geoip_bytes_sent:rate5m",
                        "monitor_node:geoip_bytes_sent:rate5m",
                        "monitor:geoip_bytes_sent:rate5m",
                        "monitor_node_country:geoip_bytes_received:rate5m",
                        "monitor_country:geoip_bytes_received:rate5m",
                        "monitor_node:geoip_bytes_received:rate5m",
                        "monitor:geoip_bytes_received:rate5m",
                        "monitor_node:geoip_unattributed_bytes:ratio_rate5m",
                        "monitor:geoip_unattributed_bytes:ratio_rate5m",
                        "monitor_country:geoip_bytes_sent:mean7d"),
                Rendered.rules(Rendered.ofSpec("egress", "{}"))
                        .map(Rule::getRecord)
                        .filter(Objects::nonNull)
                        .toList());
    }

    /** Rules are keyed by it when they are applied, and Prometheus refuses a file that has a name twice. */
    @Test
    void groupsAreNamedByTheirMonitor() {
        assertEquals(
                List.of("geotraffic.egress.rates", "geotraffic.egress.usual", "geotraffic.egress.alerts"),
                Rendered.ofSpec("egress", "{}").stream().map(RuleGroup::getName).toList());
    }

    /** Else the usual would be away when one evaluation is missed. */
    @Test
    void theUsualDoesNotEndBetweenTwoEvaluations() {
        RuleGroup usual = Rendered.ofSpec("egress", "{}").get(1);
        assertEquals("geotraffic.egress.usual", usual.getName());
        Duration interval = Duration.parse("PT" + usual.getInterval());
        assertTrue(interval.multipliedBy(2).compareTo(Duration.ofMinutes(5)) < 0, usual.getInterval());
    }

    @Test
    void residencyIsWatchedOnlyIfCountriesAreNamed() {
        String residency = "GeoTrafficEgressOutsideAllowedCountries";
        List<String> all = alerts("{monitoring: {prometheusRule: {allowedCountries: [DE]}}}");
        assertTrue(all.contains(residency));
        List<String> others = alerts("{}");
        assertFalse(others.contains(residency));
        assertEquals(all.size() - 1, others.size());
    }

    @Test
    void whatIsPrivateIsAllowedByItsName() {
        String residency = "GeoTrafficEgressOutsideAllowedCountries";
        String allowed = "monitoring: {prometheusRule: {allowedCountries: [FR, DE, FR]}}";
        assertTrue(expr("{" + allowed + "}", residency).contains("country!~\"FR|DE|PRIVATE\""));
        assertTrue(expr("{geoip: {privateCountry: UNKNOWN}, " + allowed + "}", residency)
                .contains("country!~\"FR|DE|UNKNOWN\""));
        assertTrue(expr("{geoip: {privateCountry: x-_y}, " + allowed + "}", residency)
                .contains("country!~\"FR|DE|x-_y\""));
        assertTrue(expr("{geoip: {privateCountry: x-_y}}", "GeoTrafficUnusualEgress")
                .contains("country!=\"x-_y\""));
    }

    @Test
    void limitsAreThoseOfTheSpec() {
        String expr = expr(
                "{monitoring: {prometheusRule: {unusualEgress: {factor: 7, leastBytesPerSecond: 1000000000000}}}}",
                "GeoTrafficUnusualEgress");
        assertTrue(expr.contains("> 7 * "), expr);
        assertTrue(expr.contains("> 1000000000000\n"), expr);
    }
}
