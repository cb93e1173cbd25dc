package io.geotraffic.operator.status;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.geotraffic.operator.api.v1alpha1.GeoipStatus;
import io.geotraffic.operator.status.DatabaseFinding.Reason;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DatabaseAvailabilityTest {
    @Test
    void aSoundOneIsTold() {
        assertEquals(
                Verdict.yes("DatabaseAvailable", "GeoLite2-Country, built 2026-11-17T12:00:00Z, 912,345 bytes"),
                DatabaseAvailability.of(Observations.SOUND));
        assertEquals(
                Optional.of(new GeoipStatus("GeoLite2-Country", "2026-11-17T12:00:00Z", 912_345)),
                DatabaseAvailability.facts(Observations.SOUND));
    }

    /** A number looks the same wherever the operator runs. */
    @Test
    void isToldAlikeEverywhere() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertEquals(
                    "x, built 1970-01-01T00:00:00Z, 1,048,576 bytes",
                    DatabaseAvailability.of(new DatabaseFinding.Sound("x", Instant.EPOCH, 1 << 20))
                            .message());
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMissingOneHasItsReason(Reason reason) {
        DatabaseFinding missing = new DatabaseFinding.Missing(reason, "there is none");
        assertEquals(Verdict.no(reason.label(), "there is none"), DatabaseAvailability.of(missing));
        assertEquals(Optional.empty(), DatabaseAvailability.facts(missing));
    }

    /** Users and alerts know them by these. */
    @Test
    void reasonsStayTheSame() {
        assertEquals(
                List.of("NotConfigured", "ConfigMapNotFound", "KeyNotFound", "DatabaseInvalid"),
                Arrays.stream(Reason.values()).map(Reason::label).toList());
    }

    @Test
    void oneThatOnlyAgentsSeeIsUnknown() {
        assertEquals(
                Verdict.unknown(
                        "NotVisible",
                        "/usr/share/GeoIP/country.mmdb of each node is read by agents alone: geoip_database_info among their metrics tells what they have"),
                DatabaseAvailability.of(Observations.HIDDEN));
        assertEquals(Optional.empty(), DatabaseAvailability.facts(Observations.HIDDEN));
    }
}
