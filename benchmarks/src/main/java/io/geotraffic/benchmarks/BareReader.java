package io.geotraffic.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * What a reader of the map cannot be faster than: the program {@code read_prefixes}, which makes the
 * same system calls and nothing else.
 */
record BareReader(Path program) {
    /** Median and spread in ms, as text. */
    String read(int batchSize) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(program.toString(), Integer.toString(batchSize))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String result = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        int status = process.waitFor();
        if (status != 0) {
            throw new IOException(program + " ended with status " + status);
        }
        return result;
    }
}
