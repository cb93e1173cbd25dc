package io.geotraffic.geoip;

import static io.geotraffic.geoip.Databases.writer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DatabaseFileTest {
    private static final String STAYS = " (the database of 2026-01-02T03:04:05Z stays in use)";

    @TempDir
    private Path directory;

    private final List<String> warnings = new ArrayList<>();
    private Path path = Path.of("");
    private DatabaseFile file = new DatabaseFile(path, warnings::add);

    @BeforeEach
    void watch() {
        watch(directory.resolve("country.mmdb"));
    }

    private void watch(Path path) {
        this.path = path;
        file = new DatabaseFile(path, warnings::add);
    }

    /** Two databases of different countries also differ in size. */
    private static DatabaseWriter database(String code) {
        return writer(4)
                .insert("192.0.2.0/24", Databases.country(code))
                .description("x", code.equals("DE") ? "" : code);
    }

    private String country() {
        return file.current()
                .map(database -> Databases.country(database, "192.0.2.1"))
                .orElse("nothing");
    }

    private void assertState(String country, int successes, int failures) {
        assertEquals(country, country());
        assertEquals(successes, file.successes());
        assertEquals(failures, file.failures());
    }

    @Test
    void loadsAtOnce() throws IOException {
        database("DE").write(path);
        assertTrue(file.check());
        assertState("DE", 1, 0);
        assertEquals(List.of(), warnings);
    }

    @Test
    void aFileThatStaysTheSameIsLoadedOnce() throws IOException {
        database("DE").write(path);
        file.check();
        CountryDatabase first = file.current().orElseThrow();
        for (int i = 0; i < 5; i++) {
            assertFalse(file.check());
        }
        assertSame(first, file.current().orElseThrow());
        assertState("DE", 1, 0);
    }

    @Test
    void isSettledUntilAFileIsAltered() throws IOException {
        assertFalse(file.check());
        assertTrue(file.isSettled());
        database("DE").write(path);
        file.check();
        assertTrue(file.isSettled());
        Files.write(path, database("FR").toBytes());
        assertFalse(file.check());
        assertFalse(file.isSettled());
        assertTrue(file.check());
        assertTrue(file.isSettled());
    }

    @Test
    void aMissingFileIsToldOnceAndLoadedWhenItAppears() throws IOException {
        for (int i = 0; i < 3; i++) {
            assertFalse(file.check());
        }
        assertState("nothing", 0, 0);
        assertEquals(
                List.of(path
                        + ": there is no such file; a MaxMind DB file is needed (until then there are no countries)"),
                warnings);
        database("DE").write(path);
        assertTrue(file.check());
        assertState("DE", 1, 0);
    }

    @Test
    void aRenamedFileTakesOver() throws IOException {
        database("DE").write(path);
        file.check();
        database("FR").write(path);
        assertTrue(file.check());
        assertState("FR", 2, 0);
        assertEquals(List.of(), warnings);
    }

    @Test
    void aRenamedFileOfTheSameSizeAndTimeTakesOver() throws IOException {
        FileTime time = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
        writer(4).insert("192.0.2.0/24", Databases.country("DE")).write(path);
        Files.setLastModifiedTime(path, time);
        file.check();
        Path other = directory.resolve("other");
        writer(4).insert("192.0.2.0/24", Databases.country("FR")).write(other);
        Files.setLastModifiedTime(other, time);
        assertEquals(Files.size(path), Files.size(other));
        Files.move(other, path, StandardCopyOption.ATOMIC_MOVE);
        assertTrue(file.check());
        assertState("FR", 2, 0);
    }

    /** As the kubelet publishes a ConfigMap: the file is a link through ..data, which is turned by a rename. */
    @Test
    void aTurnedLinkTakesOver() throws IOException {
        Path first = Files.createDirectory(directory.resolve("..2026_1"));
        Path second = Files.createDirectory(directory.resolve("..2026_2"));
        database("DE").write(first.resolve("country.mmdb"));
        database("FR").write(second.resolve("country.mmdb"));
        Path data = directory.resolve("..data");
        Files.createSymbolicLink(data, first.getFileName());
        Files.createSymbolicLink(path, Path.of("..data", "country.mmdb"));
        assertTrue(file.check());
        assertState("DE", 1, 0);
        assertFalse(file.check());

        Path next = Files.createSymbolicLink(directory.resolve("..data_tmp"), second.getFileName());
        Files.move(next, data, StandardCopyOption.ATOMIC_MOVE);
        Files.delete(first.resolve("country.mmdb"));
        assertTrue(file.check());
        assertState("FR", 2, 0);
        assertEquals(List.of(), warnings);
    }

    @Test
    void aFileRewrittenInPlaceTakesOverOnceItIsAtRest() throws IOException {
        database("DE").write(path);
        file.check();
        byte[] next = database("FR").toBytes();
        for (int part = 1; part <= 3; part++) {
            Files.write(path, Arrays.copyOf(next, next.length * part / 4));
            assertFalse(file.check(), "it is being written");
        }
        Files.write(path, next);
        assertFalse(file.check());
        assertTrue(file.check());
        assertState("FR", 2, 0);
        assertEquals(List.of(), warnings);
    }

    @Test
    void garbageWrittenInPlaceIsRefusedOnce() throws IOException {
        database("DE").write(path);
        file.check();
        Files.writeString(path, "<html>Too many downloads today</html>");
        for (int i = 0; i < 5; i++) {
            assertFalse(file.check());
        }
        assertState("DE", 1, 1);
        assertEquals(
                List.of(path + ": is no MaxMind DB file, or cut off: there is no metadata at its end" + STAYS),
                warnings);
    }

    @Test
    void aDamagedReplacementIsRefusedOnceAndAGoodOneTakesOver() throws IOException {
        database("DE").write(path);
        file.check();
        Path damaged = Files.write(
                directory.resolve("damaged"), Arrays.copyOf(database("FR").toBytes(), 200));
        Files.move(damaged, path, StandardCopyOption.ATOMIC_MOVE);
        for (int i = 0; i < 5; i++) {
            assertFalse(file.check());
        }
        assertState("DE", 1, 1);
        assertEquals(1, warnings.size());
        assertTrue(warnings.getFirst().endsWith(STAYS), warnings.getFirst());

        database("AT").write(path);
        assertTrue(file.check());
        assertState("AT", 2, 1);
        assertEquals(1, warnings.size());
    }

    @Test
    void aFileThatWasNeverGoodLeavesNothing() throws IOException {
        Files.writeString(path, "");
        file.check();
        file.check();
        assertState("nothing", 0, 1);
        assertEquals(
                List.of(path + ": is empty; a MaxMind DB file is needed (until then there are no countries)"),
                warnings);
    }

    @Test
    void aDeletedFileLeavesTheLastGoodOne() throws IOException {
        database("DE").write(path);
        file.check();
        Files.delete(path);
        for (int i = 0; i < 3; i++) {
            assertFalse(file.check());
        }
        assertState("DE", 1, 0);
        assertEquals(List.of(path + ": there is no such file; a MaxMind DB file is needed" + STAYS), warnings);
        database("FR").write(path);
        assertTrue(file.check());
        assertState("FR", 2, 0);
    }

    @Test
    void aFileTruncatedWhileInUseGoesOnServing() throws IOException {
        database("DE").write(path);
        file.check();
        CountryDatabase inUse = file.current().orElseThrow();
        try (RandomAccessFile access = new RandomAccessFile(path.toFile(), "rw")) {
            access.setLength(10);
        }
        file.check();
        file.check();
        assertSame(inUse, file.current().orElseThrow());
        assertState("DE", 1, 1);
    }

    /** As when the file becomes readable: neither its size nor the time of its content changes. */
    @Test
    void aChangeOfPermissionsAloneIsAChange() throws IOException {
        Files.write(path, database("DE").toBytes());
        FileState before = FileState.of(path);
        // The clock of a file system may stand still for some milliseconds.
        for (int i = 0; i < 100_000 && FileState.of(path).equals(before); i++) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("r--------"));
        }
        assertNotEquals(before, FileState.of(path));
        assertTrue(FileState.of(path) instanceof FileState.Present present && present.isSameFile(before));
    }

    @Test
    void aDirectoryInPlaceOfTheFileIsRefused() throws IOException {
        Files.createDirectory(path);
        file.check();
        file.check();
        assertState("nothing", 0, 1);
        assertEquals(1, warnings.size());
    }
}
