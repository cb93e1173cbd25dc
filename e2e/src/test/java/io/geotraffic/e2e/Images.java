package io.geotraffic.e2e;

import java.nio.file.Path;
import java.util.List;

/** Those that were built from these sources. */
final class Images {
    private static final List<Path> ARCHIVES =
            List.of(Checkout.file("build/images/agent.tar"), Checkout.file("build/images/operator.tar"));

    private static boolean isLoaded;

    private Images() {}

    /** What agents run, unless somebody who brings a cluster brings an image. */
    static String agent() {
        String given = System.getenv().getOrDefault("GEOTRAFFIC_AGENT_IMAGE", "");
        return given.isEmpty() ? name("agent") : given;
    }

    /** What the chart runs. */
    static String operator() {
        return name("operator");
    }

    private static String name(String component) {
        return "ghcr.io/geotraffic/%s:%s".formatted(component, System.getProperty("geotraffic.version"));
    }

    /** Puts them on the nodes of the cluster on this machine; one that somebody brings has them already. */
    static synchronized void load() {
        if (isLoaded || Cluster.given().isPresent()) {
            return;
        }
        for (Path archive : ARCHIVES) {
            if (!archive.toFile().exists()) {
                throw new IllegalStateException("there is no " + archive + ": run make images");
            }
            Cluster.run("load", archive.toString());
        }
        isLoaded = true;
    }
}
