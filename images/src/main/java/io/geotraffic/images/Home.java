package io.geotraffic.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the build has put together to run: a Java runtime, jars, what else they need, and what java is told.
 *
 * @param folder its real path
 */
record Home(Path folder) {
    /** Where it is in an image. */
    static final String IN_IMAGE = "/opt/geotraffic";

    private static final Path ARGUMENTS = Path.of("java.args");
    private static final Path PROGRAMS = Path.of("runtime/bin");
    private static final Path JAVA = PROGRAMS.resolve("java");
    private static final Set<Path> OTHER_PROGRAMS =
            Set.of(Path.of("runtime/lib/jexec"), Path.of("runtime/lib/jspawnhelper"));

    /** As java and the shell understand it: quotes hold a word together. */
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|\\S+");

    static Home of(Path folder) throws IOException {
        try {
            return new Home(folder.toRealPath());
        } catch (NoSuchFileException e) {
            throw new IOException(folder + ": there is no such folder; `make build` makes it", e);
        }
    }

    /** @return its files that an image needs, relative to it, in the same order everywhere */
    List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(folder::relativize)
                    .filter(file -> !file.equals(ARGUMENTS) && !isOtherProgram(file))
                    .sorted()
                    .toList();
        }
    }

    /** One that comes with the runtime, and nobody starts: keytool, a file server, what starts processes. */
    private static boolean isOtherProgram(Path file) {
        return OTHER_PROGRAMS.contains(file) || (file.startsWith(PROGRAMS) && !file.equals(JAVA));
    }

    /** @return the command that starts it in an image */
    List<String> command() throws IOException {
        List<String> command = new ArrayList<>(List.of(IN_IMAGE + "/runtime/bin/java"));
        Matcher words = WORD.matcher(Files.readString(folder.resolve(ARGUMENTS)));
        while (words.find()) {
            String word = words.group(1) == null ? words.group() : words.group(1);
            command.add(word.replace("$home", IN_IMAGE));
        }
        return command;
    }
}
