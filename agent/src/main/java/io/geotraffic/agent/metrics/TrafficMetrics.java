package io.geotraffic.agent.metrics;

import io.geotraffic.agent.flow.CountryTraffic;
import io.geotraffic.agent.flow.Direction;
import io.geotraffic.agent.flow.DirectionAccount;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;

/** Bytes by country, and the proof of their totals. */
final class TrafficMetrics {
    private TrafficMetrics() {}

    static List<MetricSnapshot> of(List<InterfaceReading> interfaces) {
        Family received = new Family("geoip_bytes_received", "Bytes received, by the country that they came from.");
        Family sent = new Family("geoip_bytes_sent", "Bytes sent, by the country that they went to.");
        Family bytes = new Family(
                "geoip_interface_bytes",
                "All bytes that the programs saw: those by country and the unattributed ones.");
        Family packets = new Family("geoip_interface_packets", "All packets that the programs saw.");
        Family unattributed =
                new Family("geoip_unattributed_bytes", "Bytes that the programs saw and that have no country.");
        Family ambiguous = new Family(
                "geoip_ambiguous_bytes", "Of the bytes by country, those whose prefix is not wholly in that country.");
        Family device = new Family(
                "geoip_device_bytes", "Bytes by the interface's own counters since the programs were attached.");
        Family ahead = new Family(
                "geoip_interface_programs_ahead", "TCX programs in front of ours, which may hide packets from it.");
        for (InterfaceReading each : interfaces) {
            each.countries().countries().forEach(country -> addCountry(each.name(), country, received, sent));
            for (Direction direction : Direction.values()) {
                String[] labels = {"direction", direction.label(), "interface", each.name()};
                DirectionAccount account = each.account().of(direction);
                bytes.add(account.total(), labels);
                packets.add(account.packets(), labels);
                addUnattributed(unattributed, each.name(), direction, account);
                ambiguous.add(each.countries().ambiguous(direction), labels);
                device.add(each.deviceBytes(direction), labels);
                ahead.add(each.ahead(direction), labels);
            }
        }
        return List.of(
                received.counters(),
                sent.counters(),
                bytes.counters(),
                packets.counters(),
                unattributed.counters(),
                ambiguous.counters(),
                device.counters(),
                ahead.gauges());
    }

    private static void addCountry(String name, CountryTraffic country, Family received, Family sent) {
        addVersion(name, country.country(), "4", country.received4(), country.sent4(), received, sent);
        addVersion(name, country.country(), "6", country.received6(), country.sent6(), received, sent);
    }

    /** A direction that nothing came or went by has no series. */
    private static void addVersion(
            String name,
            String country,
            String version,
            long receivedBytes,
            long sentBytes,
            Family received,
            Family sent) {
        if (receivedBytes == 0 && sentBytes == 0) {
            return;
        }
        Labels labels = Labels.of("country", country, "interface", name, "ip_version", version);
        if (receivedBytes > 0) {
            received.add((double) receivedBytes, labels);
        }
        if (sentBytes > 0) {
            sent.add((double) sentBytes, labels);
        }
    }

    private static void addUnattributed(Family family, String name, Direction direction, DirectionAccount account) {
        String label = direction.label();
        family.add(account.evicted(), "direction", label, "interface", name, "reason", "evicted");
        family.add(account.malformed(), "direction", label, "interface", name, "reason", "malformed");
        family.add(account.nonIp(), "direction", label, "interface", name, "reason", "non_ip");
    }
}
