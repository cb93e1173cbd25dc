package io.geotraffic.operator.reconciler;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.geotraffic.operator.api.v1alpha1.GeoTrafficMonitor;
import io.geotraffic.operator.status.Sentence;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Whether the API server is there, and lets the operator see what it has to. */
public sealed interface Access {
    List<Class<? extends HasMetadata>> NAMESPACED =
            List.of(DaemonSet.class, Service.class, ServiceAccount.class, Pod.class, ConfigMap.class);

    /** It does. */
    record Granted() implements Access {}

    /** It does not answer, or not as it should: time may help. */
    record Missing(String why) implements Access {}

    /** It answers that somebody has to do something. */
    record Refused(String why) implements Access {}

    /** @param lease that it asks for */
    static Access check(KubernetesClient client, String namespace, Optional<String> lease) {
        ListOptions one = new ListOptionsBuilder().withLimit(1L).build();
        try {
            client.resources(GeoTrafficMonitor.class).list(one);
            NAMESPACED.forEach(
                    type -> client.resources(type).inNamespace(namespace).list(one));
            lease.ifPresent(name ->
                    client.leases().inNamespace(namespace).withName(name).get());
            return new Granted();
        } catch (KubernetesClientException e) {
            return of(e);
        }
    }

    private static Access of(KubernetesClientException e) {
        return switch (e.getCode()) {
            case HttpURLConnection.HTTP_NOT_FOUND ->
                new Refused(
                        "the cluster does not know GeoTrafficMonitor: install its CRD, crds/geotrafficmonitors.geotraffic.io.yaml, or let the chart do so (crds.install)");
            case HttpURLConnection.HTTP_UNAUTHORIZED, HttpURLConnection.HTTP_FORBIDDEN ->
                new Refused("the API server refuses what the operator needs: " + said(e));
            default -> new Missing(said(e));
        };
    }

    /** The innermost that says something, or what kind of failure it is. */
    private static String said(KubernetesClientException e) {
        if (e.getStatus() != null && e.getStatus().getMessage() != null) {
            return Sentence.of(e.getStatus().getMessage());
        }
        Throwable inner = e;
        while (inner.getCause() != null) {
            inner = inner.getCause();
        }
        if (inner instanceof ConnectException || inner instanceof ClosedChannelException) {
            return "no connection";
        }
        if (inner instanceof UnresolvedAddressException) {
            return "there is no such host";
        }
        return Sentence.of(
                Objects.requireNonNullElse(inner.getMessage(), inner.getClass().getSimpleName()));
    }
}
