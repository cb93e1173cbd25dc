package io.geotraffic.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs programs as a user would, and says what they said if they fail. */
final class Program {
    /** Of a cluster's first start, before which Kubernetes itself is built. */
    private static final long PATIENCE_MINUTES = 30;

    private Program() {}

    /**
     * To its end, which has to be good.
     *
     * @return what it has said
     */
    static String run(List<String> command) {
        try {
            // A file, for what it starts may go on writing there.
            Path output = Files.createTempFile("program-", ".log");
            Process process = start(command, output);
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                process.destroy();
                throw new IllegalStateException(
                        String.join(" ", command) + " takes too long: " + Files.readString(output));
            }
            String said = Files.readString(output);
            Files.delete(output);
            if (process.exitValue() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed: " + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static Process start(List<String> command, Path output) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }
}
