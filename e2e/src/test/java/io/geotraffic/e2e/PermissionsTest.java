package io.geotraffic.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.HttpURLConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the operator has asked for in all tests is what it is allowed to: no less, or it would have failed, and
 * no more. Comes last.
 */
@OnCluster
@Order(Integer.MAX_VALUE)
final class PermissionsTest {
    private static final String NAMESPACE = "geotraffic-permissions";

    private final KubernetesClient user = Cluster.client();

    @TempDir
    private Path folder;

    @BeforeEach
    void makeNamespace() {
        Assumptions.assumeTrue(Cluster.given().isEmpty(), "only our own cluster tells who asked for what");
        AgentNamespace.make(user, NAMESPACE);
        OperatorAccount.make(user, NAMESPACE);
    }

    @AfterEach
    void removeNamespace() {
        if (Cluster.given().isEmpty()) {
            AgentNamespace.remove(user, NAMESPACE);
        }
    }

    @Test
    void areThoseThatAreUsed() {
        useAll();
        assertEquals(text(granted()), text(used()));
    }

    /** Also where this is the only test that runs. */
    private void useAll() {
        try (PrometheusKinds _ = PrometheusKinds.install();
                OperatorProgram operator =
                        OperatorProgram.start(folder, OperatorAccount.kubeconfig(user, NAMESPACE, folder))) {
            operator.awaitReady();
            CountryData.apply(
                    user,
                    CountryData.configMap(
                            NAMESPACE, "geoip-country", "country.mmdb", CountryData.database("81.2.69.0/24", "GB")));
            user.resource(Resources.monitor("sound", "{geoip: {configMap: {name: geoip-country}}}"))
                    .create();
            // Why this one's agents are not ready is asked of nodes,
            user.resource(Resources.monitor("unready", "{interfaces: [nobody0], agent: {port: 10480}}"))
                    .create();
            // and why this one's are not there of events, and nodes are looked through.
            user.resource(Resources.monitor("refused", "{agent: {port: 10481, priorityClassName: nobody}}"))
                    .create();
            operator.awaitAnswer(
                    "/metrics", "geotraffic_operator_monitor_condition{monitor=\"sound\",type=\"Ready\"} 1\n");
            operator.awaitAnswer("/", "NotReady");
            operator.awaitAnswer("/", "no PriorityClass");
            giveAndTake(operator);
            operator.signal("TERM");
            operator.awaitEnd();
        }
    }

    /** What Prometheus and Grafana are given, for a time. */
    private void giveAndTake(OperatorProgram operator) {
        String condition = "geotraffic_operator_monitor_condition{monitor=\"sound\",type=\"MonitoringAvailable\"} 1\n";
        String switches = "{\"spec\":{\"monitoring\":{\"serviceMonitor\":{\"enabled\":%1$s},"
                + "\"prometheusRule\":{\"enabled\":%1$s},\"dashboards\":{\"enabled\":%1$s}}}}";
        patch(switches.formatted(true));
        operator.awaitAnswer("/metrics", condition);
        patch(switches.formatted(false));
        Eventually.get(
                Duration.ofSeconds(30),
                "end of " + condition,
                () -> operator.get("/metrics"),
                metrics -> !metrics.contains(condition));
    }

    private static void patch(String change) {
        ClusterCommand.kubectl("patch", "gtm", "sound", "--type=merge", "--patch=" + change);
    }

    private Set<String> granted() {
        Set<String> granted = new TreeSet<>();
        for (HasMetadata item : OperatorAccount.rights(user, NAMESPACE)) {
            if (item instanceof ClusterRole role) {
                role.getRules().forEach(rule -> granted.addAll(expand("the cluster", rule)));
            } else if (item instanceof Role role) {
                role.getRules()
                        .forEach(rule ->
                                granted.addAll(expand(place(role.getMetadata().getNamespace()), rule)));
            }
        }
        return granted;
    }

    private static List<String> expand(String place, PolicyRule rule) {
        return rule.getVerbs().stream()
                .flatMap(verb -> rule.getApiGroups().stream()
                        .flatMap(group -> rule.getResources().stream()
                                .map(resource -> line(place, withGroup(resource, group), verb))))
                .toList();
    }

    private static String withGroup(String resource, String group) {
        String[] parts = resource.split("/", 2);
        return parts[0] + (group.isEmpty() ? "" : "." + group) + (parts.length > 1 ? "/" + parts[1] : "");
    }

    private static Set<String> used() {
        Set<String> used = new TreeSet<>();
        AuditLog.requests().stream()
                .filter(request -> request.user().matches("system:serviceaccount:[^:]+:geotraffic-operator"))
                // What any account may ask: which API there is.
                .filter(request -> !request.resource().isEmpty())
                .filter(request -> request.code() != HttpURLConnection.HTTP_FORBIDDEN)
                .flatMap(PermissionsTest::lines)
                .forEach(used::add);
        return used;
    }

    private static Stream<String> lines(AuditLog.Request request) {
        String place = request.namespace().isEmpty() ? "the cluster" : place(request.namespace());
        // Server-side apply of what is not there yet asks for both.
        boolean isNew = request.verb().equals("patch") && request.code() == HttpURLConnection.HTTP_CREATED;
        return (isNew ? Stream.of("create", "patch") : Stream.of(request.verb()))
                .map(verb -> line(place, request.resource(), verb));
    }

    private static String place(String namespace) {
        return namespace.equals("default") ? "default" : "the operator's namespace";
    }

    private static String line(String place, String resource, String verb) {
        return "%s %s in %s".formatted(verb, resource, place);
    }

    private static String text(Set<String> lines) {
        return String.join("\n", lines);
    }
}
