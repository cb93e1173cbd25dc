package io.geotraffic.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;

/** The CRD of the checkout. */
final class MonitorCrd {
    private MonitorCrd() {}

    /** Puts it into the cluster, in place of any other version of it. */
    static void install(KubernetesClient client) {
        CustomResourceDefinition crd = Serialization.unmarshal(text(), CustomResourceDefinition.class);
        client.resource(crd).fieldManager("geotraffic-e2e").forceConflicts().serverSideApply();
        client.resource(crd).waitUntilCondition(MonitorCrd::isEstablished, 30, TimeUnit.SECONDS);
    }

    static boolean isInstalled(KubernetesClient client) {
        CustomResourceDefinition crd = Serialization.unmarshal(text(), CustomResourceDefinition.class);
        return client.resource(crd).get() != null;
    }

    /** Of what users write. */
    static JsonNode specSchema() {
        return Serialization.unmarshal(text(), JsonNode.class)
                .at("/spec/versions/0/schema/openAPIV3Schema/properties/spec");
    }

    private static boolean isEstablished(CustomResourceDefinition crd) {
        CustomResourceDefinitionStatus status = crd.getStatus();
        return status != null
                && status.getConditions() != null
                && status.getConditions().stream()
                        .anyMatch(condition -> condition.getType().equals("Established")
                                && condition.getStatus().equals("True"));
    }

    private static String text() {
        try {
            return Files.readString(Checkout.file("crds/geotrafficmonitors.geotraffic.io.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
