package io.geotraffic.operator.reconciler;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;

/** The client of the API server, as this operator wants it. */
public final class ApiClient {
    /**
     * In milliseconds: of a watch that was interrupted, at first. It is doubled up to 32 times this, and after a
     * restart of the API server nobody wants to wait half a minute.
     */
    private static final int FIRST_RECONNECT = 250;

    /** Of a request, within 6 s: who asked tries again, too. */
    private static final int RETRIES = 6;

    private ApiClient() {}

    /** For the cluster of the pod, or the one that the kubeconfig names. */
    public static KubernetesClientBuilder builder() {
        return builder(Config.autoConfigure(null));
    }

    /**
     * Clients that read what they do not know: the CRD may be of a newer release, and one resource that cannot
     * be read would end the operator for all.
     */
    public static KubernetesClientBuilder builder(Config config) {
        config.setWatchReconnectInterval(FIRST_RECONNECT);
        config.setRequestRetryBackoffLimit(RETRIES);
        ObjectMapper mapper = new ObjectMapper()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL);
        return new KubernetesClientBuilder()
                .withConfig(config)
                .withKubernetesSerialization(new KubernetesSerialization(mapper, true));
    }
}
