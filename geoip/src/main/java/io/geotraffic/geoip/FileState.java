package io.geotraffic.geoip;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a look at a file tells, by one stat of what the path leads to through all symbolic links.
 *
 * <p>What is equal is spelled out: a record's own way is made up by the JVM when it is first asked, which
 * no cache holds and which takes longer than the stat.
 */
sealed interface FileState {
    /** @param problem one line, the file's name first */
    record Absent(String problem) implements FileState {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Absent absent && absent.problem.equals(problem);
        }

        @Override
        public int hashCode() {
            return problem.hashCode();
        }
    }

    /**
     * @param identity device and inode: a file that was renamed into place, or that a link was turned to,
     *     has others
     * @param version size and times: a file that was written has others. The time of the last change of
     *     its status is among them, because copies may keep the other time, and because a file that may be
     *     read from now on has only that one changed.
     */
    record Present(Map<String, Object> identity, Map<String, Object> version) implements FileState {
        boolean isSameFile(FileState other) {
            return other instanceof Present present && present.identity.equals(identity);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Present present
                    && present.identity.equals(identity)
                    && present.version.equals(version);
        }

        @Override
        public int hashCode() {
            return version.hashCode();
        }
    }

    static FileState of(Path file) {
        try {
            Map<String, Object> all = Files.readAttributes(file, "unix:dev,ino,size,lastModifiedTime,ctime");
            return new Present(
                    Map.of("dev", all.get("dev"), "ino", all.get("ino")),
                    Map.of(
                            "size", all.get("size"),
                            "lastModifiedTime", all.get("lastModifiedTime"),
                            "ctime", all.get("ctime")));
        } catch (IOException e) {
            return new Absent(
                    String.valueOf(DatabaseException.of(file.toString(), e).getMessage()));
        }
    }
}
