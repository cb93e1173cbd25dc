package io.geotraffic.agent.metrics;

/** The state of one interface that is meant to be counted. */
public record InterfaceStatus(String name, State state) {
    /** Whether both tell the same. */
    public boolean isLike(InterfaceStatus other) {
        return state == other.state && name.equals(other.name);
    }

    /** With the value of its metric. */
    public enum State {
        UP(0, "up"),
        DOWN(1, "down"),
        NOT_FOUND(2, "not found");

        private final int value;
        private final String label;

        State(int value, String label) {
            this.value = value;
            this.label = label;
        }

        public int value() {
            return value;
        }

        /** The words for people. */
        public String label() {
            return label;
        }
    }
}
