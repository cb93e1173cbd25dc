package io.geotraffic.geoip.tools.command;

import static io.geotraffic.geoip.tools.command.CommandRun.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LookupCommandTest {
    @TempDir
    private Path directory;

    @Test
    void answersEachAddress() throws IOException {
        CommandRun run = CommandRun.of(
                "lookup",
                Databases.country(directory),
                "1.2.3.4",
                "192.128.1.5",
                "::ffff:192.128.1.5",
                "2001:470:1:A::1",
                "223.1.2.3",
                "2002::1",
                "2001:db8::1",
                "224.0.0.1");
        assertEquals("", run.err());
        assertEquals("""
                1.2.3.4\tUS\t0.0.0.0/1
                192.128.1.5\tGB\t192.128.1.4/31
                ::ffff:192.128.1.5\tGB\t192.128.1.4/31
                2001:470:1:A::1\tFR\t2001:470:1:8::/61
                223.1.2.3\tUNKNOWN\t208.0.0.0/4
                2002::1\tUNKNOWN\t2002::/15
                2001:db8::1\tPRIVATE\t2001:800::/21
                224.0.0.1\tPRIVATE\t224.0.0.0/3
                """, run.out());
        assertEquals(0, run.status());
    }

    /** As the agent does. */
    @Test
    void believesADatabaseThatKnowsPrivateAddresses() throws IOException {
        Path file = directory.resolve("own.mmdb");
        Databases.writer("Own-Country", "")
                .insert("10.1.0.0/16", Databases.country("CH"))
                .write(file);
        assertEquals(
                "10.1.2.3\tCH\t10.1.0.0/16\n10.2.0.0\tPRIVATE\t10.2.0.0/15\n",
                CommandRun.of("lookup", file, "10.1.2.3", "10.2.0.0").out());
    }

    @Test
    void answersLinesOfStandardInput() throws IOException {
        CommandRun run = CommandRun.withInput(" 1.2.3.4 \r\n\n130.0.0.1", "lookup", Databases.country(directory));
        assertEquals(new CommandRun(0, "1.2.3.4\tUS\t0.0.0.0/1\n130.0.0.1\tDE\t128.0.0.0/2\n", ""), run);
    }

    @Test
    void namesWhatIsNoAddressAndAnswersTheRest() throws IOException {
        Path file = Databases.country(directory);
        assertEquals(
                new CommandRun(
                        2,
                        "1.2.3.4\tUS\t0.0.0.0/1\n",
                        "geotraffic-geoip: \"example.org\" is no address; allowed are such as 192.0.2.1 and 2001:db8::1\n"),
                CommandRun.of("lookup", file, "example.org", "1.2.3.4"));
        assertEquals(
                new CommandRun(
                        2,
                        "1.2.3.4\tUS\t0.0.0.0/1\n",
                        "geotraffic-geoip: standard input, line 2: \"" + "x".repeat(60)
                                + "...\" is no address; allowed are such as 192.0.2.1 and 2001:db8::1\n"),
                CommandRun.withInput("\n" + "x".repeat(99) + "\n1.2.3.4\n", "lookup", file));
    }

    /** What some readers take for another address than others. */
    @Test
    void takesNoOtherNotations() throws IOException {
        Path file = Databases.country(directory);
        for (String text : new String[] {
            "10.1",
            "010.0.0.1",
            "1.2.3.256",
            "16909060",
            "[::1]",
            "fe80::1%1",
            "1.2.3.4/32",
            "::1::",
            "1:2",
            "",
            "٣.1.1.1"
        }) {
            CommandRun run = CommandRun.of("lookup", file, text);
            assertEquals(
                    "\"" + text + "\" is no address; allowed are such as 192.0.2.1 and 2001:db8::1", refusal(2, run));
        }
    }

    @Test
    void refusesFilesThatAreNone() {
        assertEquals(
                "none.mmdb: there is no such file; a MaxMind DB file is needed",
                refusal(1, CommandRun.of("lookup", "none.mmdb", "1.2.3.4")));
        assertEquals("lookup lacks FILE; --help shows how", refusal(2, CommandRun.of("lookup")));
    }
}
