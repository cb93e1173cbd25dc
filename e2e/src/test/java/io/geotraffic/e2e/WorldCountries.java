package io.geotraffic.e2e;

import java.nio.file.Path;
import java.util.List;

/**
 * The countries of the world in a ConfigMap, as the README has it.
 *
 * @param manifest of the ConfigMap
 */
record WorldCountries(Path manifest) {
    private static final Path TOOL = Checkout.file("build/geotraffic-geoip");
    private static final Path SOURCES = Checkout.file("build/tools/tor");

    /** @param folder for its files */
    static WorldCountries make(Path folder, String namespace, String name) {
        Path database = folder.resolve("country.mmdb");
        Path manifest = folder.resolve(name + ".yaml");
        Program.run(List.of(
                TOOL.toString(),
                "import",
                "--from",
                "tor",
                SOURCES.resolve("geoip").toString(),
                SOURCES.resolve("geoip6").toString(),
                "-o",
                database.toString()));
        // What it says of it is on standard error.
        Program.run(List.of(
                "/bin/sh",
                "-c",
                "exec \"$0\" configmap \"$1\" --name \"$2\" --namespace \"$3\" >\"$4\"",
                TOOL.toString(),
                database.toString(),
                name,
                namespace,
                manifest.toString()));
        return new WorldCountries(manifest);
    }

    void apply() {
        ClusterCommand.kubectl("apply", "--server-side", "--force-conflicts", "-f", manifest.toString());
    }
}
