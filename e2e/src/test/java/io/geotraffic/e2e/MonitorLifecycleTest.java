package io.geotraffic.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.geotraffic.operator.api.v1alpha1.AgentsStatus;
import io.geotraffic.operator.api.v1alpha1.GeoTrafficMonitor;
import io.geotraffic.operator.api.v1alpha1.GeoTrafficMonitorStatus;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The life of a monitor, with real agents on real nodes. */
@OnCluster
final class MonitorLifecycleTest {
    private static RunningOperator operator;

    @BeforeAll
    static void start() {
        operator = RunningOperator.start("geotraffic-lifecycle");
        CountryData.apply(
                operator.user(),
                CountryData.configMap(
                        operator.namespace(),
                        "geoip-country",
                        "country.mmdb",
                        CountryData.database("81.2.69.0/24", "GB")));
    }

    @AfterAll
    static void stop() {
        operator.close();
    }

    private static int nodes() {
        return operator.user().nodes().list().getItems().size();
    }

    @Test
    void isCreatedReplacedAndDeleted() {
        GeoTrafficMonitor created = operator.apply("egress", "{geoip: {configMap: {name: geoip-country}}}");
        GeoTrafficMonitorStatus ready = operator.awaitReady("egress");
        int nodes = nodes();
        assertEquals(new AgentsStatus(nodes, nodes, nodes, nodes), ready.agents());
        assertEquals(List.of(), ready.nodes());
        assertNotNull(ready.geoip());
        assertEquals(
                List.of("Ready", "AgentsProgressing", "GeoIPDatabaseAvailable", "Degraded"),
                ready.conditions().stream().map(Condition::getType).toList());
        assertEquals(
                List.of("True", "False", "True", "False"),
                ready.conditions().stream().map(Condition::getStatus).toList());
        List<Pod> agents = agents();
        assertEquals(nodes, agents.size());
        agents.forEach(MonitorLifecycleTest::counts);

        String since = operator.condition("egress", "Ready").getLastTransitionTime();
        operator.apply("egress", "{geoip: {configMap: {name: geoip-country}}, pollInterval: 1s}");
        operator.await("egress", "AgentsProgressing", "True", "RollingOut");
        assertEquals(2, operator.awaitReady("egress").observedGeneration());
        assertTrue(operator.condition("egress", "Ready").getLastTransitionTime().compareTo(since) > 0);
        agents().forEach(agent ->
                assertTrue(agent.getSpec().getContainers().getFirst().getArgs().contains("--poll-interval=1s")));

        List<String> told = operator.events(created).stream()
                .map(Event::getReason)
                .distinct()
                .sorted()
                .toList();
        assertTrue(told.containsAll(List.of("AllNodesCount", "DatabaseAvailable", "RolloutComplete")), told::toString);

        operator.delete("egress");
        Eventually.get(
                Duration.ofMinutes(1),
                "end of all that was made",
                () -> agents().size()
                        + operator.user()
                                .apps()
                                .daemonSets()
                                .inNamespace(operator.namespace())
                                .list()
                                .getItems()
                                .size()
                        + operator.user()
                                .services()
                                .inNamespace(operator.namespace())
                                .list()
                                .getItems()
                                .size(),
                left -> left == 0);
    }

    private static List<Pod> agents() {
        return operator.user().pods().inNamespace(operator.namespace()).list().getItems();
    }

    /** Asked by way of the API server. */
    private static void counts(Pod agent) {
        String metrics = AgentMetrics.of(operator.user(), agent);
        assertTrue(metrics.contains("geoip_interface_bytes_total{direction=\"received\",interface="), metrics);
        assertTrue(
                metrics.contains("geoip_database_info{"),
                () -> Objects.requireNonNull(agent.getMetadata().getName()) + " has the database: " + metrics);
    }
}
