package io.geotraffic.images;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The shared libraries that programs and libraries of a folder need, and those need in turn, but for those in the
 * folder; and the loader of them all. The system's own loader tells, by {@code ldd}.
 */
final class SharedLibraries {
    private static final byte[] ELF = {0x7f, 'E', 'L', 'F'};

    /** {@code libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f72f741e000)}, and of the loader its path alone. */
    private static final Pattern FOUND = Pattern.compile("^\\s+(?:\\S+ => )?(/.*) \\(0x\\p{XDigit}+\\)$");

    private static final Pattern MISSING = Pattern.compile("^\\s+(\\S+) => not found$");

    private SharedLibraries() {}

    /** @return where they are, in the system and so in an image */
    static List<Path> neededBy(Home home) throws IOException, InterruptedException {
        List<Path> programs = new ArrayList<>();
        for (Path file : home.files()) {
            if (isElf(home.folder().resolve(file))) {
                programs.add(home.folder().resolve(file));
            }
        }
        return programs.isEmpty() ? List.of() : parse(ldd(programs), home.folder());
    }

    private static boolean isElf(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(ELF.length), ELF);
        }
    }

    private static String ldd(List<Path> programs) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("ldd"));
        programs.forEach(program -> command.add(program.toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("LC_ALL", "C");
        // The JVM has loaded some before those that need them, wherever they are.
        builder.environment()
                .put(
                        "LD_LIBRARY_PATH",
                        programs.stream()
                                .map(program -> String.valueOf(program.getParent()))
                                .distinct()
                                .collect(Collectors.joining(File.pathSeparator)));
        Process ldd = builder.redirectErrorStream(true).start();
        String told = new String(ldd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (ldd.waitFor() != 0) {
            throw new IOException("ldd fails: " + told.strip());
        }
        return told;
    }

    /** @param told by {@code ldd} */
    static List<Path> parse(String told, Path folder) throws IOException {
        Set<Path> libraries = new TreeSet<>();
        for (String line : told.lines().toList()) {
            Matcher missing = MISSING.matcher(line);
            if (missing.matches()) {
                throw new IOException("There is no " + missing.group(1) + ", which a file in " + folder + " needs");
            }
            Matcher found = FOUND.matcher(line);
            if (found.matches()) {
                Path library = Path.of(found.group(1)).normalize();
                if (!library.startsWith(folder)) {
                    libraries.add(library);
                }
            }
        }
        return List.copyOf(libraries);
    }
}
