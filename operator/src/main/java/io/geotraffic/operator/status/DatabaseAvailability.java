package io.geotraffic.operator.status;

import io.geotraffic.operator.api.v1alpha1.GeoipStatus;
import java.util.Locale;
import java.util.Optional;

/** The condition GeoIPDatabaseAvailable. */
final class DatabaseAvailability {
    static final String TYPE = "GeoIPDatabaseAvailable";

    private DatabaseAvailability() {}

    static Verdict of(DatabaseFinding database) {
        return switch (database) {
            case DatabaseFinding.Sound sound ->
                Verdict.yes(
                        "DatabaseAvailable",
                        String.format(
                                Locale.ROOT,
                                "%s, built %s, %,d bytes",
                                Sentence.of(sound.type()),
                                sound.build(),
                                sound.sizeBytes()));
            case DatabaseFinding.Missing missing -> Verdict.no(missing.reason().label(), missing.message());
            case DatabaseFinding.OutOfSight hidden ->
                Verdict.unknown(
                        "NotVisible",
                        hidden.place()
                                + " is read by agents alone: geoip_database_info among their metrics tells what they have");
        };
    }

    static Optional<GeoipStatus> facts(DatabaseFinding database) {
        return database instanceof DatabaseFinding.Sound sound
                ? Optional.of(new GeoipStatus(sound.type(), sound.build().toString(), sound.sizeBytes()))
                : Optional.empty();
    }
}
