package io.geotraffic.operator.resources;

import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.geotraffic.operator.api.v1alpha1.AgentSpec;
import io.geotraffic.operator.plan.AgentPlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The pod of an agent: on the host's network, for that is what it counts. */
final class AgentPod {
    private static final String OPERATING_SYSTEM = "kubernetes.io/os";

    private AgentPod() {}

    static PodTemplateSpec of(AgentPlan plan) {
        AgentSpec agent = plan.spec().agent();
        return new PodTemplateSpecBuilder()
                .withNewMetadata()
                .withLabels(with(agent.podLabels(), AgentLabels.all(plan.monitor())))
                .withAnnotations(agent.podAnnotations().isEmpty() ? null : agent.podAnnotations())
                .endMetadata()
                .withNewSpec()
                .withServiceAccountName(plan.name())
                .withAutomountServiceAccountToken(false)
                // Variables for each Service of the namespace: nothing that an agent needs.
                .withEnableServiceLinks(false)
                .withHostNetwork(true)
                .withDnsPolicy("ClusterFirstWithHostNet")
                .withImagePullSecrets(pullSecrets(agent))
                .withNodeSelector(with(agent.nodeSelector(), Map.of(OPERATING_SYSTEM, "linux")))
                .withTolerations(agent.tolerations())
                .withAffinity(agent.affinity())
                .withPriorityClassName(agent.priorityClassName())
                .withTerminationGracePeriodSeconds(10L)
                .withContainers(AgentContainer.of(plan))
                .withVolumes(volumes(plan))
                .endSpec()
                .build();
    }

    private static Map<String, String> with(Map<String, String> given, Map<String, String> own) {
        Map<String, String> all = new TreeMap<>(given);
        all.putAll(own);
        return all;
    }

    private static List<LocalObjectReference> pullSecrets(AgentSpec agent) {
        return agent.imagePullSecrets().stream()
                .map(secret -> new LocalObjectReference(secret.name()))
                .toList();
    }

    private static List<Volume> volumes(AgentPlan plan) {
        return Stream.of(
                        DatabaseVolume.volume(plan.database()),
                        WebConfigVolume.volume(plan.spec().agent()))
                .flatMap(Optional::stream)
                .toList();
    }
}
