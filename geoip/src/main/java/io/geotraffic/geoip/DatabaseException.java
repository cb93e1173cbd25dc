package io.geotraffic.geoip;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/** A file that cannot serve as a country database. The message is one line: the file, what is wrong, what is needed. */
public final class DatabaseException extends IOException {
    private static final long serialVersionUID = 1;

    /** @param name of the file, or what it is called that is not one */
    DatabaseException(String name, String problem) {
        super(name + ": " + problem);
    }

    /** What the system says about a file that cannot be read, in words. */
    static DatabaseException of(String name, IOException failure) {
        return new DatabaseException(name, problem(failure));
    }

    private static String problem(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "there is no such file; a MaxMind DB file is needed";
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied; a MaxMind DB file that this process may read is needed";
        }
        String reason = failure instanceof FileSystemException e ? e.getReason() : failure.getMessage();
        return "cannot be read: " + Objects.requireNonNullElse(reason, "the system gives no reason");
    }
}
