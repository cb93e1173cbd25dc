package io.geotraffic.e2e;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FieldValidateable.Validation;
import java.util.List;
import java.util.Set;

/** What the API server says to a resource, as {@code kubectl} sends it; nothing is kept. */
final class DryRun {
    private final KubernetesClient client;

    DryRun(KubernetesClient client) {
        this.client = client;
    }

    /** The resource with its defaults. */
    GenericKubernetesResource create(GenericKubernetesResource resource) {
        return client.resource(resource)
                .dryRun()
                .fieldValidation(Validation.STRICT)
                .create();
    }

    /** Why it is not taken: fields and messages. Empty if it is. */
    Set<String> refusals(GenericKubernetesResource resource) {
        try {
            create(resource);
            return Set.of();
        } catch (KubernetesClientException e) {
            return Set.copyOf(messages(e.getStatus()));
        }
    }

    private static List<String> messages(Status status) {
        if (status.getDetails() == null || status.getDetails().getCauses().isEmpty()) {
            return List.of(status.getMessage());
        }
        return status.getDetails().getCauses().stream()
                .map(cause -> cause.getField() + ": " + cause.getMessage())
                .filter(message -> !message.contains("some validation rules were not checked"))
                .toList();
    }
}
