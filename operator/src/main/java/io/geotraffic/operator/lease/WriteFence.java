package io.geotraffic.operator.lease;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;

/**
 * Lets no write through of a process that does not lead: one that was stopped for a while, or could not renew,
 * does not know yet that another has taken over.
 */
public final class WriteFence implements Interceptor {
    /** Behind a proxy there may be something in front of it. */
    private static final String LEASES = "/apis/coordination.k8s.io/";

    private final Leadership leadership;

    public WriteFence(Leadership leadership) {
        this.leadership = leadership;
    }

    @Override
    public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
        if (!request.method().equals("GET") && !request.uri().getPath().contains(LEASES) && !leadership.isHeld()) {
            throw new KubernetesClientException(
                    "not written, since the lease is not renewed: %s %s".formatted(request.method(), request.uri()));
        }
    }
}
