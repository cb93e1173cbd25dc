package io.geotraffic.operator.resources;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.geotraffic.operator.api.v1alpha1.Scheme;

/** How a kubelet asks an agent how it is. */
final class AgentProbes {
    private final String scheme;

    AgentProbes(Scheme scheme) {
        this.scheme = scheme.name();
    }

    /** Until the server answers, which takes less than a second; the other two wait for this one. */
    Probe startup() {
        return ask("/healthz", 1, 60);
    }

    /** Fails only if polls have stopped altogether. */
    Probe liveness() {
        return ask("/healthz", 10, 3);
    }

    /** A node that does not count is seen within ten seconds, and one slow answer is forgiven. */
    Probe readiness() {
        return ask("/readyz", 5, 2);
    }

    private Probe ask(String path, int periodSeconds, int failureThreshold) {
        return new ProbeBuilder()
                .withNewHttpGet()
                .withPath(path)
                .withPort(new IntOrString(AgentContainer.PORT_NAME))
                .withScheme(scheme)
                .endHttpGet()
                .withPeriodSeconds(periodSeconds)
                .withTimeoutSeconds(2)
                .withSuccessThreshold(1)
                .withFailureThreshold(failureThreshold)
                .build();
    }
}
