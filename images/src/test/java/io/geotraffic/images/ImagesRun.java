package io.geotraffic.images;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What came of a command line. */
record ImagesRun(int status, String out, String err) {
    /** @param destination option and value */
    static ImagesRun of(MadeUpHome home, Object... destination) {
        List<Object> words = new ArrayList<>(
                List.of("--home", home.folder(), "--name", "agent", "--title", "The agent", "--user", "0"));
        words.addAll(List.of(destination));
        return of(words.toArray());
    }

    static ImagesRun of(Object... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Images.run(
                Map.of(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                List.of(words).stream().map(Object::toString).toArray(String[]::new));
        return new ImagesRun(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
