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
        shell("%s import --from tor %s %s -o %s"
                .formatted(TOOL, SOURCES.resolve("geoip"), SOURCES.resolve("geoip6"), database));
        shell("%s configmap %s --name %s --namespace %s >%s".formatted(TOOL, database, name, namespace, manifest));
        return new WorldCountries(manifest);
    }

    private static void shell(String command) {
        Program.run(List.of("/bin/sh", "-c", command));
    }

    void apply() {
        ClusterCommand.kubectl("apply", "--server-side", "--force-conflicts", "-f", manifest.toString());
    }
}
