package io.geotraffic.agent.bpf;

import io.geotraffic.agent.flow.ClassTotals;
import io.geotraffic.agent.flow.Direction;
import io.geotraffic.agent.flow.InterfaceTotals;
import io.geotraffic.agent.flow.MapStatistics;
import io.geotraffic.agent.flow.PrefixSource;
import io.geotraffic.agent.flow.Traffic;
import java.util.Optional;

/**
 * The loaded programs and their maps. They live as long as this object and no longer than the
 * process, however it ends: the kernel detaches what a dead process held.
 *
 * <p>Interfaces are known by numbers that the caller gives them, from 0 to one below the limit given
 * at load. Safe for use by several threads, one at a time.
 */
public final class DataPlane implements PrefixSource, AutoCloseable {
    /** Held as long as the map is read: the kernel's place in it, and the entries, are one reader's. */
    private final Object reading = new Object();

    private long handle;
    private long[] entries;

    private DataPlane(long handle, long[] entries) {
        this.handle = handle;
        this.entries = entries;
    }

    /**
     * @param prefixes how many the map holds before it evicts
     * @param batchSize how many entries a system call reads
     * @param interfaces how many can be attached at a time, at most {@link
     *     io.geotraffic.agent.flow.PrefixKey#INTERFACES}
     */
    public static DataPlane load(int prefixes, int batchSize, int interfaces) throws BpfException {
        KernelSupport.require();
        long[] entries = new long[batchSize * Native.ENTRY_LONGS];
        int map = Native.createPrefixes(prefixes);
        if (map == -Errno.ENOMEM || map == -Errno.E2BIG) {
            throw mapTooLarge(prefixes, -map);
        }
        BpfException.check("Cannot create the map of prefixes", map);
        long handle = Native.load(map, interfaces);
        if (handle < 0) {
            throw loadFailure(handle);
        }
        return new DataPlane(handle, entries);
    }

    private static MapTooLargeException mapTooLarge(int prefixes, int error) {
        long megabytes = MapSize.bytes(prefixes, Native.possibleCpus()) >> 20;
        return new MapTooLargeException(
                "A map of %,d prefixes needs about %,d MB of kernel memory on this machine's %d possible CPUs, and the kernel has not that much to give: ask for fewer entries or grant more memory"
                        .formatted(prefixes, megabytes, Native.possibleCpus()),
                error);
    }

    private static BpfException loadFailure(long result) {
        int error = Math.toIntExact(-result);
        if (error != Errno.LIBBPF_LIBELF && error != Errno.LIBBPF_FORMAT) {
            return BpfException.of("Cannot load the BPF programs", result);
        }
        return new CorruptObjectException(
                "The BPF object in %s is damaged (%s): install it anew"
                        .formatted(System.mapLibraryName("geotraffic"), VerifierLog.tail(Native.takeLog())),
                error);
    }

    /**
     * Zeroes the counters of the number and puts the programs at the head of both chains of the
     * interface.
     *
     * @param name of the interface, for messages
     */
    public synchronized void attach(int interfaceNumber, int ifindex, String name) throws BpfException {
        String attempt = "Cannot attach to " + name + " (ifindex " + ifindex + ")";
        int linkType = BpfException.check(attempt, Native.linkType(ifindex));
        Optional<Layer> layer = Layer.ofLinkType(linkType);
        if (layer.isEmpty()) {
            throw new BpfException(
                    attempt + ": its packets begin with neither an Ethernet nor an IP header (link type " + linkType
                            + ")",
                    Errno.EINVAL);
        }
        int result = Native.attach(open(), interfaceNumber, ifindex, layer.get().code());
        String refusal = switch (-result) {
            case Errno.EBUSY -> "it is counted already";
            case Errno.ENOSPC ->
                "the table of counted interfaces has no place left for its ifindex: count fewer interfaces";
            case Errno.ERANGE -> "as many programs as the kernel allows are attached to it: take one off";
            default -> "";
        };
        if (!refusal.isEmpty()) {
            throw new BpfException(attempt + ": " + refusal, -result);
        }
        BpfException.check(attempt, result);
    }

    /**
     * Puts the programs there anew where somebody has taken one off. The counters go on. If it fails the
     * interface is not attached any more.
     */
    public synchronized void reattach(int interfaceNumber, String name) throws BpfException {
        BpfException.check("Cannot attach to " + name + " anew", Native.reattach(open(), interfaceNumber));
    }

    /** Its counters can be read until the number is attached again. */
    public synchronized void detach(int interfaceNumber) throws BpfException {
        BpfException.check("Cannot detach interface number " + interfaceNumber, Native.detach(open(), interfaceNumber));
    }

    /** The programs attached to the interface, ours and others', in the order in which they run. */
    public synchronized Chain chain(int interfaceNumber, int ifindex, Direction direction) throws BpfException {
        String attempt = "Cannot query the programs of ifindex " + ifindex;
        int own = BpfException.check(attempt, Native.programId(open(), interfaceNumber, direction.code()));
        return Chain.query(attempt, ifindex, direction, own);
    }

    @Override
    public synchronized InterfaceTotals readInterface(int interfaceNumber) throws BpfException {
        long[] totals = new long[Native.INTERFACE_LONGS];
        BpfException.check(
                "Cannot read the totals of interface number " + interfaceNumber,
                Native.readInterface(open(), interfaceNumber, totals));
        return new InterfaceTotals(classTotals(totals, 0), classTotals(totals, Native.INTERFACE_LONGS / 2));
    }

    private static ClassTotals classTotals(long[] totals, int at) {
        return new ClassTotals(
                new Traffic(totals[at], totals[at + 1]),
                new Traffic(totals[at + 2], totals[at + 3]),
                new Traffic(totals[at + 4], totals[at + 5]));
    }

    @Override
    public synchronized MapStatistics readStatistics() throws BpfException {
        long[] counts = new long[Native.STATISTICS_LONGS];
        BpfException.check("Cannot read the statistics of the map of prefixes", Native.readStatistics(open(), counts));
        return new MapStatistics(counts[0], counts[1], counts[2]);
    }

    /** Others may attach, detach and query between its batches. */
    @Override
    public void forEachEntry(EntryVisitor visitor) throws BpfException {
        synchronized (reading) {
            boolean first = true;
            for (int count; (count = readBatch(first)) > 0; first = false) {
                for (int i = 0; i < count * Native.ENTRY_LONGS; i += Native.ENTRY_LONGS) {
                    visitor.visit(entries[i], entries[i + 1], entries[i + 2]);
                }
            }
        }
    }

    private synchronized int readBatch(boolean first) throws BpfException {
        int result = Native.readPrefixes(open(), first, entries);
        while (result == -Errno.ENOSPC) {
            // A bucket of the hash holds more entries than fit; the place in the map is kept.
            entries = new long[entries.length * 2];
            result = Native.readPrefixes(handle, first, entries);
        }
        if (result < 0) {
            throw BpfException.of("Cannot read the map of prefixes", result);
        }
        return result;
    }

    @Override
    public synchronized int deleteEntries(long[] keys, int count) throws BpfException {
        if (count > keys.length) {
            throw new IndexOutOfBoundsException(count);
        }
        return BpfException.check("Cannot delete from the map of prefixes", Native.deletePrefixes(open(), keys, count));
    }

    /** Detaches everything. */
    @Override
    public synchronized void close() {
        if (handle != 0) {
            Native.close(handle);
            handle = 0;
        }
    }

    private long open() {
        if (handle == 0) {
            throw new IllegalStateException("The data plane is closed");
        }
        return handle;
    }
}
