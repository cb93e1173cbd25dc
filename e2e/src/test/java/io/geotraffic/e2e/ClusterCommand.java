package io.geotraffic.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What a user types to a cluster, and what is said to that. */
final class ClusterCommand {
    private static final Path HELM = Checkout.file("build/tools/helm");
    private static final long PATIENCE_MINUTES = 4;

    private ClusterCommand() {}

    static String helm(String... arguments) {
        if (!HELM.toFile().exists()) {
            throw new IllegalStateException("there is no " + HELM + ": run scripts/chart-tools");
        }
        return run(List.of(HELM.toString()), arguments);
    }

    /** That of the cluster on this machine, or of the path where somebody brings a cluster. */
    static String kubectl(String... arguments) {
        return run(
                Cluster.given().isPresent() ? List.of("kubectl") : List.of(Cluster.COMMAND.toString(), "kubectl"),
                arguments);
    }

    private static String run(List<String> program, String... arguments) {
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of(arguments));
        try {
            Path output = Files.createTempFile("command-", ".log");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().put("KUBECONFIG", Cluster.kubeconfig().toString());
            Process process = builder.start();
            boolean ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
            process.destroy();
            String said = Files.readString(output);
            Files.delete(output);
            if (!ended || process.exitValue() != 0) {
                throw new IllegalStateException(
                        String.join(" ", command) + (ended ? " failed: " : " takes too long: ") + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
