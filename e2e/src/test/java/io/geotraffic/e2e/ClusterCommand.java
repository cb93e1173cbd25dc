package io.geotraffic.e2e;

import java.nio.file.Path;
import java.util.stream.Stream;

/** What a user types to a cluster, and what is said to that. */
final class ClusterCommand {
    private static final Path HELM = Checkout.file("build/tools/helm");

    private ClusterCommand() {}

    static String helm(String... arguments) {
        if (!HELM.toFile().exists()) {
            throw new IllegalStateException("there is no " + HELM + ": run scripts/chart-tools");
        }
        return run(HELM.toString(), arguments);
    }

    /** That of the cluster on this machine, or of the path where somebody brings a cluster. */
    static String kubectl(String... arguments) {
        return Cluster.given().isPresent()
                ? run("kubectl", arguments)
                : Program.run(Cluster.command(Stream.concat(Stream.of("kubectl"), Stream.of(arguments))
                        .toArray(String[]::new)));
    }

    private static String run(String program, String... arguments) {
        Stream<String> command = Stream.of("/usr/bin/env", "KUBECONFIG=" + Cluster.kubeconfig(), program);
        return Program.run(Stream.concat(command, Stream.of(arguments)).toList());
    }
}
