package io.geotraffic.operator.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A resource in, in-NAME.yaml, and its rules, out-NAME.yaml, as Prometheus reads them: whole, so that a change
 * is seen. {@code -Dgolden.write=true} writes the latter.
 */
final class GoldenFilesTest {
    @ParameterizedTest
    @ValueSource(strings = {"minimal", "residency"})
    void makesWhatWasLookedAt(String name) throws IOException {
        Path golden = Rendered.FOLDER.resolve("out-" + name + ".yaml");
        String out = Rendered.file(Rendered.ofExample(name));
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(golden, out);
        }
        assertEquals(Files.readString(golden), out);
    }
}
