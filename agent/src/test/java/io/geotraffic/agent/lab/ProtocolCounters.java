package io.geotraffic.agent.lab;

import java.util.List;

/** What the stack of a namespace has put on the wire, as it counts itself: one for each segment. */
public final class ProtocolCounters {
    private ProtocolCounters() {}

    /** TCP segments, with those sent again, and ICMPv6 messages. */
    public static long sentSegments(NetworkNamespace namespace) {
        List<String> tcp = namespace
                .run("cat", "/proc/net/snmp")
                .lines()
                .filter(line -> line.startsWith("Tcp:"))
                .toList();
        List<String> names = words(tcp.get(0));
        List<String> values = words(tcp.get(1));
        long icmp6 = namespace
                .run("cat", "/proc/net/snmp6")
                .lines()
                .map(ProtocolCounters::words)
                .filter(line -> line.get(0).equals("Icmp6OutMsgs"))
                .mapToLong(line -> Long.parseLong(line.get(1)))
                .sum();
        return Long.parseLong(values.get(names.indexOf("OutSegs")))
                + Long.parseLong(values.get(names.indexOf("RetransSegs")))
                + icmp6;
    }

    private static List<String> words(String line) {
        return List.of(line.strip().split("\\s+", -1));
    }
}
