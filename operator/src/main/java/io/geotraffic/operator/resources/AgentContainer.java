package io.geotraffic.operator.resources;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.geotraffic.operator.api.v1alpha1.AgentResources;
import io.geotraffic.operator.api.v1alpha1.AgentSpec;
import io.geotraffic.operator.api.v1alpha1.ImagePullPolicy;
import io.geotraffic.operator.api.v1alpha1.Scheme;
import io.geotraffic.operator.api.v1alpha1.Security;
import io.geotraffic.operator.plan.AgentPlan;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The one container of an agent's pod. */
public final class AgentContainer {
    private static final String NAME = "agent";
    static final String PORT_NAME = "metrics";
    static final String HOST_IP = "HOST_IP";

    private AgentContainer() {}

    static Container of(AgentPlan plan) {
        AgentSpec agent = plan.spec().agent();
        AgentProbes probes = new AgentProbes(scheme(agent));
        return new ContainerBuilder()
                .withName(NAME)
                .withImage(plan.image())
                .withImagePullPolicy(pullPolicy(agent.imagePullPolicy()))
                .withArgs(AgentArguments.of(plan))
                .withEnv(hostIp())
                .addNewPort()
                .withName(PORT_NAME)
                .withProtocol("TCP")
                .withContainerPort(agent.port())
                // On the host's network the two are the same; written out, the scheduler's reason reads plainly.
                .withHostPort(agent.port())
                .endPort()
                .withResources(resources(agent.resources()))
                .withSecurityContext(securityContext(agent.security()))
                .withStartupProbe(probes.startup())
                .withLivenessProbe(probes.liveness())
                .withReadinessProbe(probes.readiness())
                // An agent's last line is its reason: so it gets into the pod's status.
                .withTerminationMessagePolicy("FallbackToLogsOnError")
                .withVolumeMounts(mounts(plan))
                .build();
    }

    /** How one speaks to an agent. */
    public static Scheme scheme(AgentSpec agent) {
        return agent.webConfig() == null ? Scheme.HTTP : agent.webConfig().scheme();
    }

    private static EnvVar hostIp() {
        return new EnvVarBuilder()
                .withName(HOST_IP)
                .withNewValueFrom()
                .withNewFieldRef("v1", "status.hostIP")
                .endValueFrom()
                .build();
    }

    private static @Nullable String pullPolicy(@Nullable ImagePullPolicy policy) {
        if (policy == null) {
            return null;
        }
        return switch (policy) {
            case ALWAYS -> "Always";
            case IF_NOT_PRESENT -> "IfNotPresent";
            case NEVER -> "Never";
        };
    }

    private static ResourceRequirements resources(AgentResources resources) {
        return new ResourceRequirementsBuilder()
                .withRequests(resources.requests())
                .withLimits(resources.limits())
                .build();
    }

    private static SecurityContext securityContext(Security security) {
        SecurityContextBuilder context = new SecurityContextBuilder()
                .withRunAsUser(0L)
                .withReadOnlyRootFilesystem(true)
                .withNewSeccompProfile(null, "RuntimeDefault");
        return switch (security) {
            case CAPABILITIES ->
                context.withAllowPrivilegeEscalation(false)
                        .withNewCapabilities()
                        .withAdd("BPF", "NET_ADMIN")
                        .withDrop("ALL")
                        .endCapabilities()
                        .build();
            case PRIVILEGED -> context.withPrivileged(true).build();
        };
    }

    private static List<VolumeMount> mounts(AgentPlan plan) {
        return Stream.of(
                        DatabaseVolume.mount(plan.database()),
                        WebConfigVolume.mount(plan.spec().agent()))
                .flatMap(Optional::stream)
                .toList();
    }
}
