package io.geotraffic.agent.flow;

/** Seen from the node: the remote address is the source of what it receives and the destination of what it sends. */
public enum Direction {
    RECEIVED(0),
    SENT(1);

    /** How many there are: the room that an array by code needs. */
    static final int COUNT = 2;

    private final int code;

    Direction(int code) {
        this.code = code;
    }

    /** The number that the kernel side knows it by. */
    public int code() {
        return code;
    }

    static Direction ofCode(int code) {
        return code == RECEIVED.code ? RECEIVED : SENT;
    }
}
