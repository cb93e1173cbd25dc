package io.geotraffic.operator.reconciler;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;

/**
 * Clients that read what they do not know: the CRD may be of a newer release, and one resource that cannot be
 * read would end the operator for all.
 */
public final class ApiClient {
    private ApiClient() {}

    public static KubernetesClientBuilder builder() {
        ObjectMapper mapper = new ObjectMapper()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL);
        return new KubernetesClientBuilder().withKubernetesSerialization(new KubernetesSerialization(mapper, true));
    }
}
