package io.geotraffic.agent.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.geotraffic.agent.bpf.DataPlane;
import io.geotraffic.agent.flow.ClassTotals;
import io.geotraffic.agent.flow.Direction;
import io.geotraffic.agent.flow.DirectionAccount;
import io.geotraffic.agent.flow.InterfaceAccount;
import io.geotraffic.agent.flow.InterfaceTotals;
import io.geotraffic.agent.flow.Poll;
import io.geotraffic.agent.flow.PrefixAccounting;
import io.geotraffic.agent.flow.PrefixKey;
import java.util.Map;
import java.util.TreeMap;

/** The data plane and its accounting at work in a namespace, as the agent: with its two capabilities. */
public final class Counting implements AutoCloseable {
    private static final int INTERFACES = 1024;

    private final NetworkNamespace namespace;
    private final DataPlane plane;
    private final PrefixAccounting accounting;
    private final Map<Long, Long> bytesByKey = new TreeMap<>();

    public Counting(NetworkNamespace namespace) {
        this(namespace, 100_000);
    }

    public Counting(NetworkNamespace namespace, int prefixes) {
        this.namespace = namespace;
        plane = namespace.asAgent(() -> DataPlane.load(prefixes, 1000, INTERFACES));
        accounting = new PrefixAccounting(plane, INTERFACES);
    }

    public DataPlane plane() {
        return plane;
    }

    public Counting attach(int number, String device) {
        int ifindex = namespace.ifindex(device);
        namespace.asAgent(() -> {
            plane.attach(number, ifindex, device);
            return true;
        });
        accounting.open(number);
        return this;
    }

    public void detach(int number) {
        namespace.asAgent(() -> {
            plane.detach(number);
            return true;
        });
        accounting.close(number);
    }

    public Poll poll() {
        return namespace.asAgent(
                () -> accounting.poll((key, bytes) -> bytesByKey.merge(key, bytes, Long::sum), System.nanoTime()));
    }

    /**
     * Polls, and checks what must hold at rest: what was attributed and named is what the kernel
     * counted, to the byte, and each prefix's bytes add up to what was attributed.
     */
    public InterfaceAccount pollAtRest(int number) {
        InterfaceTotals kernel = atRest(number);
        InterfaceAccount account = poll().interfaces().stream()
                .filter(each -> each.interfaceNumber() == number)
                .findFirst()
                .orElseThrow();
        for (Direction direction : Direction.values()) {
            DirectionAccount named = account.of(direction);
            ClassTotals counted = kernel.of(direction);
            assertEquals(counted.all().bytes(), named.total(), "the kernel's total of bytes " + direction);
            assertEquals(counted.ip().bytes(), named.attributed() + named.evicted(), "IP bytes " + direction);
            assertEquals(attributed(number, direction), named.attributed(), "sum over prefixes " + direction);
        }
        return account;
    }

    /** What is sent may take a while to arrive. */
    private InterfaceTotals atRest(int number) {
        InterfaceTotals before;
        InterfaceTotals now = namespace.asAgent(() -> plane.readInterface(number));
        do {
            before = now;
            try {
                Thread.sleep(30);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            now = namespace.asAgent(() -> plane.readInterface(number));
        } while (!before.equals(now));
        return now;
    }

    private long attributed(int number, Direction direction) {
        return bytesByKey.entrySet().stream()
                .filter(entry -> PrefixKey.interfaceNumber(entry.getKey()) == number
                        && PrefixKey.direction(entry.getKey()) == direction)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** How many keys there are. */
    public long keys(Direction direction) {
        return bytesByKey.keySet().stream()
                .filter(key -> PrefixKey.direction(key) == direction)
                .count();
    }

    /** Bytes so far, by key; see {@link PrefixKey}. */
    public Map<Long, Long> bytesByKey() {
        return bytesByKey;
    }

    /** Bytes so far of all keys of this prefix, as {@link PrefixKey#prefixText} writes it. */
    public long bytes(Direction direction, String prefix) {
        return bytesByKey.entrySet().stream()
                .filter(entry -> PrefixKey.direction(entry.getKey()) == direction
                        && PrefixKey.prefixText(entry.getKey()).equals(prefix))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    @Override
    public void close() {
        namespace.asAgent(() -> {
            plane.close();
            return true;
        });
    }
}
