package io.geotraffic.agent.flow;

/** Seen from the node: the remote address is the source of what it receives and the destination of what it sends. */
public enum Direction {
    RECEIVED(0, "received"),
    SENT(1, "sent");

    /** How many there are: the room that an array by code needs. */
    static final int COUNT = 2;

    private final int code;
    private final String label;

    Direction(int code, String label) {
        this.code = code;
        this.label = label;
    }

    /** The word for people, and for the label of a metric. */
    public String label() {
        return label;
    }

    /** The number that the kernel side knows it by. */
    public int code() {
        return code;
    }

    /** Of two of a kind the one of this direction. */
    public <T> T pick(T received, T sent) {
        return this == RECEIVED ? received : sent;
    }

    /** The same for numbers. */
    public long pick(long received, long sent) {
        return this == RECEIVED ? received : sent;
    }

    static Direction ofCode(int code) {
        return code == RECEIVED.code ? RECEIVED : SENT;
    }
}
