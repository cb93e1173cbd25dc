package io.geotraffic.geoip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FileReplacementTest {
    private static final byte[] NEW = {1, 2, 3};

    @TempDir
    private Path directory;

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }

    @Test
    void writesANewFile() throws IOException {
        Path file = directory.resolve("new");
        FileReplacement.write(file, NEW);
        assertArrayEquals(NEW, Files.readAllBytes(file));
        assertEquals(List.of(file), files());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw-r-----", "rw-rw-rw-"})
    void whoMightReadTheOldOneMayReadTheNewOne(String permissions) throws IOException {
        Path file = Files.writeString(directory.resolve("old"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        FileReplacement.write(file, NEW);
        assertArrayEquals(NEW, Files.readAllBytes(file));
        assertEquals(permissions, PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void replacesWhatALinkLeadsTo() throws IOException {
        Path file = Files.writeString(directory.resolve("old"), "old");
        Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("old"));
        FileReplacement.write(link, NEW);
        assertTrue(Files.isSymbolicLink(link));
        assertArrayEquals(NEW, Files.readAllBytes(file));
    }

    @Test
    void leavesNothingBehindIfItFails() throws IOException {
        Path folder = Files.createDirectory(directory.resolve("folder"));
        Files.writeString(folder.resolve("file"), "");
        assertThrows(IOException.class, () -> FileReplacement.write(folder, NEW));
        assertThrows(NoSuchFileException.class, () -> FileReplacement.write(directory.resolve("none/file"), NEW));
        assertEquals(List.of(folder), files());
    }
}
