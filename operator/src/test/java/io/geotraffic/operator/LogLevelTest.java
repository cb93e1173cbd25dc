package io.geotraffic.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class LogLevelTest {
    @ParameterizedTest
    @CsvSource({
        "FINEST,DEBUG",
        "FINE,DEBUG",
        "CONFIG,INFO",
        "INFO,INFO",
        "WARNING,WARN",
        "SEVERE,ERROR",
        "OFF,ERROR",
    })
    void everyLevelOfTheJdkHasItsOwn(String jdk, LogLevel level) {
        assertEquals(level, LogLevel.of(Level.parse(jdk)));
    }

    @ParameterizedTest
    @EnumSource
    void isThatOfWhatIsSaidByIt(LogLevel level) {
        assertEquals(level, LogLevel.of(level.own()));
    }

    @Test
    void isTypedInSmallLetters() {
        assertEquals("warn", LogLevel.WARN.toString());
        assertEquals("json", LogFormat.JSON.toString());
    }
}
