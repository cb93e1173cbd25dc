package io.geotraffic.geoip.tools.command;

import static io.geotraffic.geoip.tools.command.CommandRun.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.geotraffic.geoip.CountryDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackCommandTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"small.mmdb,00", "small.mmdb.gz,1f8b", "small.mmdb.xz,fd37"})
    void compressesByName(String name, String magic) throws IOException {
        Path output = directory.resolve(name);
        CommandRun run = CommandRun.of("pack", Databases.country(directory), "-o", output);
        assertEquals("", run.err());
        assertTrue(
                run.out()
                        .matches(
                                "written  .*" + name
                                        + ": [0-9,]+ bytes, 5 countries, \\d+ IPv4 and \\d+ IPv6 networks, of 2026-02-28T00:00:00Z\n"),
                run.out());
        byte[] bytes = Files.readAllBytes(output);
        assertEquals(magic, HexFormat.of().formatHex(bytes, 0, magic.length() / 2));
        CountryDatabase database = CountryDatabase.open(output);
        assertEquals("GeoTraffic-Country", database.facts().type());
        assertEquals("GeoLite2-Country (Made for \"all\")", database.facts().description());
        assertEquals(
                Optional.of("GB"),
                database.lookup(InetAddress.ofLiteral("192.128.1.4")).country());
    }

    @Test
    void prunesAndSaysWhatThatCosts() throws IOException {
        Path output = directory.resolve("small.mmdb");
        CommandRun run = CommandRun.of(
                "pack", Databases.country(directory), "-o", output, "--ipv4-prefix=24", "--ipv6-prefix=48");
        assertEquals("""
                pruned   IPv4 /24: 1 prefixes of several answers have one now; less than 0.001 % of the known addresses changed country, and less than 0.001 % more got one
                pruned   IPv6 /48: 1 prefixes of several answers have one now; less than 0.001 % of the known /64 networks changed country, and 0.000 % more got one
                """, run.out().lines().limit(2).map(line -> line + "\n").reduce("", String::concat));
        CountryDatabase database = CountryDatabase.open(output);
        assertEquals(
                Optional.of("FR"),
                database.lookup(InetAddress.ofLiteral("192.128.1.4")).country());
        assertEquals(
                Optional.of("US"),
                database.lookup(InetAddress.ofLiteral("2001:470:1:8::")).country());
    }

    @Test
    void refusesWhatIsNotAllowed() throws IOException {
        Path file = Databases.country(directory);
        assertEquals(
                "-o " + file + ": is an input, too; allowed is another file",
                refusal(2, CommandRun.of("pack", file, "-o", file)));
        assertEquals(
                "-o country.zip: allowed is a name that ends in .mmdb, .mmdb.gz or .mmdb.xz",
                refusal(2, CommandRun.of("pack", file, "-o", "country.zip")));
        assertEquals(
                "--ipv6-prefix 129: allowed is a whole number from 16 to 128",
                refusal(2, CommandRun.of("pack", file, "-o", "a.mmdb", "--ipv6-prefix", "129")));
        assertEquals("pack lacks -o FILE; --help shows how", refusal(2, CommandRun.of("pack", file)));
        Path text = Databases.lines(directory.resolve("text.mmdb"), "no database");
        CommandRun run = CommandRun.of("pack", text, "-o", directory.resolve("a.mmdb"));
        assertTrue(refusal(1, run).startsWith(text + ": "), run.err());
    }
}
