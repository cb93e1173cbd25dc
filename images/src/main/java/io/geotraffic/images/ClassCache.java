package io.geotraffic.images;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;

/**
 * The cache of classes (AOT) that java is told to take. The JVM does not notice that it was made for other jars, and
 * would run the classes of those; so its name tells which jars, and which runtime, they were.
 */
final class ClassCache {
    private static final Path MODULES = Path.of("runtime/lib/modules");
    private static final int DIGITS = 16;

    private ClassCache() {}

    /** @throws IOException if it was made for others than are there */
    static void check(Home home) throws IOException {
        List<Path> files = home.files();
        String name = "classes-" + digest(home, files).substring(0, DIGITS) + ".aot";
        if (!files.contains(Path.of(name)) || !home.command().contains("-XX:AOTCache=" + Home.IN_IMAGE + "/" + name)) {
            throw new IOException(
                    home.folder()
                            + ": its cache of classes was not made for the jars and the runtime that are there; `make clean build` makes them anew");
        }
    }

    /** As {@code cache_of} in scripts/assembly.sh has it: of the sorted lines of {@code sha256sum}. */
    private static String digest(Home home, List<Path> files) throws IOException {
        TreeSet<String> lines = new TreeSet<>();
        for (Path file : files) {
            boolean isJar = file.getNameCount() == 1 && file.toString().endsWith(".jar");
            if (isJar || file.equals(MODULES)) {
                lines.add(sha256(Files.readAllBytes(home.folder().resolve(file))) + "  " + file + "\n");
            }
        }
        return sha256(String.join("", lines).getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has it", e);
        }
    }
}
