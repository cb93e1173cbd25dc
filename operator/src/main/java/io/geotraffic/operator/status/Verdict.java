package io.geotraffic.operator.status;

/** What a condition says, without when it began to say so. */
record Verdict(Truth truth, String reason, String message) {
    /** A condition's status. */
    enum Truth {
        TRUE("True"),
        FALSE("False"),
        UNKNOWN("Unknown");

        private final String label;

        Truth(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    static Verdict yes(String reason, String message) {
        return new Verdict(Truth.TRUE, reason, message);
    }

    static Verdict no(String reason, String message) {
        return new Verdict(Truth.FALSE, reason, message);
    }

    static Verdict unknown(String reason, String message) {
        return new Verdict(Truth.UNKNOWN, reason, message);
    }
}
