package io.geotraffic.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs programs as a user would, and says what they said if they fail. */
final class Program {
    /** Of a cluster's first start, before which Kubernetes itself is built. */
    private static final long PATIENCE_MINUTES = 30;

    private Program() {}

    /** To its end, which has to be good. */
    static void run(Path program, String... arguments) {
        try {
            // A file, for what it starts may go on writing there.
            Path output = Files.createTempFile(program.getFileName() + "-", ".log");
            Process process = start(program, output, arguments);
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                process.destroy();
                throw new IllegalStateException(program + " takes too long: " + Files.readString(output));
            }
            if (process.exitValue() != 0) {
                throw new IllegalStateException(
                        program + " " + List.of(arguments) + " failed: " + Files.readString(output));
            }
            Files.delete(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static Process start(Path program, Path output, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(arguments));
        command.addFirst(program.toString());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }
}
