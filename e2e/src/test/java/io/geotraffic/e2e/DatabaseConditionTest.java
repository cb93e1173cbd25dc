package io.geotraffic.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.Pod;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A database that comes late, changes, breaks and goes, while agents count on. */
@OnCluster
final class DatabaseConditionTest {
    /** A kubelet's volume follows a ConfigMap within its sync period, and the agent follows the volume. */
    private static final Duration VOLUME = Duration.ofMinutes(2);

    private static final String TYPE = "GeoIPDatabaseAvailable";

    @Test
    void isToldAtOnceAndTakenWithoutARestart() {
        try (RunningOperator operator = RunningOperator.start("geotraffic-database")) {
            operator.apply("egress", "{geoip: {configMap: {name: countries, key: world.mmdb}}}");
            String missing = operator.await("egress", TYPE, "False", "ConfigMapNotFound");
            assertTrue(missing.startsWith("there is no ConfigMap geotraffic-database/countries; make it: "), missing);
            operator.awaitReady("egress");
            operator.await("egress", "Degraded", "True", "GeoIPDatabaseUnavailable");
            List<String> agents = agents(operator);

            put(operator, "world.mmdb", CountryData.database("81.2.69.0/24", "GB"));
            operator.await("egress", TYPE, "True", "DatabaseAvailable");
            operator.await("egress", "Degraded", "False", "AsExpected");
            awaitInAgents(operator, "geoip_database_info{");
            long size = Objects.requireNonNull(operator.awaitReady("egress").geoip())
                    .sizeBytes();

            byte[] other = CountryData.database("2.125.160.216/29", "FR");
            put(operator, "world.mmdb", other);
            operator.awaitStatus(
                    "egress",
                    "the other database",
                    status -> status.geoip() != null && status.geoip().sizeBytes() != size);
            awaitInAgents(operator, "geoip_database_reloads_total{result=\"success\"} 2");

            put(operator, "world.mmdb", "nothing of the kind".getBytes(StandardCharsets.UTF_8));
            String broken = operator.await("egress", TYPE, "False", "DatabaseInvalid");
            assertTrue(broken.startsWith("ConfigMap geotraffic-database/countries, key world.mmdb: "), broken);
            awaitInAgents(operator, "geoip_database_reloads_total{result=\"failure\"} 1");
            operator.awaitReady("egress");

            operator.user()
                    .configMaps()
                    .inNamespace(operator.namespace())
                    .withName("countries")
                    .delete();
            operator.await("egress", TYPE, "False", "ConfigMapNotFound");
            put(operator, "country.mmdb", other);
            String key = operator.await("egress", TYPE, "False", "KeyNotFound");
            assertTrue(key.contains("has no key world.mmdb; it has country.mmdb"), key);
            assertEquals(agents, agents(operator), "no agent was started again");
        }
    }

    private static void put(RunningOperator operator, String key, byte[] bytes) {
        CountryData.apply(operator.user(), CountryData.configMap(operator.namespace(), "countries", key, bytes));
    }

    private static List<Pod> pods(RunningOperator operator) {
        return operator.user().pods().inNamespace(operator.namespace()).list().getItems();
    }

    /** With their starts. */
    private static List<String> agents(RunningOperator operator) {
        return pods(operator).stream()
                .map(pod -> pod.getMetadata().getUid() + " "
                        + pod.getStatus().getContainerStatuses().getFirst().getRestartCount())
                .sorted()
                .toList();
    }

    private static void awaitInAgents(RunningOperator operator, String text) {
        for (Pod agent : pods(operator)) {
            Eventually.get(
                    VOLUME,
                    text + " in metrics of " + agent.getMetadata().getName(),
                    () -> AgentMetrics.of(operator.user(), agent)
                            .lines()
                            .filter(line -> line.startsWith("geoip_database"))
                            .toList(),
                    lines -> lines.stream().anyMatch(line -> line.startsWith(text)));
        }
    }
}
