package io.geotraffic.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The launcher with other flags of the JVM.
 *
 * @param name what is told of it
 * @param environment a variable and its value, or nothing
 * @param flags instead of all that stand in front of {@code --enable-native-access}; as the shell reads them
 */
record LauncherVariant(String name, String environment, List<String> flags) {
    private static final Pattern HOME = Pattern.compile("^home=.*$", Pattern.MULTILINE);
    private static final Pattern FLAGS = Pattern.compile(
            "^(exec \\S+/bin/java\"?) (.*?)(?=--enable-native-access)", Pattern.MULTILINE | Pattern.DOTALL);

    private static final Pattern CACHE = Pattern.compile("\"-XX:AOTCache=[^\"]*\"");

    LauncherVariant {
        flags = List.copyOf(flags);
    }

    /** The flags that the launcher has. */
    static String flagsOf(Path launcher) throws IOException {
        String flags = find(FLAGS, Files.readString(launcher), launcher).group(2);
        return flags.replace("\\\n", " ").replaceAll("\\s+", " ").strip();
    }

    /** The one of them that names the cache of classes, which has another name after each build. */
    static String cacheOf(Path launcher) throws IOException {
        return find(CACHE, Files.readString(launcher), launcher).group();
    }

    /** Runs the same jars, from wherever it is. */
    void write(Path launcher, Path file) throws IOException {
        String text = Files.readString(launcher);
        Path home = launcher.toAbsolutePath().resolveSibling("agent");
        text = replace(HOME, text, "home='" + home + "'", launcher);
        String exec = find(FLAGS, text, launcher).group(1);
        String command = exec + " \\\n\t" + String.join(" ", flags) + " \\\n\t";
        text = replace(
                FLAGS, text, environment.isEmpty() ? command : "export " + environment + "\n" + command, launcher);
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static String replace(Pattern pattern, String text, String by, Path launcher) throws IOException {
        Matcher found = find(pattern, text, launcher);
        return text.substring(0, found.start()) + by + text.substring(found.end());
    }

    private static Matcher find(Pattern pattern, String text, Path launcher) throws IOException {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IOException(launcher + " does not look as expected: there is nothing like " + pattern);
        }
        return matcher;
    }
}
