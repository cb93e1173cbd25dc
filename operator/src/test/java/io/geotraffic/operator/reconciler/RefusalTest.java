package io.geotraffic.operator.reconciler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.junit.jupiter.api.Test;

final class RefusalTest {
    @Test
    void saysWhatTheServerSays() {
        Status status = new StatusBuilder()
                .withCode(422)
                .withMessage(
                        "DaemonSet.apps \"geotraffic-agent-egress\" is invalid: [spec.template.spec.containers[0].resources.requests: Invalid value: \"256Mi\": must be less than or equal to memory limit of 128Mi]")
                .build();
        assertEquals(
                "the API server refuses the DaemonSet: DaemonSet.apps \"geotraffic-agent-egress\" is invalid: [spec.template.spec.containers[0].resources.requests: Invalid value: \"256Mi\": must be less than or equal to memory limit of 128Mi]",
                Refusal.of("DaemonSet", new KubernetesClientException("Failure executing: PATCH", 422, status)));
    }

    @Test
    void isOneLine() {
        Status status = new StatusBuilder()
                .withMessage(" admission webhook \"policy\" denied the request:\n\n  no host\tnetwork \n")
                .build();
        assertEquals(
                "the API server refuses the Service: admission webhook \"policy\" denied the request: no host network",
                Refusal.of("Service", new KubernetesClientException("Failure", 400, status)));
    }

    /** A proxy in between may refuse, too. */
    @Test
    void saysWhatTheClientSaysOtherwise() {
        assertEquals(
                "the API server refuses the ServiceAccount: Failure executing: PATCH",
                Refusal.of(
                        "ServiceAccount",
                        new KubernetesClientException("Failure executing: PATCH", 403, new Status())));
        assertEquals(
                "the API server refuses the ServiceAccount: Received 403",
                Refusal.of("ServiceAccount", new KubernetesClientException("Received 403")));
    }
}
