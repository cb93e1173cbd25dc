package io.geotraffic.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;

/** The hosts of the world of the cluster on this machine that answer who asks: of IPv6, if the machine has it. */
final class World {
    private World() {}

    /** @return the country of each address */
    static Map<String, String> hosts() {
        Map<String, String> hosts = new LinkedHashMap<>();
        try {
            for (String line : Files.readAllLines(Cluster.file("world.hosts"))) {
                String[] words = line.split(" ", -1);
                hosts.put(words[0], words[1]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return hosts;
    }
}
