package io.geotraffic.agent;

import io.geotraffic.agent.lab.Frames;
import io.geotraffic.agent.lab.RawSocket;
import io.geotraffic.agent.lab.Wire;
import io.geotraffic.agent.lab.World;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Packets between the node and the hosts of the world, for a page to show; again and again until it is closed. */
final class WorldTraffic implements AutoCloseable {
    private static final long PAUSE_MILLIS = 50;
    private static final int PORT = 9;

    private final Thread thread;

    private WorldTraffic(World world) {
        thread = Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    exchange(world);
                    Thread.sleep(PAUSE_MILLIS);
                }
            } catch (InterruptedException e) {
                // It was closed.
            }
        });
    }

    static WorldTraffic begin(World world) {
        return new WorldTraffic(world);
    }

    boolean goesOn() {
        return thread.isAlive();
    }

    /** Something else with each host: the later in the list, the more is sent to it, and the less is received. */
    static void exchange(World world) {
        try (RawSocket node = new RawSocket(world.node(), Wire.NODE_DEVICE);
                RawSocket peer = new RawSocket(world.peer(), Wire.PEER_DEVICE)) {
            int bytes = 100;
            for (World.Host host : World.HOSTS) {
                node.send(frame(own(host.address()), host.address(), bytes));
                peer.send(frame(host.address(), own(host.address()), 1400 - bytes));
                bytes += 200;
            }
        }
    }

    static void sendTo(World world, String address) {
        try (RawSocket node = new RawSocket(world.node(), Wire.NODE_DEVICE)) {
            node.send(frame(own(address), address, 100));
        }
    }

    /** One of each IP version for each of ISO 3166-1. */
    static Map<String, String> networksOfAllCountries() {
        Map<String, String> networks = new TreeMap<>();
        String[] codes = Locale.getISOCountries();
        for (int i = 0; i < codes.length; i++) {
            networks.put("20.0.%d.0/24".formatted(i), codes[i]);
            networks.put("2001:db8:1%02x::/48".formatted(i), codes[i]);
        }
        return networks;
    }

    static void exchangeWithAllCountries(World world) {
        try (RawSocket node = new RawSocket(world.node(), Wire.NODE_DEVICE);
                RawSocket peer = new RawSocket(world.peer(), Wire.PEER_DEVICE)) {
            for (String network : networksOfAllCountries().keySet()) {
                String address = network.split("/", -1)[0];
                node.send(frame(own(address), address, 100));
                peer.send(frame(address, own(address), 100));
            }
        }
    }

    private static String own(String other) {
        return other.contains(":") ? Wire.NODE_IPV6 : Wire.NODE_IPV4;
    }

    private static byte[] frame(String source, String destination, int bytes) {
        byte[] payload = Frames.udp(PORT, Frames.zeros(bytes));
        return source.contains(":")
                ? Frames.ethernet(Frames.IPV6, Frames.ipv6(source, destination, Frames.UDP, payload))
                : Frames.ethernet(Frames.IPV4, Frames.ipv4(source, destination, Frames.UDP, payload));
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
