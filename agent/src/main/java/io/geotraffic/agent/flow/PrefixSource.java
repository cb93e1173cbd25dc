package io.geotraffic.agent.flow;

import java.io.IOException;

/** Where the counts come from: the kernel, or a test's model of it. */
public interface PrefixSource {
    /** Receives the entries of the map one by one, as plain numbers: no object is made for any. */
    @FunctionalInterface
    interface EntryVisitor {
        /**
         * @param key see {@link PrefixKey}
         * @param bytes since the entry was created
         * @param created when, in ns of the kernel's clock: tells two lives of one key apart
         */
        void visit(long key, long bytes, long created);
    }

    InterfaceTotals readInterface(int interfaceNumber) throws IOException;

    MapStatistics readStatistics() throws IOException;

    /** Every entry that exists from the beginning of the call to its end is visited exactly once. */
    void forEachEntry(EntryVisitor visitor) throws IOException;

    /**
     * Takes entries out of the map.
     *
     * @param count how many of the keys, from the first one on
     * @return how many there were
     */
    int deleteEntries(long[] keys, int count) throws IOException;
}
