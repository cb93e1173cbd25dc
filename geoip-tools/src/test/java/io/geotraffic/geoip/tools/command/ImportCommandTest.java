package io.geotraffic.geoip.tools.command;

import static io.geotraffic.geoip.tools.command.CommandRun.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {
    @TempDir
    private Path directory;

    private Path csv;
    private Path output;

    @BeforeEach
    void createFiles() throws IOException {
        csv = Databases.lines(
                directory.resolve("world.csv"),
                "first,last,country",
                "1.0.0.0,1.0.0.255,AU",
                "1.0.0.128,1.0.0.191,NZ",
                "1.0.1.0,1.0.1.255,-",
                "2001:200::,2001:200:ffff:ffff:ffff:ffff:ffff:ffff,JP");
        Files.setLastModifiedTime(csv, FileTime.from(Databases.BUILD));
        output = directory.resolve("country.mmdb");
    }

    private String lookup(String... addresses) {
        Object[] words = new Object[addresses.length + 2];
        words[0] = "lookup";
        words[1] = output;
        System.arraycopy(addresses, 0, words, 2, addresses.length);
        return CommandRun.of(words).out();
    }

    @Test
    void importsCsv() throws IOException {
        CommandRun run = CommandRun.of("import", "--from", "csv", csv, "-o", output);
        assertEquals("", run.err());
        assertEquals("""
                read     3 ranges; left out 1 of no country; 0 of overrides
                written  %s: %,d bytes, 3 countries, 3 IPv4 and 1 IPv6 networks, of 2026-02-28T00:00:00Z
                """.formatted(output, Files.size(output)), run.out());
        assertEquals(0, run.status());
        assertEquals(
                "1.0.0.1\tAU\t1.0.0.0/25\n1.0.0.130\tNZ\t1.0.0.128/26\n2001:200::1\tJP\t2001:200::/32\n",
                lookup("1.0.0.1", "1.0.0.130", "2001:200::1"));
    }

    @Test
    void importsTheFilesOfTor() throws IOException {
        Path geoip = Databases.lines(
                directory.resolve("geoip"),
                "# Generated: Thu, 25 Jun 2026 04:33:59 GMT",
                "# Vendor:    IPFire Project",
                "16777216,16777471,AU",
                "16777472,16777727,??");
        Path geoip6 =
                Databases.lines(directory.resolve("geoip6"), "2001:200::,2001:200:134:ffff:ffff:ffff:ffff:ffff,JP");
        assertEquals(
                0,
                CommandRun.of("import", "--from=tor", geoip, geoip6, "-o", output)
                        .status());
        assertEquals(
                "1.0.0.1\tAU\t1.0.0.0/24\n1.0.1.1\tUNKNOWN\t1.0.1.0/24\n2001:200::1\tJP\t2001:200::/40\n",
                lookup("1.0.0.1", "1.0.1.1", "2001:200::1"));
    }

    @Test
    void importsDatabasesAndPutsOwnNetworksOnTop() throws IOException {
        Path office = Databases.lines(directory.resolve("office.csv"), "10.0.0.0/8,CH", "1.2.3.0/24,CH");
        Path cloud = Databases.lines(directory.resolve("cloud.csv"), "2001:470::/33,NL");
        CommandRun run = CommandRun.of(
                "import",
                "--from",
                "mmdb",
                Databases.country(Files.createDirectory(directory.resolve("source"))),
                "--override",
                office,
                "--override",
                cloud,
                "-o",
                output);
        assertEquals("", run.err());
        assertTrue(run.out().startsWith("read     35 ranges; left out 0 of no country; 3 of overrides\n"), run.out());
        assertEquals(
                "10.1.2.3\tCH\t10.0.0.0/8\n1.2.3.4\tCH\t1.2.3.0/24\n1.2.4.1\tUS\t1.2.4.0/22\n2001:470::1\tNL\t2001:470::/33\n",
                lookup("10.1.2.3", "1.2.3.4", "1.2.4.1", "2001:470::1"));
    }

    @Test
    void prunesAndSaysWhatThatCosts() {
        CommandRun run = CommandRun.of("import", "--from", "csv", csv, "-o", output, "--ipv4-prefix", "24");
        assertEquals(
                "pruned   IPv4 /24: 1 prefixes of several answers have one now; 25.000 % of the known addresses changed country, and 0.000 % more got one",
                run.out().lines().toList().get(1));
        assertEquals("1.0.0.130\tAU\t1.0.0.0/24\n", lookup("1.0.0.130"));
    }

    @Test
    void tellsWhoWatchesWhatItDoes() {
        String erase = "\r\u001b[K";
        assertEquals(
                erase + "Reading world.csv ..." + erase + "Sorting ..." + erase + "Pruning to IPv6 /48 ..." + erase
                        + "Writing country.mmdb ..." + erase + "Reading country.mmdb ..." + erase,
                CommandRun.watched("import", "--from", "csv", csv, "-o", output, "--ipv6-prefix", "48")
                        .err());
        Path none = directory.resolve("none");
        assertEquals(
                erase + "Reading none ..." + erase + "geotraffic-geoip: " + none + ": there is no such file\n",
                CommandRun.watched("import", "--from", "csv", none, "-o", output)
                        .err());
    }

    @Test
    void refusesWhatIsNotAllowed() {
        assertEquals(
                "--from xlsx: allowed is mmdb, csv or tor",
                refusal(2, CommandRun.of("import", "--from", "xlsx", csv, "-o", output)));
        assertEquals(
                "--ipv4-prefix 7: allowed is a whole number from 8 to 32",
                refusal(2, CommandRun.of("import", "--from", "csv", csv, "-o", output, "--ipv4-prefix", "7")));
        assertEquals(
                "--ipv6-prefix 0x30: allowed is a whole number from 16 to 128",
                refusal(2, CommandRun.of("import", "--from", "csv", csv, "-o", output, "--ipv6-prefix", "0x30")));
        assertEquals(
                "-o out.csv: allowed is a name that ends in .mmdb, .mmdb.gz or .mmdb.xz",
                refusal(2, CommandRun.of("import", "--from", "csv", csv, "-o", "out.csv")));
        assertFalse(Files.exists(output));
    }

    @Test
    void namesTheLineThatIsWrong() throws IOException {
        Path wrong = Databases.lines(directory.resolve("wrong.csv"), "1.0.0.0/24,AU", "1.0.1.0/24,Mars");
        assertEquals(
                wrong + ", line 2: \"Mars\" is no country; allowed are codes of ISO 3166-1 such as DE, and ?? for none",
                refusal(1, CommandRun.of("import", "--from", "csv", csv, wrong, "-o", output)));
        Path other = Databases.lines(directory.resolve("other.csv"), "1.0.0.0/24,DE");
        assertEquals(
                other + ", line 1: 1.0.0.0-1.0.0.255 is in DE, and at " + csv
                        + ", line 2 in AU; allowed is one country",
                refusal(1, CommandRun.of("import", "--from", "csv", csv, other, "-o", output)));
        assertFalse(Files.exists(output));
    }

    @Test
    void overwritesNoInput() throws IOException {
        Path link =
                Files.createSymbolicLink(output, Databases.country(Files.createDirectory(directory.resolve("source"))));
        byte[] before = Files.readAllBytes(link);
        assertEquals(
                "-o " + output + ": is an input, too; allowed is another file",
                refusal(
                        2,
                        CommandRun.of(
                                "import", "--from", "mmdb", directory.resolve("source/country.mmdb"), "-o", output)));
        assertEquals(List.of(before.length), List.of((int) Files.size(link)));
    }

    @Test
    void saysWhyItCannotWrite() throws IOException {
        assertEquals(
                directory.resolve("none/a.mmdb") + ": cannot be written: there is no such folder",
                refusal(1, CommandRun.of("import", "--from", "csv", csv, "-o", directory.resolve("none/a.mmdb"))));
        Files.createDirectory(output);
        assertEquals(
                output + ": cannot be written: Is a directory",
                refusal(1, CommandRun.of("import", "--from", "csv", csv, "-o", output)));
    }
}
