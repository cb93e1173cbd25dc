package io.geotraffic.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A Prometheus of the Prometheus Operator, in a pod, that is told of everything by the operator alone: it finds
 * the agents, records, warns, and has data for whatever dashboards, rules and documentation ask.
 */
@OnCluster
@Timeout(600)
final class PrometheusTest {
    private static final String NAMESPACE = "geotraffic-scraped";

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /** Of a group of rules that is evaluated every two minutes. */
    private static final Duration LONG_PATIENCE = Duration.ofMinutes(3);

    private static final int DATAGRAMS = 200;
    private static final String SELECTED = "{release: prometheus}";

    /** Of agents that anybody may ask, in two countries alone. */
    private static final String EGRESS = """
            {geoip: {configMap: {name: geoip-country}}, monitoring: {
              serviceMonitor: {enabled: true, labels: %1$s},
              prometheusRule: {enabled: true, labels: %1$s, allowedCountries: [US, DE]},
              dashboards: {enabled: true}}}
            """.formatted(SELECTED);

    /** Of agents that speak TLS and ask for a password. */
    private static final String SECURE = """
            {interfaces: [lo], geoip: {configMap: {name: geoip-country}},
             agent: {port: 10999, webConfig: {secretName: web}}, monitoring: {
              serviceMonitor: {enabled: true, labels: %s, basicAuth: {name: login},
                tls: {caSecret: {name: web, key: tls.crt}, serverName: geotraffic}}}}
            """.formatted(SELECTED);

    /** Of crypt_blowfish's own tests. */
    private static final String PASSWORD = "U*U";

    private static final String HASH = "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW";

    /** Panels that are empty where all is well. */
    private static final Set<String> TELL_OF_TROUBLE = Set.of(
            "Nodes that are not counted", "Agents without an answer", "Youngest eviction", "Programs ahead of ours");

    private static @Nullable PrometheusServer started;

    @BeforeAll
    static void install(@TempDir Path countries, @TempDir Path web) throws IOException {
        Assumptions.assumeTrue(Cluster.given().isEmpty(), "only the cluster on this machine has a world");
        started = PrometheusServer.start();
        AgentNamespace.make(user(), NAMESPACE);
        WebSecret.create(user(), NAMESPACE, "web", web, "basic_auth_users: {prometheus: \"%s\"}\n".formatted(HASH));
        user().resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName("login")
                        .withNamespace(NAMESPACE)
                        .endMetadata()
                        .withType("kubernetes.io/basic-auth")
                        .withStringData(Map.of("username", "prometheus", "password", PASSWORD))
                        .build())
                .create();
        ClusterCommand.helm(
                "install",
                "geotraffic-operator",
                Checkout.file("charts/geotraffic-operator").toString(),
                "--namespace=" + NAMESPACE,
                "--set=crds.install=false,serviceMonitor.enabled=true,serviceMonitor.labels.release=prometheus",
                "--wait");
        apply("secure", SECURE);
        leaveANodeOutForATime();
        // As long as there is no database all of it is UNKNOWN.
        send();
        WorldCountries.make(countries, NAMESPACE, "geoip-country").apply();
        awaitData("count(geoip_database_info) == 4");
        send();
    }

    /** So that Prometheus has seen one. */
    private static void leaveANodeOutForATime() {
        try (NodeProcess _ = NodeProcess.listenOn("node2", 10479)) {
            apply("egress", EGRESS);
            awaitData(
                    "geotraffic_operator_monitor_uncounted_node{monitor=\"egress\",node=\"node2\",reason=\"PortInUse\"}");
        }
        new AppliedMonitor(user(), "egress").awaitReady();
        awaitData("geoip_build_info{monitor=\"egress\",node=\"node2\"}");
    }

    /** Twice, for a rate needs a counter that has grown between two scrapes. */
    private static void send() {
        for (String node : List.of("node1", "node2", "node1", "node2")) {
            new Sender(NAMESPACE, node, true).send(user(), DATAGRAMS);
        }
    }

    private static void apply(String name, String spec) {
        user().resource(Resources.monitor(name, spec)).forceConflicts().serverSideApply();
    }

    @AfterAll
    static void uninstall() {
        if (started == null) {
            return;
        }
        ClusterCommand.kubectl("delete", "gtm", "--all", "--wait");
        ClusterCommand.helm(
                "uninstall", "geotraffic-operator", "--namespace=" + NAMESPACE, "--ignore-not-found", "--wait");
        AgentNamespace.remove(user(), NAMESPACE);
        started.close();
    }

    private static KubernetesClient user() {
        return Cluster.client();
    }

    private static PrometheusServer prometheus() {
        return Objects.requireNonNull(started);
    }

    private static void awaitData(String expression) {
        Eventually.get(PATIENCE, expression, () -> prometheus().query(expression), result -> !result.isEmpty());
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static Set<String> await(Duration patience, String what, Set<String> expected, Supplier<Set<String>> look) {
        try {
            return Eventually.get(patience, what, look, expected::equals);
        } catch (AssertionError e) {
            assertEquals(String.join("\n", expected), String.join("\n", look.get()), what);
            throw e;
        }
    }

    /** The targets of the monitors' ServiceMonitors, as they are called. */
    private static Set<String> agents() {
        return stream(prometheus().targets())
                .filter(target -> target.at("/labels/job").asText().equals("geotraffic-agent"))
                .map(target -> "%s %s %s %s"
                        .formatted(
                                target.at("/labels/monitor").asText(),
                                target.at("/labels/node").asText(),
                                target.path("scrapeUrl").asText().replaceFirst(":.*", ""),
                                target.path("health").asText()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void scrapesTheAgentOfEachNodeAlsoWithTlsAndAPassword() {
        await(
                PATIENCE,
                "agents that are scraped",
                new TreeSet<>(Set.of(
                        "egress node1 http up", "egress node2 http up",
                        "secure node1 https up", "secure node2 https up")),
                PrometheusTest::agents);
        Set<String> labels = new TreeSet<>();
        stream(prometheus().query("geoip_build_info"))
                .forEach(sample -> sample.path("metric").fieldNames().forEachRemaining(labels::add));
        assertEquals(
                Set.of("__name__", "instance", "job", "monitor", "namespace", "node", "revision", "service", "version"),
                labels);
    }

    @Test
    void evaluatesEachRule() {
        await(
                LONG_PATIENCE,
                "groups of rules that are evaluated",
                new TreeSet<>(Set.of(
                        "geotraffic.egress.alerts ok",
                        "geotraffic.egress.rates ok",
                        "geotraffic.egress.residency ok",
                        "geotraffic.egress.usual ok")),
                () -> stream(prometheus().ruleGroups())
                        .map(group -> group.path("name").asText() + " "
                                + stream(group.path("rules"))
                                        .map(rule -> rule.path("health").asText()
                                                + rule.path("lastError").asText())
                                        .distinct()
                                        .collect(Collectors.joining(", ")))
                        .collect(Collectors.toCollection(TreeSet::new)));
        for (String record : rules("recording").keySet()) {
            Eventually.get(LONG_PATIENCE, record, () -> prometheus().query(record), result -> !result.isEmpty());
        }
    }

    /** By name. */
    private static Map<String, String> rules(String type) {
        Map<String, String> rules = new TreeMap<>();
        stream(prometheus().ruleGroups())
                .flatMap(group -> stream(group.path("rules")))
                .filter(rule -> rule.path("type").asText().equals(type))
                .forEach(rule ->
                        rules.put(rule.path("name").asText(), rule.path("query").asText()));
        assertFalse(rules.isEmpty());
        return rules;
    }

    /** World traffic of both nodes went to each country of the world. */
    @Test
    void warnsOfEgressToCountriesThatAreNotAllowed() {
        Set<String> expected = new TreeSet<>(Set.of("egress node1 UNKNOWN", "egress node2 UNKNOWN"));
        for (String country : World.hosts().values()) {
            if (!country.equals("US") && !country.equals("DE")) {
                expected.add("egress node1 " + country);
                expected.add("egress node2 " + country);
            }
        }
        await(
                PATIENCE,
                "alerts",
                expected,
                () -> stream(prometheus().alerts())
                        .filter(alert -> alert.at("/labels/alertname")
                                .asText()
                                .equals("GeoTrafficEgressOutsideAllowedCountries"))
                        .filter(alert -> alert.path("state").asText().equals("firing"))
                        .map(alert -> "%s %s %s"
                                .formatted(
                                        alert.at("/labels/monitor").asText(),
                                        alert.at("/labels/node").asText(),
                                        alert.at("/labels/country").asText()))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** What is misspelt selects nothing. */
    @Test
    void whateverRulesAndDocumentationSelectIsThere() {
        Map<String, String> expressions = new TreeMap<>(DocumentedQueries.all());
        expressions.putAll(rules("alerting"));
        expressions.putAll(rules("recording"));
        Map<String, Set<String>> missing = new TreeMap<>();
        expressions.forEach((where, expression) -> {
            // It need not have an answer, but it must be one that can be reckoned.
            prometheus().query(expression);
            Set<String> absent = absentOf(expression);
            if (!absent.isEmpty()) {
                missing.put(where, absent);
            }
        });
        assertEquals(Map.of(), missing);
    }

    /** The selectors of an expression that have selected nothing in the last hour. */
    private static Set<String> absentOf(String expression) {
        List<String> selectors = PromQlSelectors.of(prometheus().parse(expression));
        assertFalse(selectors.isEmpty(), expression);
        return selectors.stream()
                .filter(selector -> !isThere("last_over_time(%s[1h])".formatted(selector)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What is recorded every two minutes, or reckoned from each minute's value, has to come first. */
    private static boolean isThere(String expression) {
        boolean takesTime = expression.contains("mean7d") || expression.contains(":1m]");
        Duration patience = takesTime ? LONG_PATIENCE : Duration.ZERO;
        try {
            Eventually.get(patience, expression, () -> prometheus().query(expression), result -> !result.isEmpty());
            return true;
        } catch (AssertionError e) {
            return false;
        }
    }

    @Test
    void eachPanelOfEachDashboardHasData() {
        ConfigMap dashboards = Objects.requireNonNull(user().configMaps()
                .inNamespace(NAMESPACE)
                .withName("geotraffic-agent-egress-dashboards")
                .get());
        List<DashboardPanels.Query> queries = DashboardPanels.queries(dashboards);
        assertTrue(queries.size() > 30, () -> queries.size() + " queries");
        Set<String> empty = new TreeSet<>();
        for (DashboardPanels.Query query : queries) {
            if (!isThere(query.expression())) {
                empty.add(query.panel());
                assertEquals(Set.of(), absentOf(query.expression()), query::toString);
            }
        }
        assertEquals(TELL_OF_TROUBLE, empty);
    }
}
