package io.geotraffic.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** With what the process really logs by. */
final class LoggingTest {
    private static final Logger ROOT = Logger.getLogger("");
    private static final Logger VERSIONS =
            Logger.getLogger("io.fabric8.kubernetes.client.dsl.internal.VersionUsageUtils");
    private static final Logger OWN = Logger.getLogger("io.geotraffic");

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Handler handler = new StreamHandler(said, new SimpleFormatter());
    private final List<Handler> others = List.of(ROOT.getHandlers());

    @BeforeEach
    void listen() {
        others.forEach(ROOT::removeHandler);
        ROOT.addHandler(handler);
    }

    @AfterEach
    void restore() {
        ROOT.removeHandler(handler);
        others.forEach(ROOT::addHandler);
        ROOT.setLevel(Level.INFO);
        OWN.setLevel(null);
    }

    private List<String> said() {
        handler.flush();
        return said.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.substring(line.indexOf(' ') + 1))
                .toList();
    }

    private static void sayAll(String logger) {
        org.slf4j.Logger log = LoggerFactory.getLogger(logger);
        log.debug("d");
        log.info("i");
        log.warn("w");
        log.error("e");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DEBUG | debug d,info i,warn w,error e | info i,warn w,error e
            INFO  | info i,warn w,error e         | warn w,error e
            WARN  | warn w,error e                | warn w,error e
            ERROR | error e                       | error e
            """)
    void saysAsMuchAsItIsToldTo(LogLevel level, String own, String libraries) {
        Logging.configure(level, LogFormat.TEXT);
        sayAll("io.geotraffic.operator.Some");
        assertEquals(own, String.join(",", said()));
        said.reset();
        sayAll("io.fabric8.Some");
        assertEquals(libraries, String.join(",", said()));
    }

    /** Such as that the resource is of version v1alpha1, each time it is used. */
    @Test
    void whatIsNoNewsIsNotSaid() {
        VERSIONS.setLevel(null);
        Logging.configure(LogLevel.DEBUG, LogFormat.TEXT);
        sayAll(VERSIONS.getName());
        assertEquals(List.of("error e"), said());
    }

    @Test
    void saysItInTheFormat() {
        Logging.configure(LogLevel.ERROR, LogFormat.JSON);
        sayAll("io.geotraffic.operator.Some");
        handler.flush();
        String line = said.toString(StandardCharsets.UTF_8);
        assertTrue(
                line.endsWith("\"level\":\"error\",\"logger\":\"io.geotraffic.operator.Some\",\"message\":\"e\"}\n"),
                line);
    }
}
