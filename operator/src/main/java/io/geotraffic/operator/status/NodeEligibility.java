package io.geotraffic.operator.status;

import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeAffinity;
import io.fabric8.kubernetes.api.model.NodeSelector;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Taint;
import io.fabric8.kubernetes.api.model.Toleration;
import io.geotraffic.operator.status.NodeTerms.NodeFacts;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a node is to have a pod of a DaemonSet, as its controller decides
 * (pkg/controller/daemon/daemon_controller.go): by selector, affinity and taints. Asked only to name nodes
 * whose pod could not even be made; the numbers are the controller's own.
 */
public final class NodeEligibility {
    /** What the controller adds to each pod on the host's network (pkg/controller/daemon/util). */
    private static final Map<String, String> TOLERATED = Map.of(
            "node.kubernetes.io/not-ready", "NoExecute",
            "node.kubernetes.io/unreachable", "NoExecute",
            "node.kubernetes.io/disk-pressure", "NoSchedule",
            "node.kubernetes.io/memory-pressure", "NoSchedule",
            "node.kubernetes.io/pid-pressure", "NoSchedule",
            "node.kubernetes.io/unschedulable", "NoSchedule",
            "node.kubernetes.io/network-unavailable", "NoSchedule");

    private final PodSpec pod;

    public NodeEligibility(PodSpec pod) {
        this.pod = pod;
    }

    public boolean isFor(Node node) {
        Map<String, String> labels =
                Optional.ofNullable(node.getMetadata().getLabels()).orElseGet(Map::of);
        return labels.entrySet().containsAll(selector().entrySet())
                && isWanted(new NodeFacts(node.getMetadata().getName(), labels))
                && taints(node).stream().filter(NodeEligibility::keepsOut).allMatch(this::isTolerated);
    }

    private Map<String, String> selector() {
        return Optional.ofNullable(pod.getNodeSelector()).orElseGet(Map::of);
    }

    private boolean isWanted(NodeFacts node) {
        return Optional.ofNullable(pod.getAffinity())
                .map(Affinity::getNodeAffinity)
                .map(NodeAffinity::getRequiredDuringSchedulingIgnoredDuringExecution)
                .map(NodeSelector::getNodeSelectorTerms)
                .map(terms -> NodeTerms.match(terms, node))
                .orElse(true);
    }

    private static List<Taint> taints(Node node) {
        return node.getSpec() == null ? List.of() : node.getSpec().getTaints();
    }

    private static boolean keepsOut(Taint taint) {
        return !"PreferNoSchedule".equals(taint.getEffect())
                && !Objects.equals(TOLERATED.get(taint.getKey()), taint.getEffect());
    }

    private boolean isTolerated(Taint taint) {
        return pod.getTolerations().stream().anyMatch(toleration -> tolerates(toleration, taint));
    }

    /** An empty key with Exists stands for all keys, an empty effect for all effects. */
    private static boolean tolerates(Toleration toleration, Taint taint) {
        boolean exists = "Exists".equals(toleration.getOperator());
        return (isEmpty(toleration.getEffect()) || toleration.getEffect().equals(taint.getEffect()))
                && (isEmpty(toleration.getKey())
                        ? exists
                        : toleration.getKey().equals(taint.getKey())
                                && (exists || text(toleration.getValue()).equals(text(taint.getValue()))));
    }

    private static boolean isEmpty(@Nullable String text) {
        return text == null || text.isEmpty();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
