package io.geotraffic.e2e;

import java.nio.file.Path;

/** What the chart runs by default, as built from these sources; a cluster that somebody brings has it already. */
final class OperatorImage {
    private static boolean isLoaded;

    private OperatorImage() {}

    /** Puts it on the nodes of the cluster on this machine. */
    static synchronized void load() {
        if (!isLoaded && Cluster.given().isEmpty()) {
            Path archive = Checkout.file("build/images/operator.tar");
            if (!archive.toFile().exists()) {
                throw new IllegalStateException("there is no " + archive + ": run make images");
            }
            Program.run(Cluster.COMMAND, "load", archive.toString());
            isLoaded = true;
        }
    }
}
