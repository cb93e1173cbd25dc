package io.geotraffic.operator;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the rooms may know of each other, and that each wall would be missed. */
final class WallsTest {
    private static final String ALL = "io.geotraffic..";
    private static final String OPERATOR_ITSELF = "io.geotraffic.operator";
    private static final String OPERATOR = "io.geotraffic.operator..";
    private static final String API = "io.geotraffic.operator.api..";
    private static final String DASHBOARDS = "io.geotraffic.operator.dashboards..";
    private static final String LEASE = "io.geotraffic.operator.lease..";
    private static final String METRICS = "io.geotraffic.operator.metrics..";
    private static final String PLAN = "io.geotraffic.operator.plan..";
    private static final String RECONCILER = "io.geotraffic.operator.reconciler..";
    private static final String RESOURCES = "io.geotraffic.operator.resources..";
    private static final String RULES = "io.geotraffic.operator.rules..";
    private static final String STATUS = "io.geotraffic.operator.status..";
    private static final String AGENT = "io.geotraffic.agent..";
    private static final String GEOIP = "io.geotraffic.geoip..";
    private static final String HTTP = "io.geotraffic.http..";
    private static final String SERVING = "io.geotraffic.http";
    private static final String EXPOSITION = "io.geotraffic.http.exposition..";
    private static final String PROCESS = "io.geotraffic.http.process..";

    private static final ArchRule API_KNOWS_NO_OTHER_ROOM = knowsOf(API);

    private static final ArchRule PLAN_KNOWS_THE_API = knowsOf(PLAN, API);

    private static final ArchRule RULES_KNOW_API_AND_PLAN = knowsOf(RULES, API, PLAN);

    private static final ArchRule DASHBOARDS_KNOW_API_AND_PLAN = knowsOf(DASHBOARDS, API, PLAN);

    private static final ArchRule RESOURCES_KNOW_WHAT_THEY_WRAP = knowsOf(RESOURCES, API, PLAN, RULES, DASHBOARDS);

    private static final ArchRule STATUS_KNOWS_API_AND_PLAN = knowsOf(STATUS, API, PLAN);

    private static final ArchRule METRICS_KNOW_API_STATUS_AND_FORMATS =
            knowsOf(METRICS, API, STATUS, EXPOSITION, PROCESS);

    private static final ArchRule THE_LEASE_KNOWS_NO_OTHER_ROOM = knowsOf(LEASE);

    private static final ArchRule THE_RECONCILER_KNOWS_ALL_ROOMS_BUT_THE_LEASE =
            knowsOf(RECONCILER, API, PLAN, RESOURCES, STATUS, METRICS, GEOIP, EXPOSITION);

    private static final ArchRule THE_PROCESS_ALONE_SERVES = noClasses()
            .that()
            .resideOutsideOfPackages(OPERATOR_ITSELF, HTTP)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(SERVING);

    private static final ArchRule NOBODY_KNOWS_THE_AGENT = noClasses()
            .that()
            .resideInAPackage(OPERATOR)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(AGENT);

    private static final ArchRule THE_RECONCILER_ALONE_KNOWS_GEOIP = noClasses()
            .that(resideInAPackage(OPERATOR).and(not(resideInAPackage(RECONCILER))))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(GEOIP);

    /** A resource's class is one of the client's, and asks nobody. */
    private static final ArchRule ONLY_RECONCILER_AND_LEASE_ASK_THE_API_SERVER = noClasses()
            .that(resideInAPackage(OPERATOR).and(not(resideInAnyPackage(OPERATOR_ITSELF, RECONCILER, LEASE))))
            .should()
            .dependOnClassesThat(resideInAnyPackage("io.fabric8.kubernetes.client..", "io.javaoperatorsdk..")
                    .and(not(com.tngtech.archunit.core.domain.properties.HasName.Predicates.name(
                            "io.fabric8.kubernetes.client.CustomResource"))));

    private static final ArchRule NO_CYCLES =
            slices().matching("io.geotraffic.operator.(*)..").should().beFreeOfCycles();

    /** That the room knows no others of the house but these. */
    private static ArchRule knowsOf(String room, String... others) {
        String[] known = Stream.concat(Stream.of(room), Stream.of(others)).toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(room)
                .should()
                .dependOnClassesThat(resideInAPackage(ALL).and(not(resideInAnyPackage(known))));
    }

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OperatorCommand",
                "api.v1alpha1.GeoTrafficMonitor",
                "dashboards.Dashboards",
                "lease.LeaderElection",
                "metrics.OperatorMetrics",
                "plan.AgentPlan",
                "reconciler.MonitorReconciler",
                "resources.AgentDaemonSet",
                "rules.RuleGroups",
                "status.StatusReport",
            })
    void thereIsSomethingToCheck(String name) {
        assertTrue(House.CLASSES.contain("io.geotraffic.operator." + name));
    }

    @Test
    void theApiKnowsNoOtherRoom() throws IOException {
        API_KNOWS_NO_OTHER_ROOM.check(House.CLASSES);
        House.assertCatches(
                directory,
                API_KNOWS_NO_OTHER_ROOM,
                "package io.geotraffic.operator.plan; public class Plan {}",
                "package io.geotraffic.operator.api.v1alpha1; public class Wrong { io.geotraffic.operator.plan.Plan plan; }");
    }

    @Test
    void thePlanKnowsTheApiAndNoMore() throws IOException {
        PLAN_KNOWS_THE_API.check(House.CLASSES);
        House.assertCatches(
                directory,
                PLAN_KNOWS_THE_API,
                "package io.geotraffic.operator.api.v1alpha1; public class Spec {}",
                "package io.geotraffic.operator.resources; public class Labels {}",
                "package io.geotraffic.operator.plan; public class Right { io.geotraffic.operator.api.v1alpha1.Spec spec; }",
                "package io.geotraffic.operator.plan; public class Wrong { io.geotraffic.operator.resources.Labels labels; }");
    }

    @Test
    void resourcesKnowWhatTheyWrapAndNoMore() throws IOException {
        RESOURCES_KNOW_WHAT_THEY_WRAP.check(House.CLASSES);
        House.assertCatches(
                directory,
                RESOURCES_KNOW_WHAT_THEY_WRAP,
                "package io.geotraffic.operator.plan; public class Plan {}",
                "package io.geotraffic.operator.status; public class Rollout {}",
                "package io.geotraffic.operator.resources; public class Right { io.geotraffic.operator.plan.Plan plan; }",
                "package io.geotraffic.operator.resources; public class Wrong { io.geotraffic.operator.status.Rollout rollout; }");
    }

    @Test
    void rulesKnowApiAndPlanAndNoMore() throws IOException {
        RULES_KNOW_API_AND_PLAN.check(House.CLASSES);
        House.assertCatches(
                directory,
                RULES_KNOW_API_AND_PLAN,
                "package io.geotraffic.operator.plan; public class Plan {}",
                "package io.geotraffic.operator.resources; public class Labels {}",
                "package io.geotraffic.operator.rules; public class Right { io.geotraffic.operator.plan.Plan plan; }",
                "package io.geotraffic.operator.rules; public class Wrong { io.geotraffic.operator.resources.Labels labels; }");
    }

    @Test
    void dashboardsKnowApiAndPlanAndNoMore() throws IOException {
        DASHBOARDS_KNOW_API_AND_PLAN.check(House.CLASSES);
        House.assertCatches(
                directory,
                DASHBOARDS_KNOW_API_AND_PLAN,
                "package io.geotraffic.operator.plan; public class Plan {}",
                "package io.geotraffic.operator.rules; public class Groups {}",
                "package io.geotraffic.operator.dashboards; public class Right { io.geotraffic.operator.plan.Plan plan; }",
                "package io.geotraffic.operator.dashboards; public class Wrong { io.geotraffic.operator.rules.Groups groups; }");
    }

    @Test
    void statusKnowsApiAndPlanAndNoMore() throws IOException {
        STATUS_KNOWS_API_AND_PLAN.check(House.CLASSES);
        House.assertCatches(
                directory,
                STATUS_KNOWS_API_AND_PLAN,
                "package io.geotraffic.operator.plan; public class Plan {}",
                "package io.geotraffic.operator.resources; public class Labels {}",
                "package io.geotraffic.operator.status; public class Right { io.geotraffic.operator.plan.Plan plan; }",
                "package io.geotraffic.operator.status; public class Wrong { io.geotraffic.operator.resources.Labels labels; }");
    }

    @Test
    void theReconcilerKnowsAllButTheProcessAndTheLease() throws IOException {
        THE_RECONCILER_KNOWS_ALL_ROOMS_BUT_THE_LEASE.check(House.CLASSES);
        House.assertCatches(
                directory,
                THE_RECONCILER_KNOWS_ALL_ROOMS_BUT_THE_LEASE,
                "package io.geotraffic.operator; public class Version {}",
                "package io.geotraffic.operator.reconciler; public class Wrong { io.geotraffic.operator.Version version; }");
    }

    @Test
    void metricsKnowApiStatusAndFormatsAndNoMore() throws IOException {
        METRICS_KNOW_API_STATUS_AND_FORMATS.check(House.CLASSES);
        House.assertCatches(
                directory,
                METRICS_KNOW_API_STATUS_AND_FORMATS,
                "package io.geotraffic.operator.status; public class Ready {}",
                "package io.geotraffic.operator.plan; public class Plan {}",
                "package io.geotraffic.operator.metrics; public class Right { io.geotraffic.operator.status.Ready ready; }",
                "package io.geotraffic.operator.metrics; public class Wrong { io.geotraffic.operator.plan.Plan plan; }");
    }

    @Test
    void theLeaseKnowsNoOtherRoom() throws IOException {
        THE_LEASE_KNOWS_NO_OTHER_ROOM.check(House.CLASSES);
        House.assertCatches(
                directory,
                THE_LEASE_KNOWS_NO_OTHER_ROOM,
                "package io.geotraffic.operator.plan; public class Plan {}",
                "package io.geotraffic.operator.lease; public class Wrong { io.geotraffic.operator.plan.Plan plan; }");
    }

    @Test
    void theProcessAloneServes() throws IOException {
        THE_PROCESS_ALONE_SERVES.check(House.CLASSES);
        House.assertCatches(
                directory,
                THE_PROCESS_ALONE_SERVES,
                "package io.geotraffic.http; public class Page {}",
                "package io.geotraffic.operator; public class Right { io.geotraffic.http.Page page; }",
                "package io.geotraffic.operator.metrics; public class Wrong { io.geotraffic.http.Page page; }");
    }

    @Test
    void nobodyKnowsTheAgent() throws IOException {
        NOBODY_KNOWS_THE_AGENT.check(House.CLASSES);
        House.assertCatches(
                directory,
                NOBODY_KNOWS_THE_AGENT,
                "package io.geotraffic.agent.options; public class Options {}",
                "package io.geotraffic.operator; public class Wrong { io.geotraffic.agent.options.Options options; }");
    }

    @Test
    void theReconcilerAloneKnowsGeoip() throws IOException {
        THE_RECONCILER_ALONE_KNOWS_GEOIP.check(House.CLASSES);
        House.assertCatches(
                directory,
                THE_RECONCILER_ALONE_KNOWS_GEOIP,
                "package io.geotraffic.geoip; public class Country {}",
                "package io.geotraffic.operator.reconciler; public class Right { io.geotraffic.geoip.Country country; }",
                "package io.geotraffic.operator.status; public class Wrong { io.geotraffic.geoip.Country country; }");
    }

    @Test
    void onlyReconcilerAndLeaseAskTheApiServer() throws IOException {
        ONLY_RECONCILER_AND_LEASE_ASK_THE_API_SERVER.check(House.CLASSES);
        House.assertCatches(
                directory,
                ONLY_RECONCILER_AND_LEASE_ASK_THE_API_SERVER,
                "package io.fabric8.kubernetes.client; public class KubernetesClient {}",
                "package io.fabric8.kubernetes.client; public class CustomResource {}",
                "package io.fabric8.kubernetes.api.model; public class Pod {}",
                "package io.geotraffic.operator.status; public class Right { io.fabric8.kubernetes.api.model.Pod pod; }",
                "package io.geotraffic.operator.api.v1alpha1; public class Own { io.fabric8.kubernetes.client.CustomResource own; }",
                "package io.geotraffic.operator.status; public class Wrong { io.fabric8.kubernetes.client.KubernetesClient client; }");
        House.assertCatches(
                directory,
                ONLY_RECONCILER_AND_LEASE_ASK_THE_API_SERVER,
                "package io.javaoperatorsdk.operator; public class Context {}",
                "package io.geotraffic.operator.resources; public class Wrong { io.javaoperatorsdk.operator.Context context; }");
    }

    @Test
    void roomsDoNotDependOnEachOtherInCircles() throws IOException {
        NO_CYCLES.check(House.CLASSES);
        House.assertCatches(
                directory,
                NO_CYCLES,
                "package io.geotraffic.operator.plan; public class Plan { io.geotraffic.operator.status.Wrong status; }",
                "package io.geotraffic.operator.status; public class Wrong { io.geotraffic.operator.plan.Plan plan; }");
    }
}
