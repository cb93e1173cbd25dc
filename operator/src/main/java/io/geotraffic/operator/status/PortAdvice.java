package io.geotraffic.operator.status;

import java.util.List;

/** What to do about a port that somebody else has. */
public final class PortAdvice {
    private static final String WAY_OUT = "set another spec.agent.port";

    private PortAdvice() {}

    /** @param rivals other monitors that ask for the same port */
    public static String takenByAPod(int port, List<String> rivals) {
        String who =
                rivals.isEmpty() ? "" : " (GeoTrafficMonitor %s asks for it too)".formatted(String.join(", ", rivals));
        return "another pod of the node has port %d%s; %s".formatted(port, who, WAY_OUT);
    }

    /** @param said what the agent said */
    static String takenByAProcess(String said) {
        return said + "; a process of the node has the port: " + WAY_OUT;
    }
}
