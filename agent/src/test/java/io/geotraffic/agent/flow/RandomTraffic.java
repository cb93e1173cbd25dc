package io.geotraffic.agent.flow;

import io.geotraffic.agent.flow.ModelKernel.PacketClass;
import io.geotraffic.agent.flow.ModelKernel.Side;
import io.geotraffic.agent.flow.ModelKernel.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * What may happen to the kernel and to the accounting, at random: packets, and interfaces that come
 * and go, also in the middle of a poll. The same seed gives the same.
 */
final class RandomTraffic {
    static final int INTERFACES = 5;

    /** Between a packet's two halves. */
    private record InFlight(long key, long bytes) {}

    private final ModelKernel kernel;
    private final PrefixAccounting accounting;
    private final Random random;
    private final List<InFlight> inFlight = new ArrayList<>();
    private final InterfaceNumbers numbers = new InterfaceNumbers(INTERFACES);

    /** Counted by the kernel, and the accounting was not told yet. */
    private final TreeSet<Integer> attached = new TreeSet<>();

    private final TreeSet<Integer> open = new TreeSet<>();

    /** Closed, and their last poll is not done. */
    private final TreeSet<Integer> closing = new TreeSet<>();

    RandomTraffic(ModelKernel kernel, PrefixAccounting accounting, Random random) {
        this.kernel = kernel;
        this.accounting = accounting;
        this.random = random;
    }

    /** What passes between two polls. */
    void betweenPolls() {
        comeOrGo(8);
        packets(40);
    }

    /** What passes in the middle of one. */
    void during(Step step) {
        comeOrGo(step == Step.READ_ENTRY ? 40 : 8);
        packets(4);
    }

    /** Those that a poll must tell of if it begins now. */
    Set<Integer> known() {
        Set<Integer> known = new TreeSet<>(open);
        known.addAll(closing);
        return known;
    }

    /** Counts the other half of each packet. */
    void land() {
        inFlight.forEach(packet -> kernel.countClass(packet.key(), packet.bytes()));
        inFlight.clear();
    }

    /** Lets every interface be known that is counted: then a poll tells of everything. */
    void openAll() {
        while (!attached.isEmpty()) {
            open(attached.first());
        }
    }

    /** After its last account. */
    void release(int number) {
        closing.remove(number);
        numbers.release(number);
    }

    private void comeOrGo(int seldom) {
        switch (random.nextInt(seldom)) {
            case 0 ->
                numbers.acquire().ifPresent(number -> {
                    kernel.zeroUnknown(number);
                    attached.add(number);
                });
            case 1, 2 -> {
                if (!attached.isEmpty()) {
                    open(attached.first());
                }
            }
            case 3 -> {
                if (open.size() > 1) {
                    close(open.first());
                }
            }
            default -> {}
        }
    }

    private void open(int number) {
        attached.remove(number);
        accounting.open(number);
        kernel.known(number);
        open.add(number);
    }

    private void close(int number) {
        land();
        open.remove(number);
        accounting.close(number);
        closing.add(number);
    }

    private void packets(int most) {
        List<Integer> counted = new ArrayList<>(open);
        counted.addAll(attached);
        if (counted.isEmpty()) {
            return;
        }
        for (int i = random.nextInt(most); i > 0; i--) {
            packet(counted.get(random.nextInt(counted.size())));
        }
    }

    private void packet(int number) {
        Direction direction = random.nextBoolean() ? Direction.RECEIVED : Direction.SENT;
        // Few prefixes often, many seldom.
        long prefix = (long) Math.abs(random.nextGaussian() * 8);
        long key = PrefixKey.of(number, direction, random.nextBoolean() ? 4 : 6, prefix);
        long bytes = random.nextLong(40, 1500);
        switch (random.nextInt(10)) {
            case 0 -> kernel.packetWithoutPrefix(new Side(number, direction), PacketClass.NON_IP, bytes);
            case 1 -> kernel.packetWithoutPrefix(new Side(number, direction), PacketClass.MALFORMED, bytes);
            case 2 -> {
                kernel.countPrefix(key, bytes);
                inFlight.add(new InFlight(key, bytes));
            }
            case 3 -> land();
            default -> kernel.packet(key, bytes);
        }
    }
}
