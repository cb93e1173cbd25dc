package io.geotraffic.geoip.tools;

import static io.geotraffic.geoip.tools.Tables.country;
import static io.geotraffic.geoip.tools.Tables.file;
import static io.geotraffic.geoip.tools.Tables.open;
import static io.geotraffic.geoip.tools.Tables.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.geotraffic.geoip.CountryDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TorSourceTest {
    private static final String HEADER = """
            # This file has been converted from the IPFire Location database
            #
            # Generated: Thu, 25 Jun 2026 04:33:59 GMT
            # Vendor:    IPFire Project
            # License:   CC BY-SA 4.0
            #
            """;

    @TempDir
    private Path directory;

    @Test
    void readsBothFiles() throws IOException {
        CountryImport work = new CountryImport(SourceFormat.TOR);
        work.add(file(directory, "geoip", HEADER + "3221225984,3221226239,AT\n3221226240,3221226495,??\n1,1,EU\n"));
        work.add(file(directory, "geoip6", HEADER + "2001:db8::,2001:db8:ffff:ffff:ffff:ffff:ffff:ffff,A1\n"));
        assertEquals(new ImportCounts(3, 1, 0), work.counts());
        CountryTable table = work.table();
        assertEquals(
                new Provenance(Instant.parse("2026-06-25T04:33:59Z"), "IPFire Project (CC BY-SA 4.0)"),
                table.provenance());
        CountryDatabase database = open(directory, table);
        assertEquals("AT", country(database, "192.0.2.255"));
        assertEquals("-", country(database, "192.0.3.0"));
        assertEquals("EU", country(database, "0.0.0.1"), "codes of regions stay");
        assertEquals("A1", country(database, "2001:db8::1"));
    }

    @Test
    void takesTheTimeOfAFileThatSaysNone() throws IOException {
        CountryImport work = new CountryImport(SourceFormat.TOR);
        work.add(file(directory, "geoip", "# Generated: yesterday\n3221225984,3221226239,AT\n"));
        assertEquals(new Provenance(Tables.TIME, "tor's geoip"), work.table().provenance());
    }

    @Test
    void otherFilesAreErrors() throws IOException {
        Path file = file(directory, "geoip", "# a\nnetwork,country\n192.0.2.0/24,DE\n");
        assertEquals(
                file + ", line 2: has too few fields; needed are first,last,country",
                refusal(() -> new CountryImport(SourceFormat.TOR).add(file)));
    }
}
