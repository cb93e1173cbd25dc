package io.geotraffic.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The CRD of the checkout. */
final class MonitorCrd {
    static final String NAME = "geotrafficmonitors.geotraffic.io";

    /** By which tests know it for theirs. */
    private static final String MARK = "geotraffic.io/tests";

    private MonitorCrd() {}

    /** Puts it into the cluster, in place of any other version of it. */
    static void install(KubernetesClient client) {
        CustomResourceDefinition crd = Serialization.unmarshal(text(), CustomResourceDefinition.class);
        crd.getMetadata().setLabels(Map.of(MARK, "true"));
        client.resource(crd).fieldManager("geotraffic-e2e").forceConflicts().serverSideApply();
        client.resource(crd).waitUntilCondition(MonitorCrd::isEstablished, 30, TimeUnit.SECONDS);
    }

    static boolean isOfSomebodyElse(KubernetesClient client) {
        CustomResourceDefinition crd = get(client);
        return crd != null
                && (crd.getMetadata().getLabels() == null
                        || !crd.getMetadata().getLabels().containsKey(MARK));
    }

    /** With all monitors. */
    static void remove(KubernetesClient client) {
        client.apiextensions().v1().customResourceDefinitions().withName(NAME).delete();
        Eventually.get(Duration.ofMinutes(1), "end of the CRD", () -> get(client), Objects::isNull);
    }

    static @Nullable CustomResourceDefinition get(KubernetesClient client) {
        return client.apiextensions()
                .v1()
                .customResourceDefinitions()
                .withName(NAME)
                .get();
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
