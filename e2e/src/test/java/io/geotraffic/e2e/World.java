package io.geotraffic.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The hosts of the world of the cluster on this machine, which answer who asks. */
final class World {
    private static final Path HOSTS = Checkout.file("e2e/cluster/world.hosts");

    private World() {}

    /** @return the country of each address */
    static Map<String, String> hosts() {
        Map<String, String> hosts = new LinkedHashMap<>();
        try {
            for (String line : Files.readAllLines(HOSTS)) {
                if (!line.startsWith("#")) {
                    String[] words = line.split(" ", -1);
                    hosts.put(words[0], words[1]);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return hosts;
    }
}
