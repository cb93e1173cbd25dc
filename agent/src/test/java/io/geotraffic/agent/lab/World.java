package io.geotraffic.agent.lab;

import io.geotraffic.geoip.DatabaseWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A node with one way out, and countries behind it: hosts of its peer, each in a prefix of its own,
 * and a database that knows them. Nobody has to ask for anyone's hardware address.
 */
public final class World implements AutoCloseable {
    /** A host of the peer. */
    public record Host(String address, String country, String network) {
        public boolean isIpv6() {
            return address.contains(":");
        }
    }

    public static final List<Host> HOSTS = List.of(
            new Host("198.51.100.7", "US", "198.51.100.0/24"),
            new Host("203.0.113.7", "DE", "203.0.113.0/27"),
            new Host("2001:db8:7::7", "FR", "2001:db8:7::/48"),
            new Host("2001:db8:8::8", "JP", "2001:db8:8::/64"));

    private final Wire wire = new Wire();

    public World() {
        quieten(wire.node(), Wire.NODE_DEVICE);
        quieten(wire.peer(), Wire.PEER_DEVICE);
        wire.offload("tso", "off", "gro", "off").addresses(4).addresses(6).up();
        neighbour(wire.node(), Wire.NODE_DEVICE, wire.peer(), Wire.PEER_DEVICE, Wire.PEER_IPV4, Wire.PEER_IPV6);
        neighbour(wire.peer(), Wire.PEER_DEVICE, wire.node(), Wire.NODE_DEVICE, Wire.NODE_IPV4, Wire.NODE_IPV6);
        HOSTS.forEach(host -> wire.peer().run("ip", "addr", "add", host.address(), "dev", "lo"));
        wire.node().run("ip", "route", "add", "default", "via", Wire.PEER_IPV4);
        wire.node().run("ip", "route", "add", "default", "via", Wire.PEER_IPV6);
    }

    /** No link-local address, no search for routers. */
    private static void quieten(NetworkNamespace of, String device) {
        of.run("sysctl", "-qw", "net.ipv6.conf." + device + ".addr_gen_mode=1");
        of.run("sysctl", "-qw", "net.ipv6.conf." + device + ".router_solicitations=0");
    }

    /** Returns when what IPv6 tells of its groups is over: it does so twice, a second apart at most. */
    public World awaitQuiet() {
        Iperf.awaitRest(wire.node(), Wire.NODE_DEVICE, 2500);
        return this;
    }

    private static void neighbour(
            NetworkNamespace of, String device, NetworkNamespace other, String otherDevice, String... addresses) {
        String hardware = hardwareAddress(other, otherDevice);
        for (String address : addresses) {
            of.run("ip", "neigh", "replace", address, "lladdr", hardware, "nud", "permanent", "dev", device);
        }
    }

    private static String hardwareAddress(NetworkNamespace namespace, String device) {
        String[] words =
                namespace.run("ip", "-o", "link", "show", "dev", device).split("\\s+", -1);
        return words[List.of(words).indexOf("link/ether") + 1];
    }

    public NetworkNamespace node() {
        return wire.node();
    }

    public NetworkNamespace peer() {
        return wire.peer();
    }

    public Wire wire() {
        return wire;
    }

    /** What knows the hosts' countries. */
    public static Path database(Path file) throws IOException {
        return database(file, Map.of());
    }

    /** @param others network to country; may be within those of the hosts */
    public static Path database(Path file, Map<String, String> others) throws IOException {
        DatabaseWriter writer = new DatabaseWriter("Test-Country", 6).build(Instant.ofEpochSecond(1_700_000_000));
        HOSTS.forEach(host -> writer.insert(host.network(), record(host.country())));
        others.forEach((network, country) -> writer.insert(network, record(country)));
        writer.write(file);
        return file;
    }

    private static Map<String, Object> record(String country) {
        return Map.of("country", Map.of("iso_code", country));
    }

    @Override
    public void close() {
        wire.close();
    }
}
