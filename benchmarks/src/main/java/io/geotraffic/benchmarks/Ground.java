package io.geotraffic.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the measurements stand on.
 *
 * @param launcher of the agent
 * @param folder with {@code send_prefixes}, {@code world.mmdb} and {@code coarse.mmdb}
 * @param minutes of traffic before memory is looked at; others measure longer too if there are more
 */
record Ground(Path launcher, Path folder, int minutes) {
    private static final int CPUS = Runtime.getRuntime().availableProcessors();

    /** The world's networks. */
    Path world() {
        return folder.resolve("world.mmdb");
    }

    /** All of the world's countries, in a few networks. */
    Path coarse() {
        return folder.resolve("coarse.mmdb");
    }

    /** No such file. */
    Path none() {
        return folder.resolve("none.mmdb");
    }

    /** The last CPU is the sender's own, so that the kernel's work for a packet is done there. */
    PrefixSender sender(String networkInterface) {
        return new PrefixSender(
                List.of(
                        "taskset",
                        "--cpu-list",
                        Integer.toString(CPUS - 1),
                        folder.resolve("send_prefixes").toString()),
                networkInterface);
    }

    /**
     * Makes so many interfaces that receive.
     *
     * @param prefix of their names; those of the senders' end begin with {@code to-}
     * @return what sends to them
     */
    List<PrefixSender> addReceivers(String prefix, int count) throws IOException, InterruptedException {
        List<PrefixSender> senders = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String sender = "to-" + prefix + i;
            Links.addPair(prefix + i, sender);
            Links.raise(prefix + i);
            Links.raise(sender);
            senders.add(sender(sender));
        }
        return senders;
    }

    /** Their senders go as well. */
    static void removeReceivers(String prefix, int count) throws IOException, InterruptedException {
        Links.removeAll(prefix, count);
    }

    /** Keeps all threads of a process away from the senders' CPU. With one CPU there is no such place. */
    static void keepFromSenders(long pid) throws IOException, InterruptedException {
        if (CPUS > 1) {
            Process process = new ProcessBuilder(
                            "taskset", "--all-tasks", "--cpu-list", "--pid", "0-" + (CPUS - 2), Long.toString(pid))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            if (process.waitFor() != 0) {
                throw new IOException("taskset cannot move process " + pid);
            }
        }
    }
}
