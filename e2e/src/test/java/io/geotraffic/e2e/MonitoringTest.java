package io.geotraffic.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import io.geotraffic.operator.reconciler.MonitorController;
import io.geotraffic.operator.reconciler.MonitorReconciler;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.processing.event.rate.LinearRateLimiter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What Prometheus and Grafana are given, where the kinds for it are there, come, or go. */
@OnCluster
@Timeout(300)
final class MonitoringTest {
    private static final String NAMESPACE = "geotraffic-monitoring";
    private static final String NAME = "geotraffic-agent-egress";

    private static final String ALL =
            "{monitoring: {serviceMonitor: {enabled: true}, prometheusRule: {enabled: true}, dashboards: {enabled: true}}}";
    private static final String ALL_BUT_DASHBOARDS =
            "{monitoring: {serviceMonitor: {enabled: true}, prometheusRule: {enabled: true}}}";

    /** More than the period in which kinds are looked for. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @BeforeEach
    void thereIsNoPrometheusOperator() {
        Assumptions.assumeTrue(Cluster.given().isEmpty(), "nobody's Prometheus Operator is to lose its kinds");
        PrometheusKinds.remove();
    }

    private static Resource<ServiceMonitor> serviceMonitor(RunningOperator operator) {
        return operator.user()
                .resources(ServiceMonitor.class)
                .inNamespace(NAMESPACE)
                .withName(NAME);
    }

    private static Resource<PrometheusRule> rule(RunningOperator operator) {
        return operator.user()
                .resources(PrometheusRule.class)
                .inNamespace(NAMESPACE)
                .withName(NAME);
    }

    private static Resource<ConfigMap> dashboards(RunningOperator operator) {
        return operator.user().configMaps().inNamespace(NAMESPACE).withName(NAME + "-dashboards");
    }

    private static void awaitEnd(Resource<? extends HasMetadata> resource) {
        Eventually.get(PATIENCE, "end", () -> resource.get() == null, gone -> gone);
    }

    @Test
    void agentsCountWithoutThePrometheusOperatorAndItIsNoticedWhenItComes() {
        try (RunningOperator operator = RunningOperator.start(NAMESPACE)) {
            operator.apply("egress", ALL_BUT_DASHBOARDS);
            operator.awaitReady("egress");
            String missing = operator.await("egress", "MonitoringAvailable", "False", "KindNotFound");
            assertTrue(missing.contains("no ServiceMonitor of monitoring.coreos.com/v1"), missing);
            assertTrue(missing.contains("no PrometheusRule of monitoring.coreos.com/v1"), missing);
            assertTrue(missing.contains("set spec.monitoring.serviceMonitor.enabled to false"), missing);

            try (PrometheusKinds _ = PrometheusKinds.install()) {
                assertEquals(
                        "ServiceMonitor, PrometheusRule",
                        operator.await("egress", "MonitoringAvailable", "True", "ObjectsApplied"));
                assertTrue(
                        serviceMonitor(operator).get() != null && rule(operator).get() != null);
            }
            operator.await("egress", "MonitoringAvailable", "False", "KindNotFound");
            assertEquals("True", operator.condition("egress", "Ready").getStatus());

            // What was watched before can be watched again.
            try (PrometheusKinds _ = PrometheusKinds.install()) {
                operator.await("egress", "MonitoringAvailable", "True", "ObjectsApplied");
                String uid = uid(serviceMonitor(operator));
                serviceMonitor(operator).delete();
                Eventually.get(
                        PATIENCE,
                        "a new ServiceMonitor",
                        serviceMonitor(operator)::get,
                        seen -> seen != null && !seen.getMetadata().getUid().equals(uid));
                operator.deleteAll();
            }
        }
    }

    private static String uid(Resource<? extends HasMetadata> resource) {
        return Objects.requireNonNull(resource.get()).getMetadata().getUid();
    }

    @Test
    void whatIsNotAskedForAnyMoreGoes() {
        try (PrometheusKinds _ = PrometheusKinds.install();
                RunningOperator operator = RunningOperator.start(NAMESPACE)) {
            operator.apply("egress", ALL);
            assertEquals(
                    "ServiceMonitor, PrometheusRule, ConfigMap of dashboards",
                    operator.await("egress", "MonitoringAvailable", "True", "ObjectsApplied"));
            assertEquals(
                    "1",
                    Objects.requireNonNull(dashboards(operator).get())
                            .getMetadata()
                            .getLabels()
                            .get("grafana_dashboard"));

            operator.apply("egress", "{monitoring: {serviceMonitor: {enabled: true}}}");
            awaitEnd(rule(operator));
            awaitEnd(dashboards(operator));
            assertEquals("ServiceMonitor", operator.await("egress", "MonitoringAvailable", "True", "ObjectsApplied"));

            operator.apply("egress", "{}");
            awaitEnd(serviceMonitor(operator));
            operator.awaitStatus(
                    "egress",
                    "no MonitoringAvailable",
                    status -> status.conditions().stream()
                            .noneMatch(condition -> condition.getType().equals("MonitoringAvailable")));
        }
    }

    @Test
    void whatTheApiServerRefusesIsToldAndAgentsCount() {
        try (PrometheusKinds _ = PrometheusKinds.install();
                RunningOperator operator = RunningOperator.start(NAMESPACE)) {
            operator.user()
                    .resourceQuotas()
                    .inNamespace(NAMESPACE)
                    .resource(new ResourceQuotaBuilder()
                            .withNewMetadata()
                            .withName("none")
                            .endMetadata()
                            .withNewSpec()
                            .withHard(Map.of("count/servicemonitors.monitoring.coreos.com", new Quantity("0")))
                            .endSpec()
                            .build())
                    .create();
            operator.apply("egress", ALL_BUT_DASHBOARDS);
            String refusal = operator.await("egress", "MonitoringAvailable", "False", "ObjectsRefused");
            assertTrue(refusal.startsWith("the API server refuses the ServiceMonitor: "), refusal);
            operator.awaitReady("egress");
            assertTrue(rule(operator).get() != null, "the others are made");

            operator.user().resourceQuotas().inNamespace(NAMESPACE).delete();
            operator.await("egress", "MonitoringAvailable", "True", "ObjectsApplied");
        }
    }

    /** As where somebody has cut down the Role, or it is older than the operator. */
    @Test
    void withoutTheRightToItAgentsCountAndTheOperatorIsWell() {
        try (PrometheusKinds _ = PrometheusKinds.install();
                RunningOperator operator = RunningOperator.start(NAMESPACE)) {
            Resource<Role> role =
                    operator.user().rbac().roles().inNamespace(NAMESPACE).withName(OperatorAccount.NAME);
            Edit.of(
                    role,
                    edited -> edited.edit()
                            .removeMatchingFromRules(rule -> rule.getResources().contains("servicemonitors"))
                            .build());
            operator.apply("other", "{agent: {port: 10480}}");
            operator.awaitReady("other");
            operator.apply("egress", ALL_BUT_DASHBOARDS);
            String refusal = operator.await("egress", "MonitoringAvailable", "False", "ObjectsRefused");
            assertTrue(refusal.contains("cannot list resource \"servicemonitors\""), refusal);
            operator.awaitReady("egress");
            assertEquals(Optional.empty(), operator.watches().dead());
            assertEquals(Optional.empty(), operator.watches().interrupted());

            OperatorAccount.make(operator.user(), NAMESPACE);
            operator.await("egress", "MonitoringAvailable", "True", "ObjectsApplied");
        }
    }

    /** By whatever name. */
    @Test
    void aDatabaseOfSomebodyIsNotTakenForDashboards() {
        try (RunningOperator operator = RunningOperator.start(NAMESPACE)) {
            CountryData.apply(
                    operator.user(),
                    CountryData.configMap(
                            NAMESPACE,
                            NAME + "-dashboards",
                            "country.mmdb",
                            CountryData.database("81.2.69.0/24", "GB")));
            operator.apply("egress", "{geoip: {configMap: {name: %s-dashboards}}}".formatted(NAME));
            operator.awaitReady("egress");
            operator.await("egress", "GeoIPDatabaseAvailable", "True", "DatabaseAvailable");
            assertTrue(dashboards(operator).get() != null);
        }
    }

    @Test
    void isNotWrittenWhereNothingDiffers() {
        ForcedReconciles forced = new ForcedReconciles();
        try (PrometheusKinds _ = PrometheusKinds.install();
                RunningOperator operator = RunningOperator.start(
                        NAMESPACE,
                        parts -> MonitorController.operator(
                                parts.client(),
                                forced.around(new MonitorReconciler(parts.defaults(), Clock.systemUTC())),
                                Metrics.NOOP,
                                LinearRateLimiter.deactivatedRateLimiter()))) {
            operator.apply("egress", """
                    {agent: {webConfig: {secretName: agent-web}}, monitoring: {
                      serviceMonitor: {
                        enabled: true, interval: 15s, labels: {release: prometheus}, basicAuth: {name: login},
                        tls: {caConfigMap: {name: ca}, clientSecret: {name: client}, insecureSkipVerify: true},
                        relabelings: [{sourceLabels: [a], targetLabel: b}, {action: hashmod, modulus: 4, sourceLabels: [a], targetLabel: b}],
                        metricRelabelings: [{action: labeldrop, regex: nobody}]},
                      prometheusRule: {enabled: true, labels: {release: prometheus}, allowedCountries: [DE]},
                      dashboards: {enabled: true, annotations: {grafana_folder: Network}}}}
                    """);
            operator.await("egress", "MonitoringAvailable", "True", "ObjectsApplied");
            forced.force(20);
            int before = operator.requests().writes().size();
            forced.force(100);
            List<String> writes = operator.requests().writes();
            assertEquals(List.of(), writes.subList(before, writes.size()));
        }
    }
}
