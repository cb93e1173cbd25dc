package io.geotraffic.agent.lab;

/** The kernel's own counters of a device. */
public record DeviceCounters(long receivedBytes, long receivedPackets, long sentBytes, long sentPackets, long dropped) {
    public static DeviceCounters read(NetworkNamespace namespace, String device) {
        String line = namespace
                .run("cat", "/proc/net/dev")
                .lines()
                .map(String::strip)
                .filter(each -> each.startsWith(device + ":"))
                .findFirst()
                .orElseThrow();
        String[] columns = line.substring(device.length() + 1).strip().split("\\s+", -1);
        return new DeviceCounters(
                Long.parseLong(columns[0]),
                Long.parseLong(columns[1]),
                Long.parseLong(columns[8]),
                Long.parseLong(columns[9]),
                Long.parseLong(columns[3]) + Long.parseLong(columns[11]));
    }
}
