package io.geotraffic.crds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The file that users apply is the one that the types make. */
final class CommittedCrdTest {
    @Test
    void isUpToDate() throws IOException {
        assertEquals(
                CrdGenerator.generate(),
                Files.readString(Path.of("geotrafficmonitors.geotraffic.io.yaml")),
                "the CRD is not what the operator's types make: run make crds");
    }

    @Test
    void isTheSameEachTime() {
        assertEquals(CrdGenerator.generate(), CrdGenerator.generate());
    }
}
