package io.geotraffic.operator.reconciler;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.geotraffic.operator.status.Sentence;

/** What the API server says of an object that it does not take. */
final class Refusal {
    private Refusal() {}

    static String of(String kind, KubernetesClientException e) {
        String said = e.getStatus() != null && e.getStatus().getMessage() != null
                ? e.getStatus().getMessage()
                : String.valueOf(e.getMessage());
        return "the API server refuses the %s: %s%s".formatted(kind, Sentence.of(said), wayOut(kind, said));
    }

    private static String wayOut(String kind, String said) {
        // Somebody else's object of this name, or what somebody has changed that nobody can change back.
        return said.contains("immutable") ? "; delete the %s, and it is made anew".formatted(kind) : "";
    }
}
