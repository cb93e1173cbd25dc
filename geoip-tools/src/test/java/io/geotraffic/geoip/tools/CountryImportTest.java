package io.geotraffic.geoip.tools;

import static io.geotraffic.geoip.tools.Tables.country;
import static io.geotraffic.geoip.tools.Tables.csv;
import static io.geotraffic.geoip.tools.Tables.file;
import static io.geotraffic.geoip.tools.Tables.open;
import static io.geotraffic.geoip.tools.Tables.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.geotraffic.geoip.CountryDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CountryImportTest {
    @TempDir
    private Path directory;

    /** Ranges of one letter's country, and the countries of 10.0.0.0 to 10.0.0.9. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    A 0-9                     | A A A A A A A A A A | one
                    A 0-9, B 3-5              | A A A B B B A A A A | one within another
                    B 3-5, A 0-9              | A A A B B B A A A A | whatever comes first
                    A 0-9, B 3-7, C 4-5, D 4-4 | A A A B D C B B A A | and so on
                    A 0-4, B 3-9              | A A A A A B B B B B | the smaller one where they overlap in part
                    A 0-6, B 5-9              | A A A A A B B B B B |
                    A 0-5, B 4-9              | A A A A B B B B B B | equally large: the one that begins later
                    A 0-5, B 2-7, C 4-9       | A A B B C C C C C C |
                    A 0-9, B 0-4, C 5-9       | B B B B B C C C C C |
                    A 0-9, B 1-3, C 3-6       | A B B B C C C A A A |
                    A 1-2, A 3-4              | - A A A A - - - - - |
                    A 1-2, A 1-2              | - A A - - - - - - - | twice the same
                    A 0-0, B 9-9              | A - - - - - - - - B |
                    """)
    void theSmallestRangeWins(String ranges, String expected) throws IOException {
        StringBuilder rows = new StringBuilder();
        for (String range : ranges.split(", ", -1)) {
            String[] words = range.split("[ -]", -1);
            rows.append("10.0.0.%s,10.0.0.%s,A%s\n".formatted(words[1], words[2], words[0]));
        }
        CountryDatabase database = open(directory, csv(directory, rows.toString()));
        StringBuilder countries = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            countries.append(' ').append(country(database, "10.0.0." + i).replaceFirst("^A", ""));
        }
        assertEquals(expected, countries.substring(1));
        assertEquals("-", country(database, "10.0.0.10"));
        assertEquals("-", country(database, "9.255.255.255"));
    }

    @Test
    void oneRangeWithTwoCountriesIsAnError() throws IOException {
        Path first = file(directory, "a.csv", "# x\n10.0.0.0/24,DE\n");
        Path second = file(directory, "b.csv", "10.0.0.0,10.0.1.255,AT\n10.0.0.0,10.0.0.255,FR\n");
        CountryImport work = new CountryImport(SourceFormat.CSV);
        work.add(first);
        work.add(second);
        assertEquals(
                "%s, line 2: 10.0.0.0-10.0.0.255 is in FR, and at %s, line 2 in DE; allowed is one country"
                        .formatted(second, first),
                refusal(work::table));
    }

    @Test
    void overridesWinWhateverTheirSize() throws IOException {
        CountryImport work = new CountryImport(SourceFormat.CSV);
        work.override(file(directory, "own.csv", "10.0.0.0/8,XA\n10.1.0.0/16,XB\n2001:db8::/32,XC\n"));
        work.add(file(directory, "test.csv", "10.0.0.0/24,DE\n10.1.2.3/32,DE\n11.0.0.0/24,DE\n2001:db8:1::/48,FR\n"));
        CountryDatabase database = open(directory, work.table());
        assertEquals("XA", country(database, "10.0.0.1"));
        assertEquals("XB", country(database, "10.1.2.3"));
        assertEquals("DE", country(database, "11.0.0.1"));
        assertEquals("XC", country(database, "2001:db8:1::1"));
        assertEquals(new ImportCounts(4, 0, 3), work.counts());
    }

    @Test
    void overridesMayNotContradictThemselves() throws IOException {
        CountryImport work = new CountryImport(SourceFormat.CSV);
        Path own = file(directory, "own.csv", "10.0.0.0/8,XA\n10.0.0.0/8,XB\n");
        work.override(own);
        work.add(file(directory, "test.csv", "10.0.0.0/8,DE\n"));
        assertEquals(
                own + ", line 2: 10.0.0.0-10.255.255.255 is in XB, and at " + own
                        + ", line 1 in XA; allowed is one country",
                refusal(work::table));
    }

    /** A MaxMind DB has IPv4 below ::/96. */
    @Test
    void ipv6IsNeverIpv4() throws IOException {
        CountryDatabase database = open(directory, csv(directory, "::/0,FR\n10.0.0.0/8,DE\n"));
        assertEquals("DE", country(database, "10.0.0.1"));
        assertEquals("-", country(database, "11.0.0.1"));
        assertEquals("FR", country(database, "::1:0:0"));
        assertEquals("FR", country(database, "2001:db8::1"));
    }

    @Test
    void whatIsUnknownIsCountedAndLeftOut() throws IOException {
        CountryImport work = new CountryImport(SourceFormat.CSV);
        work.add(file(directory, "test.csv", "10.0.0.0/8,DE\n10.1.0.0/16,??\n"));
        assertEquals(new ImportCounts(1, 1, 0), work.counts());
        assertEquals("DE", country(open(directory, work.table()), "10.1.0.1"), "the larger range has it");
    }

    @Test
    void aFileWithoutCountriesIsAnError() throws IOException {
        Path file = file(directory, "test.csv", "# nothing\n10.0.0.0/8,-\n");
        assertEquals(
                file + ": has no range with a country; at least one is needed",
                refusal(() -> new CountryImport(SourceFormat.CSV).add(file)));
        assertEquals(
                file + ": has no range with a country; at least one is needed",
                refusal(() -> new CountryImport(SourceFormat.CSV).override(file)));
    }

    private Path dated(String name, String content, int days) throws IOException {
        Path file = file(directory, name, content);
        return Files.setLastModifiedTime(file, FileTime.from(Tables.TIME.plus(Duration.ofDays(days))));
    }

    /** The oldest source's time; that of overrides does not count. */
    @Test
    void saysWhereItIsFrom() throws IOException {
        CountryImport work = new CountryImport(SourceFormat.CSV);
        work.add(dated("a.csv", "10.0.0.0/8,DE\n", 2));
        work.add(dated("b.csv", "11.0.0.0/8,DE\n", 0));
        work.add(dated("c.csv", "12.0.0.0/8,DE\n", 1));
        work.override(dated("own.csv", "10.0.0.0/8,AT\n", -1));
        assertEquals(
                new Provenance(Tables.TIME, "a.csv, b.csv, c.csv, overridden by own.csv"),
                work.table().provenance());
    }
}
