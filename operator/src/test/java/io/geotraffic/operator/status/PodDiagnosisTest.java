package io.geotraffic.operator.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.geotraffic.operator.lab.Pods;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class PodDiagnosisTest {
    private static final String IMAGE_ADVICE =
            "; correct spec.agent.image, or see that the node can pull it (spec.agent.imagePullSecrets)";
    private static final String ROOM_ADVICE =
            "; make room for it, or take the node out by spec.agent.nodeSelector or tolerations";
    private static final String ENDED =
            ", by its kubelet if probes failed: see the pod's events, and whether spec.agent.webConfig.scheme is right";
    private static final String OLD_KERNEL =
            "Linux 6.1.0-28-amd64 lacks TCX programs: Invalid argument; Linux 6.6 or newer has them; upgrade the node, or take it out by spec.agent.nodeSelector";
    private static final String OF_THE_IMAGE = "\"registry.example/geotraffic/agent:0.1.0\"";

    private static final Instant SINCE = Instant.parse("2026-11-20T10:00:06Z");

    private static final AgentState BEGINS =
            new AgentState.Uncounted(NodeReason.STARTING, "its agent has yet to answer its kubelet");

    private static final Map<String, AgentState> STATES = Map.ofEntries(
            Map.entry("ready", new AgentState.Counting()),
            Map.entry("ready-after-restart", new AgentState.Counting()),

            // Its kubelet is at it.
            Map.entry("not-yet-scheduled", new AgentState.Preparing()),
            Map.entry("just-bound", new AgentState.Preparing()),
            Map.entry("container-creating", new AgentState.Preparing()),
            Map.entry("told-to-end-once", new AgentState.Preparing()),
            Map.entry("rebooted-creating", new AgentState.Preparing()),

            // Its startup probe has yet to pass.
            Map.entry("running-not-started", BEGINS),
            Map.entry("rebooted-running", BEGINS),
            Map.entry("liveness-restarted", BEGINS),

            // The agent itself knows.
            Map.entry("running-not-ready", new AgentState.Unready("2001:db8::11", SINCE)),
            Map.entry("running-node-lost", new AgentState.Unready("192.0.2.11", SINCE)),
            Map.entry("out-of-memory-once", new AgentState.Unready("192.0.2.11", SINCE)),

            // Another pod has the port.
            Map.entry("unschedulable-port", new AgentState.PortTaken()),
            Map.entry("node-ports", new AgentState.PortTaken()),

            // The scheduler finds no room.
            entry(
                    "unschedulable-resources",
                    NodeReason.UNSCHEDULABLE,
                    "0/3 nodes are available: 1 Insufficient memory, 2 node(s) didn't satisfy plugin(s) [NodeAffinity]. preemption: 0/3 nodes are available: 1 No preemption victims found for incoming pod, 2 Preemption is not helpful for scheduling"
                            + ROOM_ADVICE),
            entry(
                    "unschedulable-taint",
                    NodeReason.UNSCHEDULABLE,
                    "0/3 nodes are available: 1 node(s) had untolerated taint {dedicated: db}, 2 node(s) didn't satisfy plugin(s) [NodeAffinity]. preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling"
                            + ROOM_ADVICE),

            // The image is not to be had.
            entry(
                    "err-image-pull",
                    NodeReason.IMAGE_UNAVAILABLE,
                    "failed to pull and unpack image %s: failed to resolve reference %s: registry.example/geotraffic/agent:0.1.0: not found"
                                    .formatted(OF_THE_IMAGE, OF_THE_IMAGE)
                            + IMAGE_ADVICE),
            entry(
                    "image-pull-back-off",
                    NodeReason.IMAGE_UNAVAILABLE,
                    "Back-off pulling image %s: ErrImagePull: failed to pull and unpack image %s: failed to resolve reference %s: pull access denied, repository does not exist or may require authorization: authorization failed: no basic auth credentials"
                                    .formatted(OF_THE_IMAGE, OF_THE_IMAGE, OF_THE_IMAGE)
                            + IMAGE_ADVICE),
            entry(
                    "invalid-image-name",
                    NodeReason.IMAGE_UNAVAILABLE,
                    "Failed to apply default image tag \"registry.example/GeoTraffic/agent\": couldn't parse image name \"registry.example/GeoTraffic/agent\": invalid reference format: repository name (GeoTraffic/agent) must be lowercase"
                            + IMAGE_ADVICE),
            entry(
                    "err-image-never-pull",
                    NodeReason.IMAGE_UNAVAILABLE,
                    "Container image %s is not present with pull policy of Never".formatted(OF_THE_IMAGE)
                            + IMAGE_ADVICE),
            entry("image-without-message", NodeReason.IMAGE_UNAVAILABLE, "ImagePullBackOff" + IMAGE_ADVICE),
            entry(
                    "exit-and-image-gone",
                    NodeReason.IMAGE_UNAVAILABLE,
                    "Back-off pulling image %s: ErrImagePull: dial tcp 192.0.2.99:443: connect: connection refused"
                                    .formatted(OF_THE_IMAGE)
                            + IMAGE_ADVICE),

            // The container cannot be made or run.
            entry(
                    "create-container-config-error",
                    NodeReason.CONTAINER_REFUSED,
                    "CreateContainerConfigError: services have not yet been read at least once, cannot construct envvars"),
            entry(
                    "create-container-error",
                    NodeReason.CONTAINER_REFUSED,
                    "CreateContainerError: failed to generate container \"1f0c\" spec: failed to apply OCI options: unknown capability \"CAP_BPF\""),
            entry(
                    "run-container-error",
                    NodeReason.CONTAINER_REFUSED,
                    "RunContainerError: failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: error during container init: exec: \"--interfaces=default-route\": executable file not found in $PATH: unknown"),

            // It ended.
            entry(
                    "exit-1",
                    NodeReason.CRASHED,
                    "exit status 1: web config /etc/geotraffic/web/web-config.yml: does not exist"),
            entry("exit-silent", NodeReason.CRASHED, "exit status 1: it said nothing (Error)"),
            entry(
                    "exit-bug",
                    NodeReason.CRASHED,
                    "exit status 1: Caused by: java.lang.NullPointerException: no snapshot"),
            entry(
                    "exit-2",
                    NodeReason.INVALID_OPTIONS,
                    "\"--geoip-cache-size=65536\" is no option: --help lists them; correct the spec"),
            entry("exit-3-kernel", NodeReason.UNSUPPORTED_KERNEL, OLD_KERNEL),
            entry("exit-not-yet-restarted", NodeReason.UNSUPPORTED_KERNEL, OLD_KERNEL),
            entry("exit-while-running-again", NodeReason.UNSUPPORTED_KERNEL, OLD_KERNEL),
            entry(
                    "exit-3-capability",
                    NodeReason.MISSING_CAPABILITY,
                    "Missing capability CAP_BPF: to load programs and maps; run as root or grant what is missing; see what the node's runtime forbids, or set spec.agent.security: Privileged"),
            entry(
                    "exit-4",
                    NodeReason.PORT_IN_USE,
                    "cannot listen on 192.0.2.11:10479: Address already in use; a process of the node has the port: set another spec.agent.port"),
            entry(
                    "exit-5",
                    NodeReason.MAP_TOO_LARGE,
                    "A map of 10,000,000 prefixes needs about 1,487 MB of kernel memory on this machine's 2 possible CPUs, and the kernel has not that much to give: ask for fewer entries or grant more memory; lower spec.mapMaxEntries or raise spec.agent.resources.limits.memory"),
            entry(
                    "exit-5-heap",
                    NodeReason.MAP_TOO_LARGE,
                    "--map-max-entries 1000000: once it is full, following it takes 134 MB of heap, and all of the heap is 64 MB; ask for fewer entries, or give the JVM more by JDK_JAVA_OPTIONS=-Xmx...; lower spec.mapMaxEntries or raise spec.agent.resources.limits.memory"),
            entry(
                    "out-of-memory",
                    NodeReason.OUT_OF_MEMORY,
                    "the agent took more memory than its limit; raise spec.agent.resources.limits.memory"),

            // Somebody ended it: its last line is not why.
            entry("liveness-back-off", NodeReason.CRASHED, "it was ended (exit status 0)" + ENDED),
            entry("liveness-killed", NodeReason.CRASHED, "it was ended (exit status 137)" + ENDED),

            // The kubelet refused it, or put it out.
            entry(
                    "evicted",
                    NodeReason.POD_REFUSED,
                    "Evicted: The node was low on resource: memory. Threshold quantity: 100Mi, available: 52312Ki. Container agent was using 71240Ki, request is 64Mi, has larger consumption of memory"),
            entry(
                    "out-of-pods",
                    NodeReason.POD_REFUSED,
                    "OutOfpods: Pod was rejected: Node didn't have enough resource: pods, requested: 1, used: 110, capacity: 110"),
            entry(
                    "node-shutdown",
                    NodeReason.POD_REFUSED,
                    "Terminated: Pod was terminated in response to imminent node shutdown"),

            // It is to end, whatever it does until then.
            entry("terminating", NodeReason.ENDING, "the former agent ends, then one follows"),
            entry("terminating-crashed", NodeReason.ENDING, "the former agent ends, then one follows"));

    private static Map.Entry<String, AgentState> entry(String pod, NodeReason reason, String message) {
        return Map.entry(pod, new AgentState.Uncounted(reason, message));
    }

    static Stream<String> pods() {
        return Pods.names().stream();
    }

    @ParameterizedTest
    @MethodSource("pods")
    void tells(String pod) {
        assertEquals(STATES.get(pod), PodDiagnosis.of(Pods.read(pod)));
    }

    @Test
    void isAskedAboutAllThatThereIs() {
        assertEquals(STATES.keySet(), pods().collect(Collectors.toSet()));
    }

    /** Of what others say as much is taken as leaves room for the way out, and it stays one line. */
    @ParameterizedTest
    @MethodSource("pods")
    void leavesRoomForTheWayOut(String name) {
        Pod pod = Pods.read(name);
        String usual = message(PodDiagnosis.of(pod));
        String tail = usual.substring(usual.lastIndexOf(';') + 1);
        pod.getStatus()
                .getContainerStatuses()
                .forEach(container -> Stream.of(container.getState(), container.getLastState())
                        .forEach(PodDiagnosisTest::rant));
        pod.getStatus().getConditions().forEach(condition -> condition.setMessage(rant(condition.getMessage())));
        pod.getStatus().setMessage(rant(pod.getStatus().getMessage()));

        String message = message(PodDiagnosis.of(pod));
        assertEquals(1, message.lines().count(), message);
        assertTrue(message.length() <= 1024, message);
        if (usual.contains(";")) {
            assertTrue(message.endsWith(tail), message);
        }
    }

    private static void rant(ContainerState state) {
        if (state.getWaiting() != null) {
            state.getWaiting().setMessage(rant(state.getWaiting().getMessage()) + "\r\nand more");
        }
        if (state.getTerminated() != null) {
            state.getTerminated().setMessage(rant(state.getTerminated().getMessage()));
        }
    }

    private static String rant(@Nullable String message) {
        return Objects.requireNonNullElse(message, "").strip() + "\tand" + " so on".repeat(2_000);
    }

    private static String message(AgentState state) {
        return state instanceof AgentState.Uncounted uncounted ? uncounted.message() : state.toString();
    }

    @Test
    void aPodWithoutAStatusIsBeingPrepared() {
        Pod pod = new PodBuilder(Pods.read("ready")).withStatus(null).build();
        assertEquals(new AgentState.Preparing(), PodDiagnosis.of(pod));
    }

    /** The API asks for neither. */
    @Test
    void aContainerWithoutAStateIsBeingPrepared() {
        Pod pod = Pods.read("container-creating");
        ContainerStatus container = pod.getStatus().getContainerStatuses().getFirst();
        container.setState(new ContainerState());
        assertEquals(new AgentState.Preparing(), PodDiagnosis.of(pod));
    }

    /** Before its server answers for the first time the kubelet leaves the field out. */
    @Test
    void whatDoesNotSayThatItStartedHasNot() {
        Pod pod = Pods.read("exit-while-running-again");
        pod.getStatus().getContainerStatuses().getFirst().setStarted(null);
        assertEquals(STATES.get("exit-while-running-again"), PodDiagnosis.of(pod));
        pod.getStatus().getContainerStatuses().getFirst().setStarted(true);
        assertEquals(new AgentState.Unready("192.0.2.11", SINCE), PodDiagnosis.of(pod));
    }

    /** The API asks for neither. A monitor whose status cannot be told would not be reconciled at all. */
    @Test
    void whatRunsMayNotSaySinceWhen() {
        Pod pod = Pods.read("running-not-ready");
        pod.getStatus().setHostIP(null);
        pod.getStatus()
                .getContainerStatuses()
                .getFirst()
                .getState()
                .getRunning()
                .setStartedAt(null);
        assertInstanceOf(AgentState.Unready.class, PodDiagnosis.of(pod));
    }
}
