package io.geotraffic.geoip.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.maxmind.db.Reader;
import io.geotraffic.geoip.CountryDatabase;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Random ranges: what is packed answers as an oracle does that tries them all, to us and to MaxMind's reader. */
final class CountryImportPropertyTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"1, 2, 0", "2, 8, 2", "3, 40, 10", "4, 300, 40"})
    void everyRangeComesBack(long seed, int ranges, int overrides) throws IOException {
        Random random = new Random(seed);
        Set<String> answers = new HashSet<>();
        for (int round = 0; round < 25; round++) {
            RangeOracle base = RangeOracle.random(random, ranges);
            RangeOracle own = RangeOracle.random(random, overrides);
            CountryImport work = new CountryImport(SourceFormat.CSV);
            work.add(Tables.file(directory, "base.csv", base.csv(random)));
            if (overrides > 0) {
                work.override(Tables.file(directory, "own.csv", own.csv(random)));
            }
            CountryDatabase database = Tables.open(directory, work.table());
            try (Reader reader = new Reader(directory.resolve("test.mmdb").toFile())) {
                for (int ipVersion : List.of(4, 6)) {
                    for (BigInteger address : questions(random, ipVersion, base, own)) {
                        InetAddress inet = RangeOracle.address(ipVersion, address);
                        String overridden = own.country(ipVersion, address);
                        String expected = overridden.equals("-") ? base.country(ipVersion, address) : overridden;
                        assertEquals(expected, database.lookup(inet).country().orElse("-"), inet::toString);
                        assertEquals(expected, reference(reader, inet), inet::toString);
                        answers.add(expected);
                    }
                }
            }
        }
        assertTrue(answers.size() >= 6, "the answers differ: " + answers);
    }

    private static List<BigInteger> questions(Random random, int ipVersion, RangeOracle... oracles) {
        List<BigInteger> questions = new ArrayList<>();
        for (RangeOracle oracle : oracles) {
            questions.addAll(oracle.boundaries(ipVersion));
        }
        for (int i = 0; i < 50; i++) {
            questions.add(RangeOracle.randomAddress(random, ipVersion));
        }
        return questions;
    }

    private static String reference(Reader reader, InetAddress address) throws IOException {
        @Nullable Map<?, ?> record = reader.get(address, Map.class);
        return record != null && record.get("country") instanceof Map<?, ?> country
                ? String.valueOf(country.get("iso_code"))
                : "-";
    }
}
