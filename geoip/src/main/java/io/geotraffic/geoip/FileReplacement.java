package io.geotraffic.geoip;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Puts a file in place at once: who reads the path finds the old one or the new one. */
public final class FileReplacement {
    private FileReplacement() {}

    public static void write(Path file, byte[] bytes) throws IOException {
        // Of this process alone. No temporary file of the JDK's, which its owner alone could read.
        Path temporary = file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            Files.write(temporary, bytes);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
