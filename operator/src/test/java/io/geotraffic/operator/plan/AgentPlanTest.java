package io.geotraffic.operator.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Toleration;
import io.geotraffic.operator.api.v1alpha1.AgentResources;
import io.geotraffic.operator.api.v1alpha1.AgentSpec;
import io.geotraffic.operator.api.v1alpha1.Aggregation;
import io.geotraffic.operator.api.v1alpha1.DashboardsSpec;
import io.geotraffic.operator.api.v1alpha1.GeoTrafficMonitor;
import io.geotraffic.operator.api.v1alpha1.GeoTrafficMonitorSpec;
import io.geotraffic.operator.api.v1alpha1.GeoipSpec;
import io.geotraffic.operator.api.v1alpha1.LogLevel;
import io.geotraffic.operator.api.v1alpha1.MonitoringSpec;
import io.geotraffic.operator.api.v1alpha1.PrometheusRuleSpec;
import io.geotraffic.operator.api.v1alpha1.Security;
import io.geotraffic.operator.api.v1alpha1.ServiceMonitorSpec;
import io.geotraffic.operator.api.v1alpha1.UnusualEgress;
import io.geotraffic.operator.api.v1alpha1.UpdateStrategy;
import io.geotraffic.operator.api.v1alpha1.UpdateStrategyType;
import io.geotraffic.operator.lab.Admission;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AgentPlanTest {
    private static final OperatorDefaults DEFAULTS = new OperatorDefaults("geotraffic", "agent:1.2.3");

    private static AgentPlan plan(String spec) {
        return AgentPlan.of(Admission.monitor("egress", spec), DEFAULTS);
    }

    @Test
    void takesFromTheOperatorWhatTheResourceLeavesToIt() {
        GeoTrafficMonitor monitor = Admission.monitor("egress", "{}");
        assertEquals(
                new AgentPlan("egress", "geotraffic", "agent:1.2.3", new DatabaseSource.None(), monitor.getSpec()),
                AgentPlan.of(monitor, DEFAULTS));
    }

    @Test
    void takesTheImageThatTheResourceNames() {
        assertEquals(
                "mirror/agent:2", plan("{agent: {image: 'mirror/agent:2'}}").image());
    }

    @Test
    void hasTheDatabaseOfTheResource() {
        assertEquals(
                new DatabaseSource.ConfigMap("geoip", "country.mmdb"),
                plan("{geoip: {configMap: {name: geoip}}}").database());
    }

    /** What the README and the agent have as well. A default that changes is a change for each monitor there is. */
    @Test
    void theResourcesOwnDefaultsAreTheAgents() {
        assertEquals(
                new GeoTrafficMonitorSpec(
                        List.of("default-route"),
                        List.of(),
                        Aggregation.PREFIX,
                        100_000,
                        "2s",
                        10_000,
                        new GeoipSpec(null, null, null, 65_536, "PRIVATE"),
                        new AgentSpec(
                                null,
                                null,
                                List.of(),
                                10_479,
                                LogLevel.INFO,
                                Security.CAPABILITIES,
                                null,
                                new AgentResources(
                                        Map.of("cpu", new Quantity("10m"), "memory", new Quantity("64Mi")),
                                        Map.of("memory", new Quantity("128Mi"))),
                                Map.of(),
                                List.of(new Toleration(null, null, "Exists", null, null)),
                                null,
                                null,
                                new UpdateStrategy(UpdateStrategyType.ROLLING_UPDATE, new IntOrString("10%")),
                                Map.of(),
                                Map.of()),
                        new MonitoringSpec(
                                new ServiceMonitorSpec(false, null, Map.of(), List.of(), List.of(), null, null),
                                new PrometheusRuleSpec(false, Map.of(), List.of(), new UnusualEgress(5, 125_000)),
                                new DashboardsSpec(false, Map.of("grafana_dashboard", "1"), Map.of()))),
                plan("{}").spec());
    }

    /** Also with the longest name that the schema allows it is a label's value, and a DNS label. */
    @Test
    void allThatIsMadeHasOneNameThatFits() {
        assertEquals("geotraffic-agent-egress", plan("{}").name());
        String longest =
                AgentPlan.of(Admission.monitor("a".repeat(40), "{}"), DEFAULTS).name();
        assertEquals(57, longest.length());
        assertTrue(longest.matches("[a-z]([-a-z0-9]{0,61}[a-z0-9])?"), longest);
    }
}
