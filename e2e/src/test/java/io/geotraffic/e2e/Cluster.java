package io.geotraffic.e2e;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The cluster that all tests of this JVM share: the one that {@code KUBECONFIG} names, or one on this machine
 * that is started for the first test that asks, and stopped after the last.
 */
final class Cluster {
    /** What starts and stops it. */
    static final Path COMMAND = Checkout.file("e2e/cluster/cluster");

    private static final File KUBECONFIG =
            Checkout.file("build/cluster/kubeconfig").toFile();

    private static @Nullable Cluster shared;
    private static @Nullable String failure;

    private final boolean isOurs;
    private final KubernetesClient client;

    private Cluster(File kubeconfig, boolean isOurs) {
        this.client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(kubeconfig))
                .build();
        this.isOurs = isOurs;
    }

    static synchronized KubernetesClient client() {
        if (failure != null) {
            throw new IllegalStateException("there is no cluster: " + failure);
        }
        if (shared == null) {
            shared = find();
        }
        return shared.client;
    }

    /** Fails for good, for another try takes as long and ends alike. */
    private static Cluster find() {
        try {
            return given().map(kubeconfig -> new Cluster(kubeconfig, false)).orElseGet(Cluster::start);
        } catch (RuntimeException e) {
            failure = e.getMessage();
            throw e;
        }
    }

    /** Stops what was started here, and leaves alone what had been there before. */
    static synchronized void stop() {
        if (shared != null) {
            shared.client.close();
            if (shared.isOurs) {
                Program.run(COMMAND, "down");
            }
            shared = null;
        }
    }

    /** What the environment names. */
    static Optional<File> given() {
        return Optional.ofNullable(System.getenv("KUBECONFIG"))
                .filter(path -> !path.isEmpty())
                .map(File::new);
    }

    /** Of the cluster that tests use. */
    static File kubeconfig() {
        return given().orElse(KUBECONFIG);
    }

    private static Cluster start() {
        // The command leaves a cluster alone that is up.
        long before = KUBECONFIG.lastModified();
        Program.run(COMMAND, "up", "2");
        return new Cluster(KUBECONFIG, KUBECONFIG.lastModified() != before);
    }
}
