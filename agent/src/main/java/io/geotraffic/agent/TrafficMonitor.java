package io.geotraffic.agent;

import io.geotraffic.agent.bpf.BpfException;
import io.geotraffic.agent.bpf.DataPlane;
import io.geotraffic.agent.flow.Direction;
import io.geotraffic.agent.flow.InterfaceAccount;
import io.geotraffic.agent.flow.InterfaceNumbers;
import io.geotraffic.agent.flow.Poll;
import io.geotraffic.agent.flow.PrefixAccounting;
import io.geotraffic.agent.flow.PrefixDeltas;
import io.geotraffic.agent.options.AgentOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Counts chosen interfaces: brings the data plane, the numbers that it knows interfaces by, and the
 * accounting together. Not thread-safe.
 */
final class TrafficMonitor implements AutoCloseable {
    /** Each takes 112 bytes of kernel memory for each possible CPU, used or not. */
    private static final int MAXIMUM_INTERFACES = AgentOptions.MAXIMUM_INTERFACES;

    private final DataPlane plane;
    private final PrefixAccounting accounting;
    private final InterfaceNumbers numbers = new InterfaceNumbers(MAXIMUM_INTERFACES);
    private final Map<String, Counted> counted = new LinkedHashMap<>();
    private final ChainWatch watch = new ChainWatch();

    private record Counted(int number, int ifindex) {}

    private TrafficMonitor(DataPlane plane) {
        this.plane = plane;
        this.accounting = new PrefixAccounting(plane);
    }

    /**
     * @param mapMaxEntries prefixes that the kernel holds before it evicts some
     * @param batchSize entries that a system call reads
     */
    static TrafficMonitor load(int mapMaxEntries, int batchSize) throws BpfException {
        return new TrafficMonitor(DataPlane.load(mapMaxEntries, batchSize, MAXIMUM_INTERFACES));
    }

    /**
     * Counts the interface from now on.
     *
     * @return its number in keys and accounts
     */
    int add(String name) throws BpfException {
        int ifindex = DataPlane.ifindex(name);
        OptionalInt number = numbers.acquire();
        if (number.isEmpty()) {
            throw new IllegalStateException("No more than " + MAXIMUM_INTERFACES + " interfaces can be counted");
        }
        try {
            plane.attach(number.getAsInt(), ifindex, name);
        } catch (BpfException e) {
            numbers.release(number.getAsInt());
            throw e;
        }
        accounting.open(number.getAsInt());
        counted.put(name, new Counted(number.getAsInt(), ifindex));
        return number.getAsInt();
    }

    /** Counts the interface no more. What it had counted is in the next poll. */
    void remove(String name) throws BpfException {
        Counted gone = counted.remove(name);
        if (gone == null) {
            throw new IllegalArgumentException(name + " is not counted");
        }
        plane.detach(gone.number());
        accounting.close(gone.number());
    }

    Poll poll(PrefixDeltas deltas) throws IOException {
        Poll poll = accounting.poll(deltas, System.nanoTime());
        poll.interfaces().stream()
                .filter(InterfaceAccount::last)
                .forEach(account -> numbers.release(account.interfaceNumber()));
        return poll;
    }

    /** A line for each interface that has come to be counted otherwise than when it was last looked at. */
    List<String> lookForChanges() {
        List<String> changes = new ArrayList<>();
        counted.forEach((name, each) -> {
            for (Direction direction : Direction.values()) {
                watch.look(name, direction, () -> plane.chain(each.number(), each.ifindex(), direction))
                        .ifPresent(changes::add);
            }
        });
        return changes;
    }

    @Override
    public void close() {
        plane.close();
    }
}
