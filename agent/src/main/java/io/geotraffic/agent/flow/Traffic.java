package io.geotraffic.agent.flow;

/** Bytes and packets on the wire. */
public record Traffic(long bytes, long packets) {
    public static final Traffic NONE = new Traffic(0, 0);

    public Traffic plus(Traffic other) {
        return new Traffic(bytes + other.bytes, packets + other.packets);
    }
}
