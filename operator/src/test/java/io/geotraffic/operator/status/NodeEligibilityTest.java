package io.geotraffic.operator.status;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NodeEligibilityTest {
    private static final Path VERDICTS = Path.of(
            "src", "test", "resources", "io", "geotraffic", "operator", "status", "daemon-controller-1.34.jsonl");
    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

    private static boolean isFor(String pod, String node) {
        return isFor(
                SERIALIZATION.unmarshal("--- " + pod, PodSpec.class),
                SERIALIZATION.unmarshal("--- " + node, Node.class));
    }

    private static boolean isFor(PodSpec pod, Node node) {
        return new NodeEligibility(pod).isFor(node);
    }

    private static boolean toleratedBy(String tolerations, String taint) {
        return isFor(
                "{tolerations: [%s]}".formatted(tolerations),
                "{metadata: {name: n1}, spec: {taints: [%s]}}".formatted(taint));
    }

    /** Made by Kubernetes' own code: src/test/go/eligibility.go. */
    @Test
    void decidesAsTheDaemonSetsControllerDoes() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (String line : Files.readAllLines(VERDICTS)) {
            JsonNode verdict = SERIALIZATION.unmarshal(line, JsonNode.class);
            boolean is = isFor(
                    SERIALIZATION.convertValue(verdict.path("pod"), PodSpec.class),
                    SERIALIZATION.convertValue(verdict.path("node"), Node.class));
            if (is != verdict.path("wanted").asBoolean()) {
                wrong.add(line);
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void aPodThatAsksForNothingIsForEveryNode() {
        assertEquals(true, isFor("{}", "{metadata: {name: n1}}"));
        assertEquals(true, isFor("{}", "{metadata: {name: n1, labels: {a: b}}, spec: {}}"));
        assertEquals(
                true,
                isFor(
                        new PodSpec(),
                        new NodeBuilder().withNewMetadata().endMetadata().build()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {a: b}       | true
            {a: b, c: d} | true
            {}           | false
            {a: c}       | false
            {b: a}       | false""")
    void aNodeHasAllLabelsOfTheSelector(String labels, boolean is) {
        assertEquals(is, isFor("{nodeSelector: {a: b}}", "{metadata: {name: n1, labels: %s}}".formatted(labels)));
        assertEquals(
                labels.equals("{a: b, c: d}"),
                isFor("{nodeSelector: {c: d, a: b}}", "{metadata: {name: n1, labels: %s}}".formatted(labels)));
    }

    @Test
    void selectorAndAffinityBothHaveToMatch() {
        String pod = """
                {nodeSelector: {a: b}, affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution:
                  {nodeSelectorTerms: [{matchExpressions: [{key: c, operator: Exists}]}]}}}}""";
        assertEquals(true, isFor(pod, "{metadata: {name: n1, labels: {a: b, c: d}}}"));
        assertEquals(false, isFor(pod, "{metadata: {name: n1, labels: {a: b}}}"));
        assertEquals(false, isFor(pod, "{metadata: {name: n1, labels: {c: d}}}"));
    }

    @Test
    void whatIsOnlyPreferredKeepsNoNodeOut() {
        assertEquals(true, isFor("""
                        {affinity: {nodeAffinity: {preferredDuringSchedulingIgnoredDuringExecution:
                          [{weight: 1, preference: {matchExpressions: [{key: c, operator: Exists}]}}]}}}""", "{metadata: {name: n1}}"));
        assertEquals(true, isFor("{affinity: {podAntiAffinity: {}}}", "{metadata: {name: n1}}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {key: a, effect: NoSchedule}                | false
            {key: a, effect: NoExecute}                 | false
            {key: a, effect: PreferNoSchedule}          | true""")
    void aTaintThatNobodyToleratesKeepsOut(String taint, boolean is) {
        assertEquals(is, toleratedBy("", taint));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {operator: Exists}                              | {key: a, value: b, effect: NoSchedule} | true
            {operator: Exists}                              | {key: a, value: b, effect: NoExecute}  | true
            {operator: Exists, effect: NoSchedule}          | {key: a, value: b, effect: NoSchedule} | true
            {operator: Exists, effect: NoSchedule}          | {key: a, value: b, effect: NoExecute}  | false
            {key: a, operator: Exists}                      | {key: a, value: b, effect: NoSchedule} | true
            {key: a, operator: Exists}                      | {key: c, value: b, effect: NoSchedule} | false
            {key: a, operator: Equal, value: b}             | {key: a, value: b, effect: NoSchedule} | true
            {key: a, value: b}                              | {key: a, value: b, effect: NoSchedule} | true
            {key: a, operator: Equal, value: c}             | {key: a, value: b, effect: NoSchedule} | false
            {key: a, operator: Equal}                       | {key: a, effect: NoSchedule}           | true
            {key: a, operator: Equal, value: ''}            | {key: a, effect: NoSchedule}           | true
            {key: a, operator: Equal}                       | {key: a, value: b, effect: NoSchedule} | false
            {key: a, operator: Exists, effect: ''}          | {key: a, effect: NoExecute}            | true
            {key: a, operator: Exists, tolerationSeconds: 1}| {key: a, effect: NoExecute}            | true""")
    void aTolerationIsForSomeTaints(String toleration, String taint, boolean is) {
        assertEquals(is, toleratedBy(toleration, taint));
    }

    @Test
    void eachTaintNeedsAToleration() {
        String taints = "{key: a, effect: NoSchedule}, {key: b, effect: NoExecute}";
        assertEquals(false, toleratedBy("{key: a, operator: Exists}", taints));
        assertEquals(true, toleratedBy("{key: b, operator: Exists}, {key: a, operator: Exists}", taints));
    }

    /** What the controller adds to every pod (pkg/controller/daemon/util), each for one effect alone. */
    @ParameterizedTest
    @CsvSource({
        "node.kubernetes.io/not-ready, NoExecute, NoSchedule",
        "node.kubernetes.io/unreachable, NoExecute, NoSchedule",
        "node.kubernetes.io/disk-pressure, NoSchedule, NoExecute",
        "node.kubernetes.io/memory-pressure, NoSchedule, NoExecute",
        "node.kubernetes.io/pid-pressure, NoSchedule, NoExecute",
        "node.kubernetes.io/unschedulable, NoSchedule, NoExecute",
        "node.kubernetes.io/network-unavailable, NoSchedule, NoExecute",
    })
    void theControllerToleratesSomeTaintsOnItsOwn(String key, String tolerated, String other) {
        assertEquals(true, toleratedBy("", "{key: %s, effect: %s}".formatted(key, tolerated)));
        assertEquals(true, toleratedBy("", "{key: %s, value: x, effect: %s}".formatted(key, tolerated)));
        assertEquals(false, toleratedBy("", "{key: %s, effect: %s}".formatted(key, other)));
        assertEquals(true, toleratedBy("{operator: Exists}", "{key: %s, effect: %s}".formatted(key, other)));
    }

    @ParameterizedTest
    @CsvSource({
        "node.kubernetes.io/out-of-service, NoExecute",
        "node.cloudprovider.kubernetes.io/uninitialized, NoSchedule"
    })
    void otherTaintsOfKubernetesAreLikeAnyOther(String key, String effect) {
        assertEquals(false, toleratedBy("", "{key: %s, effect: %s}".formatted(key, effect)));
    }
}
