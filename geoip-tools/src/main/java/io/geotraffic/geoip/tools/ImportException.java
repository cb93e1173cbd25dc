package io.geotraffic.geoip.tools;

import io.geotraffic.geoip.DatabaseException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.ZipException;
import org.tukaani.xz.MemoryLimitException;
import org.tukaani.xz.XZIOException;

/** What cannot be imported. The message is one line: the file, the line, what is wrong, what is allowed. */
public final class ImportException extends IOException {
    private static final long serialVersionUID = 1;

    private static final int LONGEST_QUOTE = 60;

    private ImportException(String message) {
        super(message);
    }

    static ImportException of(Path file, String problem) {
        return new ImportException(file + ": " + problem);
    }

    /** @param line from 1 */
    static ImportException of(Path file, long line, String problem) {
        return new ImportException(file + ", line " + line + ": " + problem);
    }

    /** What the system says about a file that cannot be read, in words. */
    static ImportException of(Path file, IOException failure) {
        if (failure instanceof ImportException e) {
            return e;
        }
        if (failure instanceof NoSuchFileException) {
            return of(file, "there is no such file");
        }
        if (failure instanceof AccessDeniedException) {
            return of(file, "permission denied; a file that this process may read is needed");
        }
        if (failure instanceof MemoryLimitException e) {
            return of(
                    file,
                    "takes %,d KiB to be unpacked; at most %,d are allowed"
                            .formatted(e.getMemoryNeeded(), e.getMemoryLimit()));
        }
        if (failure instanceof ZipException || failure instanceof EOFException || failure instanceof XZIOException) {
            return of(file, "is damaged or cut off: it cannot be unpacked");
        }
        String reason = failure instanceof FileSystemException e ? e.getReason() : failure.getMessage();
        return of(file, "cannot be read: " + Objects.requireNonNullElse(reason, "the system gives no reason"));
    }

    /** Whose message is one of this kind. */
    static ImportException of(DatabaseException failure) {
        return new ImportException(String.valueOf(failure.getMessage()));
    }

    /** Of a heap that is too small for all files together. */
    static ImportException ofHeap() {
        return new ImportException(
                "the files have too much in them for what is left of the heap; a larger -Xmx is needed");
    }

    static ImportException contradiction(CountryRange one, CountryRange other) {
        return new ImportException("%s: %s is in %s, and at %s in %s; allowed is one country"
                .formatted(other.place(), other.text(), other.country(), one.place(), one.country()));
    }

    /** What a file says, as a message may have it. */
    static String quote(String text) {
        return '"' + PlainLine.of(text, LONGEST_QUOTE) + '"';
    }
}
