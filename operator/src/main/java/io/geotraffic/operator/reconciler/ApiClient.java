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

    /**
     * Of a request: who asked tries again. The client would do so in threads of its own, where nobody hears
     * that an interceptor refuses a request, and who asked would wait for ever.
     */
    private static final int RETRIES = 0;

    /** In milliseconds. */
    private static final int HASTY = 2000;

    private ApiClient() {}

    /** For the cluster of the pod, or the one that the kubeconfig names. */
    public static KubernetesClientBuilder builder() {
        return builder(Config.autoConfigure(null));
    }

    /** The same, and waits for no answer longer than a holder of a Lease may. */
    public static KubernetesClientBuilder hasty(Config config) {
        config.setConnectionTimeout(HASTY);
        config.setRequestTimeout(HASTY);
        return builder(config);
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
