package io.geotraffic.operator;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.File;
import java.util.Arrays;
import java.util.Objects;

/** Where the cluster is: what the pod is given, or a file that the environment names, or the user's. */
final class Kubeconfig {
    private static final File OF_THE_USER = new File(System.getProperty("user.home"), ".kube/config");

    private Kubeconfig() {}

    /** @throws KubernetesClientException if there is none where it should be, or it names no cluster */
    static Config read() {
        String named = Objects.requireNonNullElse(System.getenv("KUBECONFIG"), "");
        if (!named.isEmpty()
                && Arrays.stream(named.split(File.pathSeparator, -1)).noneMatch(file -> new File(file).isFile())) {
            // The client would look elsewhere.
            throw new KubernetesClientException("there is no file " + named);
        }
        if (named.isEmpty() && !OF_THE_USER.isFile() && System.getenv("KUBERNETES_SERVICE_HOST") == null) {
            throw new KubernetesClientException(
                    "this is no pod, and neither KUBECONFIG nor %s names a cluster".formatted(OF_THE_USER));
        }
        Config config = parsed();
        if (!named.isEmpty() && config.getCurrentContext() == null) {
            throw new KubernetesClientException(named + " has no context that is its current-context");
        }
        return config;
    }

    private static Config parsed() {
        try {
            return Config.autoConfigure(null);
        } catch (RuntimeException e) {
            // Of the reader of YAML, or of certificates.
            throw new KubernetesClientException(String.valueOf(e.getMessage()));
        }
    }
}
