package io.geotraffic.e2e;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** A pod that does something, says what, and ends. */
record OneShot(KubernetesClient user, Pod pod) {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Whatever becomes of it, it is gone then. */
    String run() {
        user.resource(pod).create();
        try {
            String phase = Eventually.get(
                    PATIENCE,
                    "end of " + pod.getMetadata().getName(),
                    () -> user.resource(pod).get().getStatus().getPhase(),
                    seen -> List.of("Succeeded", "Failed").contains(seen));
            String log = user.pods()
                    .inNamespace(pod.getMetadata().getNamespace())
                    .withName(pod.getMetadata().getName())
                    .getLog();
            if (!phase.equals("Succeeded")) {
                throw new IllegalStateException(pod.getMetadata().getName() + " failed: " + log);
            }
            return log;
        } finally {
            user.resource(pod).delete();
            Eventually.get(PATIENCE, "no such pod", () -> user.resource(pod).get(), Objects::isNull);
        }
    }
}
