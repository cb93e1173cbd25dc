package io.geotraffic.images;

import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.JibContainer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command. */
@Command(
        name = Images.NAME,
        header = "Makes a container image of what the build has put together.",
        sortOptions = false)
@SuppressWarnings("NullAway.Init") // picocli fills them in
public final class Images implements Callable<Integer> {
    static final String NAME = "images";

    /** Not docker.io, which some leave out of a name: then the kubelet does not find what was imported. */
    private static final String REGISTRY = "ghcr.io/geotraffic";

    private static final int FAILURE = 1;
    private static final int WRONG_USAGE = 2;
    private static final double MEGABYTE = 1e6;

    @Option(names = "--home", paramLabel = "FOLDER", required = true, description = "what the build has put together")
    private Path home;

    @Option(names = "--name", required = true, description = "of the image, without registry and version")
    private String name;

    @Option(names = "--title", required = true, description = "of the image, for people")
    private String title;

    @Option(names = "--user", paramLabel = "UID", required = true, description = "that it runs as")
    private String user;

    @ArgGroup(multiplicity = "1")
    private Destination destination;

    private static final class Destination {
        @Option(names = "--archive", paramLabel = "FILE", description = "to write it to", required = true)
        private @Nullable Path archive;

        @Option(names = "--registry", paramLabel = "HOST/PATH", description = "to push it to", required = true)
        private @Nullable String registry;
    }

    private final Map<String, String> environment;
    private final PrintStream out;

    Images(Map<String, String> environment, PrintStream out) {
        this.environment = environment;
        this.out = out;
    }

    public static void main(String... words) {
        // What it prints is the same everywhere.
        Locale.setDefault(Locale.ROOT);
        System.exit(run(System.getenv(), System.out, System.err, words));
    }

    /** @return the exit status */
    static int run(Map<String, String> environment, PrintStream out, PrintStream err, String... words) {
        return new CommandLine(new Images(environment, out))
                .setParameterExceptionHandler((failure, _) -> say(err, WRONG_USAGE, failure))
                .setExecutionExceptionHandler((failure, _, _) -> {
                    if (failure instanceof IOException || failure instanceof InvalidImageReferenceException) {
                        return say(err, FAILURE, failure);
                    }
                    throw failure;
                })
                .execute(words);
    }

    private static int say(PrintStream err, int status, Exception failure) {
        err.println(NAME + ": " + OneLine.of(String.valueOf(failure.getMessage())));
        return status;
    }

    @Override
    public Integer call() throws IOException, InterruptedException, InvalidImageReferenceException {
        Version version = Version.read();
        Image image = new Image(title, user, Home.of(home), version);
        String tagged = "/" + name + ":" + version.version();
        if (destination.archive != null) {
            JibContainer made =
                    Delivery.toArchive(destination.archive, REGISTRY + tagged).of(image);
            out.printf(
                    "%s: %s, %.1f MB%n",
                    destination.archive, made.getTargetImage(), Files.size(destination.archive) / MEGABYTE);
        } else {
            JibContainer made = Delivery.toRegistry(destination.registry + tagged, environment)
                    .of(image);
            out.printf("%s@%s%n", made.getTargetImage(), made.getDigest());
        }
        return 0;
    }
}
