package io.geotraffic.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class VersionTest {
    @Test
    void isFilledInByTheBuild() {
        Version version = Version.read();
        assertTrue(version.version().matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?"), version.version());
        assertFalse(version.revision().isBlank());
        assertFalse(version.revision().contains("$"), version.revision());
    }

    @Test
    void isOneLine() {
        assertEquals(
                "geotraffic-agent 1.2.3 (revision abc, Java " + Runtime.version() + ")",
                new Version("1.2.3", "abc").toString());
    }
}
