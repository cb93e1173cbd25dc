package io.geotraffic.geoip.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.geotraffic.geoip.CountryDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is packed is read by a reader in another language, and unpacked by its tools: Python's maxminddb, gzip, lzma. */
@Fetched
final class OtherReaderTest {
    /** Prints what the database says it is, and the country of each address of a file. */
    private static final String SCRIPT = """
            import gzip, lzma, sys
            import maxminddb
            name = sys.argv[1]
            unpack = {"gz": gzip.open, "xz": lzma.open}.get(name.rsplit(".", 1)[1], open)
            with unpack(name, "rb") as packed, open(name + ".plain", "wb") as plain:
                plain.write(packed.read())
            reader = maxminddb.open_database(name + ".plain", maxminddb.MODE_MEMORY)
            metadata = reader.metadata()
            print(metadata.database_type, metadata.build_epoch, metadata.ip_version, metadata.description["en"])
            for line in open(sys.argv[2]):
                record = reader.get(line.strip())
                print(record["country"]["iso_code"] if record else "-")
            """;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"test.mmdb", "test.mmdb.gz", "test.mmdb.xz"})
    void agrees(String name) throws IOException, InterruptedException {
        Random random = new Random(1);
        RangeOracle oracle = RangeOracle.random(random, 400);
        CountryImport work = new CountryImport(SourceFormat.CSV);
        work.add(Tables.file(directory, "test.csv", oracle.csv(random)));
        Path file = directory.resolve(name);
        PackedDatabase.of(work.table()).write(file);

        List<InetAddress> addresses = new ArrayList<>();
        for (int ipVersion : List.of(4, 6)) {
            for (BigInteger address : oracle.boundaries(ipVersion)) {
                addresses.add(RangeOracle.address(ipVersion, address));
            }
            for (int i = 0; i < 1_000; i++) {
                addresses.add(RangeOracle.address(ipVersion, RangeOracle.randomAddress(random, ipVersion)));
            }
        }
        CountryDatabase database = CountryDatabase.open(file);
        List<String> expected = new ArrayList<>();
        expected.add("GeoTraffic-Country %d 6 test.csv".formatted(Tables.TIME.getEpochSecond()));
        addresses.forEach(
                address -> expected.add(database.lookup(address).country().orElse("-")));
        assertEquals(expected, python(file, addresses));
    }

    private List<String> python(Path file, List<InetAddress> addresses) throws IOException, InterruptedException {
        Path input = Files.writeString(
                directory.resolve("addresses"),
                addresses.stream().map(InetAddress::getHostAddress).collect(Collectors.joining("\n")));
        ProcessBuilder builder = new ProcessBuilder("python3", "-", file.toString(), input.toString());
        builder.environment().put("PYTHONPATH", Fetched.FOLDER.toAbsolutePath().toString());
        Process process = builder.redirectErrorStream(true).start();
        try (OutputStream out = process.getOutputStream()) {
            out.write(SCRIPT.getBytes(StandardCharsets.UTF_8));
        }
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertEquals(0, process.waitFor(), () -> String.join("\n", lines));
        return lines;
    }
}
