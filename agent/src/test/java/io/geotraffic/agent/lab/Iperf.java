package io.geotraffic.agent.lab;

import java.util.ArrayList;
import java.util.List;

/** Real traffic from the node to its peer and back, both at once. */
public final class Iperf {
    private static final String PORT = "5201";

    private Iperf() {}

    /** Returns when the transfer is over and the node's device has come to rest. */
    public static void exchange(Wire wire, String device, String peerAddress, String... options) {
        Process server = wire.peer().start("iperf3", "--server", "--one-off", "--bind", peerAddress, "--port", PORT);
        while (wire.peer().run("ss", "-Hltn", "sport", "=", ":" + PORT).isBlank()) {
            pause(20);
        }
        List<String> command =
                new ArrayList<>(List.of("iperf3", "--client", peerAddress, "--port", PORT, "--time", "1", "--bidir"));
        command.addAll(List.of(options));
        wire.node().run(command.toArray(String[]::new));
        try {
            server.waitFor();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        awaitRest(wire.node(), device, 150);
    }

    /** Returns when nothing has passed for so long. */
    static void awaitRest(NetworkNamespace namespace, String device, long milliseconds) {
        DeviceCounters before;
        DeviceCounters now = DeviceCounters.read(namespace, device);
        do {
            before = now;
            pause(milliseconds);
            now = DeviceCounters.read(namespace, device);
        } while (!before.equals(now));
    }

    private static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
