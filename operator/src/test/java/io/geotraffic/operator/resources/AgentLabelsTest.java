package io.geotraffic.operator.resources;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.geotraffic.operator.lab.Admission;
import io.geotraffic.operator.plan.AgentPlan;
import io.geotraffic.operator.plan.OperatorDefaults;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AgentLabelsTest {
    private static final String LONGEST = "a-name-of-forty-characters-as-long-as-it";

    private static AgentPlan plan(String monitor, String spec) {
        return AgentPlan.of(Admission.monitor(monitor, spec), new OperatorDefaults("geotraffic", "agent:1"));
    }

    private static List<HasMetadata> objects(AgentPlan plan) {
        return List.of(AgentServiceAccount.of(plan), AgentService.of(plan), AgentDaemonSet.of(plan));
    }

    @Test
    void allOfAMonitorIsFoundByThem() {
        for (HasMetadata object : objects(plan("egress", "{}"))) {
            assertEquals(Optional.of("egress"), AgentLabels.monitor(object), object.getKind());
            assertTrue(selects(AgentLabels.SELECTS_AGENTS, object.getMetadata().getLabels()), object.getKind());
        }
        PodTemplateSpec template =
                AgentDaemonSet.of(plan("egress", "{}")).getSpec().getTemplate();
        assertTrue(
                selects(AgentLabels.SELECTS_AGENTS, template.getMetadata().getLabels()), "else its pods are not seen");
    }

    private static boolean selects(String selector, Map<String, String> labels) {
        String[] words = selector.split("=", 2);
        return words[1].equals(labels.get(words[0]));
    }

    @Test
    void whatHasNoneIsOfNoMonitor() {
        assertEquals(
                Optional.empty(),
                AgentLabels.monitor(
                        new PodBuilder().withNewMetadata().endMetadata().build()));
        assertEquals(
                Optional.empty(),
                AgentLabels.monitor(new PodBuilder()
                        .withNewMetadata()
                        .withLabels(Map.of("app.kubernetes.io/name", "geotraffic-agent"))
                        .endMetadata()
                        .build()));
    }

    /** Of two monitors neither takes the other's pods, and a DaemonSet that does not select its own is refused. */
    @Test
    void agentsAreSelectedByThoseOfTheirMonitor() {
        for (String spec : List.of("{}", "{agent: {podLabels: {team: network}}}")) {
            DaemonSet daemonSet = AgentDaemonSet.of(plan("egress", spec));
            Map<String, String> own =
                    daemonSet.getSpec().getTemplate().getMetadata().getLabels();
            Map<String, String> others = AgentDaemonSet.of(plan("ingress", spec))
                    .getSpec()
                    .getTemplate()
                    .getMetadata()
                    .getLabels();
            Map<String, String> selector = daemonSet.getSpec().getSelector().getMatchLabels();
            assertTrue(own.entrySet().containsAll(selector.entrySet()));
            assertTrue(!others.entrySet().containsAll(selector.entrySet()));
            assertEquals(
                    selector, AgentService.of(plan("egress", spec)).getSpec().getSelector());
        }
    }

    /** It cannot be changed once it is there: a change here breaks each monitor at the next upgrade. */
    @Test
    void theSelectorStaysAsItIs() {
        String expected = "{app.kubernetes.io/instance=egress, app.kubernetes.io/name=geotraffic-agent}";
        assertEquals(expected, AgentLabels.selector("egress").toString());
    }

    /** The schema refuses such labels; if it were not for it, agents would still be found. */
    @Test
    void ownLabelsWin() {
        Map<String, String> labels = AgentDaemonSet.of(plan(
                        "egress",
                        "{agent: {podLabels: {app.kubernetes.io/instance: other, app.kubernetes.io/managed-by: me}}}"))
                .getSpec()
                .getTemplate()
                .getMetadata()
                .getLabels();
        assertEquals("egress", labels.get("app.kubernetes.io/instance"));
        assertEquals("geotraffic-operator", labels.get("app.kubernetes.io/managed-by"));
    }

    @Test
    void agentsRunOnLinuxAloneWhateverIsSelected() {
        Map<String, String> selector = AgentDaemonSet.of(
                        plan("egress", "{agent: {nodeSelector: {kubernetes.io/os: windows, a: b}}}"))
                .getSpec()
                .getTemplate()
                .getSpec()
                .getNodeSelector();
        assertEquals(Map.of("kubernetes.io/os", "linux", "a", "b"), selector);
    }

    @Test
    void namesAndLabelsFitWhateverTheMonitorsName() {
        for (HasMetadata object : objects(plan(LONGEST, "{}"))) {
            assertTrue(object.getMetadata().getName().length() <= 63);
            object.getMetadata().getLabels().values().forEach(value -> assertTrue(value.length() <= 63, value));
        }
    }
}
