package io.geotraffic.geoip;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The database at a path, whatever becomes of the file: it may appear, be replaced by a renamed file or
 * by a turned symbolic link (as Kubernetes does with volumes), be rewritten in place, or vanish. What
 * was loaded last serves until something else was loaded and found good.
 *
 * <p>A file is loaded as soon as it is another one. One that was altered in place may still be being
 * written, so it is loaded once it stays the same between two checks.
 *
 * <p>{@link #check} and {@link #isSettled} are for one thread; everything else is for any.
 */
public final class DatabaseFile {
    private final Path file;
    private final Consumer<String> warnings;
    private final AtomicLong successes = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private volatile Optional<CountryDatabase> current = Optional.empty();

    /** What was last seen, and what was last loaded, refused or told to be missing. */
    private @Nullable FileState seen;

    private @Nullable FileState settled;

    /** @param warnings takes one line for each thing that goes wrong, once */
    public DatabaseFile(Path file, Consumer<String> warnings) {
        this.file = file;
        this.warnings = warnings;
    }

    /** The database that serves now. */
    public Optional<CountryDatabase> current() {
        return current;
    }

    /** How many times a database took over, the first included. */
    public long successes() {
        return successes.get();
    }

    /** How many times a file was refused. */
    public long failures() {
        return failures.get();
    }

    /**
     * Looks after the file, and loads it if it has changed. To be called every second or two; costs one
     * system call where nothing has changed.
     *
     * @return whether another database has taken over
     */
    public boolean check() {
        FileState before = seen;
        FileState now = FileState.of(file);
        seen = now;
        if (now.equals(settled)) {
            return false;
        }
        if (now instanceof FileState.Present present) {
            boolean mayBeInWriting = settled != null && present.isSameFile(settled) && !present.equals(before);
            return !mayBeInWriting && load(present);
        }
        if (now instanceof FileState.Absent absent) {
            settle(absent, absent.problem());
        }
        return false;
    }

    /** Whether the last check was the last word: if not, the next one should come soon. */
    public boolean isSettled() {
        return Objects.equals(seen, settled);
    }

    private boolean load(FileState.Present present) {
        try {
            CountryDatabase database = CountryDatabase.open(file);
            if (hasChangedSince(present)) {
                return false;
            }
            settled = present;
            current = Optional.of(database);
            successes.incrementAndGet();
            return true;
        } catch (DatabaseException e) {
            if (!hasChangedSince(present)) {
                failures.incrementAndGet();
                settle(present, String.valueOf(e.getMessage()));
            }
            return false;
        }
    }

    /** Then what was read may be half of one and half of another, and the next check looks again. */
    private boolean hasChangedSince(FileState.Present present) {
        return !present.equals(FileState.of(file));
    }

    private void settle(FileState state, String problem) {
        settled = state;
        warnings.accept(problem
                + current.map(database ->
                                " (the database of " + database.facts().build() + " stays in use)")
                        .orElse(" (until then there are no countries)"));
    }
}
