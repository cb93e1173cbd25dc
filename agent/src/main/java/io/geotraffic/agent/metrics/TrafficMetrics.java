package io.geotraffic.agent.metrics;

import io.geotraffic.agent.flow.CountryTraffic;
import io.geotraffic.agent.flow.Direction;
import io.geotraffic.agent.flow.DirectionAccount;
import io.geotraffic.http.exposition.Exposition;
import java.util.List;
import java.util.function.ToLongBiFunction;

/** Bytes by country, and the proof of their totals. */
final class TrafficMetrics {
    private TrafficMetrics() {}

    static void write(List<InterfaceReading> interfaces, Exposition out) {
        out.counters("geoip_bytes_received", "Bytes received, by the country that they came from.");
        writeCountries(interfaces, Direction.RECEIVED, out);
        out.counters("geoip_bytes_sent", "Bytes sent, by the country that they went to.");
        writeCountries(interfaces, Direction.SENT, out);
        out.counters(
                "geoip_interface_bytes",
                "All bytes that the programs saw: those by country and the unattributed ones.");
        writeEach(interfaces, (each, direction) -> each.account().of(direction).total(), out);
        out.counters("geoip_interface_packets", "All packets that the programs saw.");
        writeEach(interfaces, (each, direction) -> each.account().of(direction).packets(), out);
        out.counters("geoip_unattributed_bytes", "Bytes that the programs saw and that have no country.");
        writeUnattributed(interfaces, out);
        out.counters(
                "geoip_ambiguous_bytes", "Of the bytes by country, those whose prefix is not wholly in that country.");
        writeEach(interfaces, (each, direction) -> each.countries().ambiguous(direction), out);
        out.counters("geoip_device_bytes", "Bytes by the interface's own counters since the programs were attached.");
        writeEach(interfaces, InterfaceReading::deviceBytes, out);
        out.gauges("geoip_interface_programs_ahead", "TCX programs in front of ours, which may hide packets from it.");
        writeEach(interfaces, InterfaceReading::ahead, out);
    }

    private static void writeCountries(List<InterfaceReading> interfaces, Direction direction, Exposition out) {
        for (InterfaceReading each : interfaces) {
            for (CountryTraffic traffic : each.countries().countries()) {
                writeCountry(traffic, "4", direction.pick(traffic.received4(), traffic.sent4()), each.name(), out);
                writeCountry(traffic, "6", direction.pick(traffic.received6(), traffic.sent6()), each.name(), out);
            }
        }
    }

    /** A direction that nothing came or went by has no series. */
    private static void writeCountry(
            CountryTraffic traffic, String ipVersion, long bytes, String name, Exposition out) {
        if (bytes > 0) {
            out.sample(bytes, "country", traffic.country(), "interface", name, "ip_version", ipVersion);
        }
    }

    private static void writeEach(
            List<InterfaceReading> interfaces, ToLongBiFunction<InterfaceReading, Direction> value, Exposition out) {
        for (InterfaceReading each : interfaces) {
            for (Direction direction : Direction.values()) {
                out.sample(
                        value.applyAsLong(each, direction), "direction", direction.label(), "interface", each.name());
            }
        }
    }

    private static void writeUnattributed(List<InterfaceReading> interfaces, Exposition out) {
        for (InterfaceReading each : interfaces) {
            for (Direction direction : Direction.values()) {
                DirectionAccount account = each.account().of(direction);
                writeReason("evicted", account.evicted(), direction, each.name(), out);
                writeReason("malformed", account.malformed(), direction, each.name(), out);
                writeReason("non_ip", account.nonIp(), direction, each.name(), out);
            }
        }
    }

    private static void writeReason(String reason, long bytes, Direction direction, String name, Exposition out) {
        out.sample(bytes, "direction", direction.label(), "interface", name, "reason", reason);
    }
}
