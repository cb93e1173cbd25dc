package io.geotraffic.agent.lab;

/**
 * Two namespaces and a veth pair between them: {@value #NODE_DEVICE} of the node, where the agent
 * counts, and {@value #PEER_DEVICE} of its peer. Both are down at first and without IPv6's own
 * chatter, so that all that passes is the test's.
 */
public final class Wire implements AutoCloseable {
    public static final String NODE_DEVICE = "gt0";
    public static final String PEER_DEVICE = "gt1";
    public static final String NODE_IPV4 = "192.0.2.1";
    public static final String PEER_IPV4 = "192.0.2.2";
    public static final String NODE_IPV6 = "2001:db8:1::1";
    public static final String PEER_IPV6 = "2001:db8:1::2";

    private final NetworkNamespace node = new NetworkNamespace();
    private final NetworkNamespace peer = new NetworkNamespace();

    public Wire() {
        node.run(
                "ip",
                "link",
                "add",
                NODE_DEVICE,
                "mtu",
                "9000",
                "type",
                "veth",
                "peer",
                "name",
                PEER_DEVICE,
                "mtu",
                "9000",
                "netns",
                peer.id());
        quieten(node, NODE_DEVICE);
        quieten(peer, PEER_DEVICE);
    }

    private static void quieten(NetworkNamespace namespace, String device) {
        namespace.run("sysctl", "-qw", "net.ipv6.conf." + device + ".disable_ipv6=1");
    }

    public NetworkNamespace node() {
        return node;
    }

    public NetworkNamespace peer() {
        return peer;
    }

    public Wire offload(String... settings) {
        for (NetworkNamespace end : new NetworkNamespace[] {node, peer}) {
            String[] command = new String[3 + settings.length];
            command[0] = "ethtool";
            command[1] = "-K";
            command[2] = end == node ? NODE_DEVICE : PEER_DEVICE;
            System.arraycopy(settings, 0, command, 3, settings.length);
            end.run(command);
        }
        return this;
    }

    /** With an MTU as of Ethernet, and addresses of one IP version, 4 or 6. */
    public Wire addresses(int ipVersion) {
        address(node, NODE_DEVICE, ipVersion == 4 ? NODE_IPV4 + "/24" : NODE_IPV6 + "/64");
        address(peer, PEER_DEVICE, ipVersion == 4 ? PEER_IPV4 + "/24" : PEER_IPV6 + "/64");
        return this;
    }

    private static void address(NetworkNamespace end, String device, String address) {
        end.run("ip", "link", "set", device, "mtu", "1500");
        if (address.contains(":")) {
            end.run("sysctl", "-qw", "net.ipv6.conf." + device + ".disable_ipv6=0");
            end.run("ip", "addr", "add", address, "dev", device, "nodad");
        } else {
            end.run("ip", "addr", "add", address, "dev", device);
        }
    }

    public Wire up() {
        node.run("ip", "link", "set", NODE_DEVICE, "up");
        peer.run("ip", "link", "set", PEER_DEVICE, "up");
        return this;
    }

    @Override
    public void close() {
        node.close();
        peer.close();
    }
}
