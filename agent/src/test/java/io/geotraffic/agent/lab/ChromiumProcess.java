package io.geotraffic.agent.lab;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Chromium, which is told what to do by its DevTools protocol and through pipes: so it needs no driver, no
 * port and no library of a matching version, and works in whatever network namespace it is started in.
 */
final class ChromiumProcess implements AutoCloseable {
    private final Path profile;
    private final Process process;
    private final DevTools tools;

    private ChromiumProcess(Path profile, Process process) {
        this.profile = profile;
        this.process = process;
        this.tools = new DevTools(process.getInputStream(), process.getOutputStream());
    }

    /** @param starter of a command */
    static ChromiumProcess start(Function<String[], Process> starter) {
        try {
            Path profile = Files.createTempDirectory("chromium");
            return new ChromiumProcess(profile, starter.apply(command(profile)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String[] command(Path profile) {
        return new String[] {
            "sh",
            "-c",
            // Its pipes are 3 and 4, and nobody reads what else it says.
            "exec \"$@\" 3<&0 4>&1 >/dev/null 2>&1",
            "sh",
            Chromium.COMMAND,
            "--headless=new",
            // As root, and in many containers, there is none; and it is shown our own pages alone.
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--no-first-run",
            "--remote-debugging-pipe",
            "--user-data-dir=" + profile,
            "about:blank"
        };
    }

    DevTools tools() {
        return tools;
    }

    @Override
    public void close() {
        try {
            tools.call("", "Browser.close", Map.of());
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            deleteProfile();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void deleteProfile() throws IOException {
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (UncheckedIOException e) {
            // A process of its has tidied up meanwhile.
        }
    }
}
