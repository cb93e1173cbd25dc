package io.geotraffic.operator.reconciler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpHandler;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.EventListBuilder;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.NodeListBuilder;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetBuilder;
import io.fabric8.mockwebserver.http.RecordedRequest;
import io.geotraffic.operator.lab.Admission;
import io.geotraffic.operator.plan.AgentPlan;
import io.geotraffic.operator.plan.OperatorDefaults;
import io.geotraffic.operator.resources.AgentDaemonSet;
import io.geotraffic.operator.status.AgentPodReading;
import io.geotraffic.operator.status.AgentState;
import io.geotraffic.operator.status.NodeReason;
import io.geotraffic.operator.status.UncountedNode;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
final class NodeSurveyTest {
    private static final String NO_SECRET =
            "MountVolume.SetUp failed for volume \"web-config\" : secret \"agent-web\" not found";
    private static final String FORBIDDEN =
            "Error creating: pods \"geotraffic-agent-egress-\" is forbidden: violates PodSecurity \"baseline:latest\": host namespaces (hostNetwork=true)";
    private static final String LOST = "Kubelet stopped posting node status.";

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant EARLIER = NOW.minusSeconds(10);
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private static final AgentState COUNTING = new AgentState.Counting();
    private static final AgentState ENDING =
            new AgentState.Uncounted(NodeReason.ENDING, "the former agent ends, then one follows");
    private static final AgentState OLD =
            new AgentState.Uncounted(NodeReason.UNSUPPORTED_KERNEL, "Linux 6.1 lacks TCX programs");

    private final ApiServer server = ApiServer.scripted();

    @AfterEach
    void close() {
        server.close();
    }

    private static AgentPodReading pod(String node, AgentState state) {
        return new AgentPodReading("pod-" + node, "uid-" + node, node, state);
    }

    private List<UncountedNode> survey(int desired, AgentPodReading... pods) {
        return survey(10_479, desired, List.of(), List.of(pods));
    }

    private List<UncountedNode> survey(int port, int desired, List<String> rivals, List<AgentPodReading> pods) {
        AgentPlan plan = AgentPlan.of(
                Admission.monitor("egress", "{agent: {port: %d, nodeSelector: {pool: edge}}}".formatted(port)),
                new OperatorDefaults("geotraffic", "agent:1"));
        return new NodeSurvey(server.client(), new ReadinessQuestion(), CLOCK)
                .survey(plan, daemonSet(plan, desired, 1), pods, rivals);
    }

    private static DaemonSet daemonSet(AgentPlan plan, int desired, long observedGeneration) {
        return new DaemonSetBuilder(AgentDaemonSet.of(plan))
                .editMetadata()
                .withUid("uid-of-the-set")
                .withGeneration(1L)
                .endMetadata()
                .withNewStatus()
                .withObservedGeneration(observedGeneration)
                .withDesiredNumberScheduled(desired)
                .endStatus()
                .build();
    }

    private void events(String uid, String reason, String message) {
        server.expect()
                .get()
                .withPath("/api/v1/namespaces/geotraffic/events?fieldSelector=involvedObject.uid%3D" + uid)
                .andReturn(
                        200,
                        new EventListBuilder()
                                .withItems(new EventBuilder()
                                        .withType("Warning")
                                        .withReason(reason)
                                        .withMessage(message)
                                        .withLastTimestamp("2026-11-20T10:00:00Z")
                                        .build())
                                .build())
                .always();
    }

    private void noEvents(String uid) {
        server.expect()
                .get()
                .withPath("/api/v1/namespaces/geotraffic/events?fieldSelector=involvedObject.uid%3D" + uid)
                .andReturn(200, new EventListBuilder().build())
                .always();
    }

    private static Node node(String name, String ready, String message) {
        return new NodeBuilder()
                .withNewMetadata()
                .withName(name)
                .addToLabels("kubernetes.io/os", "linux")
                .addToLabels("pool", "edge")
                .endMetadata()
                .withNewStatus()
                .addNewCondition()
                .withType("MemoryPressure")
                .withStatus("Unknown")
                .withMessage("not this")
                .endCondition()
                .addNewCondition()
                .withType("Ready")
                .withStatus(ready)
                .withMessage(message)
                .endCondition()
                .endStatus()
                .build();
    }

    private void node(Node node) {
        server.expect()
                .get()
                .withPath("/api/v1/nodes/" + node.getMetadata().getName())
                .andReturn(200, node)
                .always();
    }

    private void nodes(Node... nodes) {
        server.expect()
                .get()
                .withPath("/api/v1/nodes?continue=&limit=100")
                .andReturn(
                        200,
                        new NodeListBuilder()
                                .withNewMetadata()
                                .endMetadata()
                                .withItems(nodes)
                                .build())
                .always();
    }

    private List<String> asked() throws InterruptedException {
        List<String> paths = new ArrayList<>();
        for (RecordedRequest request = server.request(); request != null; request = server.request()) {
            paths.add(String.valueOf(request.getPath()));
        }
        return paths;
    }

    @Test
    void namesNoNodeThatCounts() {
        assertEquals(
                List.of(new UncountedNode("n2", NodeReason.UNSUPPORTED_KERNEL, "Linux 6.1 lacks TCX programs")),
                survey(3, pod("n1", COUNTING), pod("n2", OLD), pod("n3", COUNTING)));
        assertEquals(List.of(), survey(2, pod("n1", COUNTING), pod("n2", COUNTING)));
    }

    /** What a pod tells of itself is asked of nobody else. */
    @Test
    void asksNothingThatIsKnown() throws InterruptedException {
        survey(2, pod("n1", OLD), pod("n2", new AgentState.PortTaken()));
        assertEquals(List.of(), asked());
    }

    @Test
    void saysWhoElseAsksForThePort() {
        List<AgentPodReading> pods = List.of(pod("n1", new AgentState.PortTaken()));
        assertEquals(
                List.of(
                        new UncountedNode(
                                "n1",
                                NodeReason.PORT_IN_USE,
                                "another pod of the node has port 20479 (GeoTrafficMonitor ingress asks for it too); set another spec.agent.port")),
                survey(20_479, 1, List.of("ingress"), pods));
    }

    @Test
    void asksThePodsEventsWhatItWaitsFor() {
        events("uid-n1", "FailedMount", NO_SECRET);
        assertEquals(
                List.of(new UncountedNode(
                        "n1",
                        NodeReason.VOLUME_UNAVAILABLE,
                        NO_SECRET + "; create what is missing, or correct spec.geoip or spec.agent.webConfig")),
                survey(1, pod("n1", new AgentState.Preparing())));
    }

    @Test
    void asksTheAgentWhyItIsNotReady() throws IOException {
        node(node("n1", "True", "kubelet is posting ready status"));
        try (TestAgent agent = TestAgent.answering(503, "the first poll is not done yet\n")) {
            assertEquals(
                    List.of(new UncountedNode("n1", NodeReason.NOT_READY, "the first poll is not done yet")),
                    survey(
                            agent.port(),
                            1,
                            List.of(),
                            List.of(pod("n1", new AgentState.Unready(agent.address(), EARLIER)))));
        }
    }

    /** It says why, and needs nobody: so for ten seconds, though clocks may differ by as much. */
    @ParameterizedTest
    @CsvSource({"0, STARTING", "9999, STARTING", "-9999, STARTING", "10000, NOT_READY", "-10000, NOT_READY"})
    void anAgentThatHasJustBegunTakesItsTime(long milliseconds, NodeReason reason) throws IOException {
        node(node("n1", "True", ""));
        try (TestAgent agent = TestAgent.answering(503, "the first poll is not done yet")) {
            AgentState state = new AgentState.Unready(agent.address(), NOW.minusMillis(milliseconds));
            assertEquals(
                    List.of(new UncountedNode("n1", reason, "the first poll is not done yet")),
                    survey(agent.port(), 1, List.of(), List.of(pod("n1", state))));
        }
    }

    @Test
    void aNodeThatIsNotReadyHasNoTimeToTake() {
        node(node("n1", "False", "container runtime is down"));
        assertEquals(
                List.of(new UncountedNode(
                        "n1", NodeReason.NODE_NOT_READY, "the node is not ready: container runtime is down")),
                survey(1, pod("n1", new AgentState.Unready("192.0.2.1", NOW))));
    }

    /** Where nobody would answer. */
    @Test
    void aNodeThatIsNotReadyIsTheReasonForAllThatIsOnIt() {
        node(node("n1", "Unknown", LOST));
        assertEquals(
                List.of(new UncountedNode("n1", NodeReason.NODE_NOT_READY, "the node is not ready: " + LOST)),
                survey(1, pod("n1", new AgentState.Unready("192.0.2.1", EARLIER))));
    }

    /** Its kubelet is not there to make a pod ready, or to end one. */
    @Test
    void aNodeThatIsNotReadyNeitherStartsNorEndsAPod() {
        UncountedNode lost = new UncountedNode("n1", NodeReason.NODE_NOT_READY, "the node is not ready: " + LOST);
        node(node("n1", "Unknown", LOST));
        noEvents("uid-n1");
        assertEquals(List.of(lost), survey(1, pod("n1", new AgentState.Preparing())));
        assertEquals(List.of(lost), survey(1, pod("n1", ENDING)));
    }

    @Test
    void aNodeMayBeGone() {
        assertEquals(
                List.of(new UncountedNode("n1", NodeReason.NODE_NOT_READY, "the node is not ready: it is gone")),
                survey(1, pod("n1", new AgentState.Unready("192.0.2.1", EARLIER))));
    }

    @Test
    void namesNodesForWhichNoPodCouldBeMade() {
        events("uid-of-the-set", "FailedCreate", FORBIDDEN);
        Node elsewhere = new NodeBuilder(node("n4", "True", ""))
                .editMetadata()
                .removeFromLabels("pool")
                .endMetadata()
                .build();
        nodes(node("n1", "True", ""), node("n2", "True", ""), node("n3", "True", ""), elsewhere);
        String message = FORBIDDEN
                + "; agents need the host's network: kubectl label namespace geotraffic pod-security.kubernetes.io/enforce=privileged --overwrite";
        assertEquals(
                List.of(
                        new UncountedNode("n2", NodeReason.UNSUPPORTED_KERNEL, "Linux 6.1 lacks TCX programs"),
                        new UncountedNode("n3", NodeReason.POD_REFUSED, message)),
                survey(3, pod("n1", COUNTING), pod("n2", OLD)));
    }

    @Test
    void looksForNoSuchNodesIfEachHasAPod() throws InterruptedException {
        survey(2, pod("n1", OLD), pod("n2", OLD));
        assertEquals(List.of(), asked());
    }

    @Test
    void looksForNoSuchNodesWhileNumbersAreFormerOnes() throws InterruptedException {
        AgentPlan plan = AgentPlan.of(Admission.monitor("egress", "{}"), new OperatorDefaults("geotraffic", "agent:1"));
        assertEquals(
                List.of(),
                new NodeSurvey(server.client(), new ReadinessQuestion(), CLOCK)
                        .survey(plan, daemonSet(plan, 3, 0), List.of(), List.of()));
        assertEquals(List.of(), asked());
    }

    /** A status names no more. */
    @Test
    void asksForAtMostTwentyNodes() throws InterruptedException {
        AgentPodReading[] pods = IntStream.range(0, 50)
                .mapToObj(i -> pod("n" + i, new AgentState.Preparing()))
                .toArray(AgentPodReading[]::new);
        for (AgentPodReading pod : pods) {
            events(pod.uid(), "FailedMount", NO_SECRET);
        }
        assertEquals(50, survey(50, pods).size());
        long questions =
                asked().stream().filter(path -> path.contains("/events?")).count();
        assertEquals(20, questions);
    }

    /** Those that nobody had to be asked about do not use the questions up. */
    @Test
    void asksForTwentyNodesThatNeedIt() {
        node(node("n99", "Unknown", LOST));
        List<AgentPodReading> pods = new ArrayList<>();
        IntStream.range(0, 30).forEach(i -> pods.add(pod("n" + i, OLD)));
        pods.add(pod("n99", new AgentState.Unready("192.0.2.1", EARLIER)));
        assertTrue(survey(10_479, 31, List.of(), pods)
                .contains(new UncountedNode("n99", NodeReason.NODE_NOT_READY, "the node is not ready: " + LOST)));
    }

    /** On a large cluster many begin at once, and not all are asked. */
    @Test
    void agentsThatHaveJustBegunTakeTheirTimeThoughNobodyAsks() throws IOException {
        try (TestAgent agent = TestAgent.answering(503, "the first poll is not done yet")) {
            List<AgentPodReading> pods = IntStream.range(0, 30)
                    .mapToObj(i -> pod("n" + i, new AgentState.Unready(agent.address(), NOW)))
                    .toList();
            pods.forEach(pod -> node(node(pod.node(), "True", "")));
            assertEquals(
                    List.of(NodeReason.STARTING),
                    survey(agent.port(), 30, List.of(), pods).stream()
                            .map(UncountedNode::reason)
                            .distinct()
                            .toList());
        }
    }

    /** As many seconds as there are silent agents would be too many. */
    @Test
    void asksAllAgentsAtOnce() throws IOException {
        HttpHandler silent = _ -> LockSupport.parkNanos(Duration.ofSeconds(9).toNanos());
        long start = System.nanoTime();
        try (TestAgent agent = TestAgent.at(InetAddress.ofLiteral("127.0.0.1"), silent)) {
            List<AgentPodReading> pods = IntStream.range(0, 8)
                    .mapToObj(i -> pod("n" + i, new AgentState.Unready(agent.address(), EARLIER)))
                    .toList();
            pods.forEach(pod -> node(node(pod.node(), "True", "")));
            assertEquals(8, survey(agent.port(), 8, List.of(), pods).size());
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertTrue(took.compareTo(Duration.ofSeconds(5)) < 0, took::toString);
    }
}
