package io.geotraffic.e2e;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The cluster that all tests of this JVM share: the one that {@code KUBECONFIG} names, or one on this machine
 * that is started for the first test that asks, and stopped after the last.
 */
final class Cluster {
    /** Of the cluster on this machine: not that of who has one up to try things. */
    private static final Path FOLDER = Checkout.file("build/test-cluster");

    private static final File KUBECONFIG = FOLDER.resolve("kubeconfig").toFile();
    private static final String COMMAND = Checkout.file("e2e/cluster/cluster").toString();

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

    /** @return what to type to the cluster on this machine */
    static List<String> command(String... words) {
        return Stream.concat(Stream.of("/usr/bin/env", "CLUSTER_DIR=" + FOLDER, COMMAND), Stream.of(words))
                .toList();
    }

    /** Has it do something. */
    static void run(String... words) {
        Program.run(command(words));
    }

    /** @return one of its files, such as what a component has logged */
    static Path file(String path) {
        return FOLDER.resolve(path);
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
            return given().map(Cluster::use).orElseGet(Cluster::start);
        } catch (RuntimeException e) {
            failure = e.getMessage();
            throw e;
        }
    }

    /** Stops what was started here, and leaves alone what had been there before. */
    static synchronized void stop() {
        if (shared != null) {
            if (!shared.isOurs) {
                MonitorCrd.remove(shared.client);
            }
            shared.client.close();
            if (shared.isOurs) {
                run("down");
            }
            shared = null;
        }
    }

    /** What the environment names. */
    static Optional<File> given() {
        return Optional.ofNullable(System.getenv("KUBECONFIG"))
                .filter(path -> !path.isEmpty())
                .map(Cluster::kubeconfig);
    }

    private static File kubeconfig(String path) {
        File file = new File(path);
        if (!file.isFile()) {
            throw new IllegalStateException(
                    "KUBECONFIG=%s: there is no such file; name one, or unset it for a cluster on this machine"
                            .formatted(path));
        }
        return file;
    }

    /** Of the cluster that tests use. */
    static File kubeconfig() {
        return given().orElse(KUBECONFIG);
    }

    /** Tests delete all monitors, and what is installed: not what somebody else has. */
    private static Cluster use(File kubeconfig) {
        Cluster given = new Cluster(kubeconfig, false);
        if (MonitorCrd.isOfSomebodyElse(given.client)) {
            throw new IllegalStateException("GeoTraffic is installed in the cluster of KUBECONFIG, and tests would"
                    + " remove it with all monitors: use another cluster, or delete the CRD " + MonitorCrd.NAME);
        }
        return given;
    }

    /** Anew: who knows what a run that was killed has left on it. */
    private static Cluster start() {
        if (KUBECONFIG.exists()) {
            run("down");
        }
        run("up", "2");
        return new Cluster(KUBECONFIG, true);
    }
}
