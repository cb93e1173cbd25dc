package io.geotraffic.agent.bpf;

import io.geotraffic.agent.flow.Direction;
import io.geotraffic.agent.flow.PrefixKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The functions of {@code libgeotraffic.so}. Where they return a number, a negative one is {@code
 * -errno}; {@link BpfException#of} makes an exception of it. A handle is the address of the loaded
 * programs: nothing here checks that it is one, nor that two threads do not use it at once.
 */
final class Native {
    /** Longs for one entry of the map of prefixes: key, bytes, created. */
    static final int ENTRY_LONGS = 3;

    /** Longs for the totals of an interface: by direction and class, bytes and packets. */
    static final int INTERFACE_LONGS = 12;

    /** Look-up failures, update failures, new keys. */
    static final int STATISTICS_LONGS = 3;

    private static final int LOG_BYTES = 8192;

    static {
        System.loadLibrary("geotraffic");
        checkLayout();
    }

    private Native() {}

    /** Classes and library that were not built together would read one number as another. */
    private static void checkLayout() {
        long[] expected = {
            PrefixKey.VERSION_SHIFT,
            PrefixKey.DIRECTION_SHIFT,
            PrefixKey.INTERFACE_SHIFT,
            Direction.RECEIVED.code(),
            Direction.SENT.code(),
            Layer.LAYER_2.code(),
            Layer.LAYER_3.code(),
            0, // class IP
            1, // class non-IP
            2, // class malformed
            ENTRY_LONGS,
            INTERFACE_LONGS,
            STATISTICS_LONGS,
        };
        long[] actual = layout();
        if (!Arrays.equals(expected, actual)) {
            throw new UnsatisfiedLinkError("libgeotraffic.so is of another version than the classes: layout "
                    + Arrays.toString(actual) + " instead of " + Arrays.toString(expected));
        }
    }

    /** What libbpf and the verifier have said to this thread since the last call. */
    static String takeLog() {
        byte[] log = new byte[LOG_BYTES];
        return new String(log, 0, takeLog(log), StandardCharsets.UTF_8);
    }

    private static native long[] layout();

    private static native int takeLog(byte[] log);

    static native String errorText(int error);

    static native int possibleCpus();

    /** Effective ones of this thread, a bit each. */
    static native long capabilities();

    static native int supportsTcx();

    static native int supportsBatch();

    static native int linkType(int ifindex);

    /** A file descriptor, for {@link #load} to take. */
    static native int createPrefixes(int entries);

    static native long load(int prefixesFd, int interfaces);

    static native void close(long handle);

    static native int attach(long handle, int interfaceNumber, int ifindex, int layer);

    static native int reattach(long handle, int interfaceNumber);

    static native int detach(long handle, int interfaceNumber);

    static native int programId(long handle, int interfaceNumber, int direction);

    static native int readInterface(long handle, int interfaceNumber, long[] totals);

    static native int readStatistics(long handle, long[] statistics);

    static native int readPrefixes(long handle, boolean first, long[] entries);

    static native int deletePrefixes(long handle, long[] keys, int count);

    static native int queryChain(int ifindex, int direction, int[] programIds);

    /** A file descriptor, for {@link #closeRouteSocket} to close. */
    static native int openRouteSocket(int groups);

    static native int sendRouteMessage(int fd, byte[] message);

    static native int receiveRouteMessages(int fd, byte[] datagram, int milliseconds);

    static native void closeRouteSocket(int fd);
}
