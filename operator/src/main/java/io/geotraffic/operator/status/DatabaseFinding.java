package io.geotraffic.operator.status;

import java.time.Instant;

/** What the operator sees of the country database. */
public sealed interface DatabaseFinding {
    /** It is there and sound. */
    record Sound(String type, Instant build, long sizeBytes) implements DatabaseFinding {}

    /** It is not there, or cannot serve. */
    record Missing(Reason reason, String message) implements DatabaseFinding {}

    /** It is where only agents look. */
    record OutOfSight(String place) implements DatabaseFinding {}

    /** Why there is none. */
    enum Reason {
        NOT_CONFIGURED("NotConfigured"),
        CONFIG_MAP_NOT_FOUND("ConfigMapNotFound"),
        KEY_NOT_FOUND("KeyNotFound"),
        DATABASE_INVALID("DatabaseInvalid");

        private final String label;

        Reason(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
