package io.geotraffic.e2e;

import java.nio.file.Path;

/** What agents run: what was built from these sources, unless somebody who brings a cluster brings an image. */
final class AgentImage {
    private static boolean isLoaded;

    private AgentImage() {}

    static String name() {
        String given = System.getenv().getOrDefault("GEOTRAFFIC_AGENT_IMAGE", "");
        return given.isEmpty() ? "ghcr.io/geotraffic/agent:" + System.getProperty("geotraffic.version") : given;
    }

    /** Puts it on the nodes of the cluster on this machine. */
    static synchronized void load() {
        if (!isLoaded && Cluster.given().isEmpty()) {
            Path archive = Checkout.file("build/images/agent.tar");
            if (!archive.toFile().exists()) {
                throw new IllegalStateException("there is no " + archive + ": run make images");
            }
            Program.run(Cluster.COMMAND, "load", archive.toString());
            isLoaded = true;
        }
    }
}
