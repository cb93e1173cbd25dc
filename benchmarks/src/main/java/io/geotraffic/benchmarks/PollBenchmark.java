package io.geotraffic.benchmarks;

import com.sun.management.ThreadMXBean;
import io.geotraffic.agent.bpf.DataPlane;
import io.geotraffic.agent.flow.Poll;
import io.geotraffic.agent.flow.PrefixAccounting;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * What a poll of a full map costs, from the kernel to the accounts: real packets go through the real
 * programs, and between two polls a tenth of the prefixes gets more of them.
 *
 * <p>A plain main, for all that JMH would bring is lost on it: a poll takes milliseconds, is not to
 * be repeated without packets sent in between, and its first run is of as much interest as the later
 * ones.
 */
public final class PollBenchmark {
    private static final int NUMBER = 0;

    /** What the agent asks for. */
    private static final int INTERFACES = 1024;

    private static final int BATCH_SIZE = 10_000;

    private static final int WARM_UP = 10;
    private static final int ROUNDS = 30;

    private final DataPlane plane;
    private final PrefixAccounting accounting;
    private final PrefixSender sender;
    private final BareReader bareReader;
    private final int prefixes;
    private final PauseMeter meter = PauseMeter.start();
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** By round. */
    private final long[] pollTimes = new long[ROUNDS];

    private final long[] readTimes = new long[ROUNDS];
    private final long[] allocated = new long[ROUNDS];

    private int position;
    private long changed;

    private PollBenchmark(
            DataPlane plane, PrefixAccounting accounting, PrefixSender sender, BareReader bareReader, int prefixes) {
        this.plane = plane;
        this.accounting = accounting;
        this.sender = sender;
        this.bareReader = bareReader;
        this.prefixes = prefixes;
    }

    /**
     * @param arguments how many prefixes, the folder with {@code send_prefixes} and {@code
     *     read_prefixes}, the interface to send through, and name and ifindex of the one that receives
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int prefixes = Integer.parseInt(arguments[0]);
        Path programs = Path.of(arguments[1]);
        PrefixSender sender = new PrefixSender(programs.resolve("send_prefixes"), arguments[2]);
        BareReader bareReader = new BareReader(programs.resolve("read_prefixes"));
        try (DataPlane plane = DataPlane.load(prefixes, BATCH_SIZE, INTERFACES)) {
            PrefixAccounting accounting = new PrefixAccounting(plane, INTERFACES);
            plane.attach(NUMBER, Integer.parseInt(arguments[4]), arguments[3]);
            accounting.open(NUMBER);
            System.out.println(new PollBenchmark(plane, accounting, sender, bareReader, prefixes).run());
        }
    }

    /** A row of a table in Markdown. */
    private String run() throws IOException, InterruptedException {
        sender.send(0, prefixes);
        meter.take();
        long begin = System.nanoTime();
        int entries = poll().entries();
        long first = System.nanoTime() - begin;
        long firstPause = meter.take();

        for (int i = 0; i < WARM_UP; i++) {
            sendTenth();
            poll();
            read();
        }
        long longestPause = 0;
        for (int round = 0; round < ROUNDS; round++) {
            sendTenth();
            longestPause = Math.max(longestPause, measure(round));
        }
        return String.format(
                Locale.ROOT,
                "| %,d | %,d | %,d | %.1f | **%s** | %s | %s | %,d | %.1f | %.1f | %.1f |",
                prefixes,
                entries,
                changed,
                first / 1e6,
                Spread.ofNanoseconds(pollTimes),
                Spread.ofNanoseconds(readTimes),
                bareReader.read(BATCH_SIZE),
                Arrays.stream(allocated).max().orElseThrow(),
                firstPause / 1e6,
                longestPause / 1e6,
                idlePause() / 1e6);
    }

    /** @return the longest pause in ns */
    private long measure(int round) throws IOException {
        meter.take();
        long bytes = threads.getCurrentThreadAllocatedBytes();
        long begin = System.nanoTime();
        poll();
        pollTimes[round] = System.nanoTime() - begin;
        allocated[round] = threads.getCurrentThreadAllocatedBytes() - bytes;
        long pause = meter.take();

        begin = System.nanoTime();
        read();
        readTimes[round] = System.nanoTime() - begin;
        return pause;
    }

    /** What the machine does to a process that does nothing, for as long as the polls took. */
    private long idlePause() {
        meter.take();
        LockSupport.parkNanos(Arrays.stream(pollTimes).sum());
        return meter.take();
    }

    private void sendTenth() throws IOException, InterruptedException {
        int count = prefixes / 10;
        sender.send(position, count);
        position = (position + count) % prefixes;
    }

    private Poll poll() throws IOException {
        changed = 0;
        return accounting.poll((key, bytes) -> changed++, System.nanoTime());
    }

    /** The part of a poll that is not accounting: system calls, CPUs added up, and the copy to Java. */
    private void read() throws IOException {
        plane.forEachEntry((key, bytes, created) -> {});
    }
}
