package io.geotraffic.http;

/**
 * Limits of the JDK's HTTP server. It reads them from system properties, once in the life of a JVM, when
 * the first server is made. Those that the user has set stay as they are.
 *
 * <p>{@code sun.net.httpserver.maxRspTime} is not among them. Over TLS its timer waits for the very writer
 * that it is to cut off, and holds a lock meanwhile that each request needs: one client that does not
 * read would stop the server. {@link RequestThreads} does that work instead.
 */
final class ServerLimits {
    private ServerLimits() {}

    static void apply() {
        // What comes beyond is accepted and closed at once. A connection that has sent nothing costs about
        // a kilobyte; those that cost more are limited by RequestThreads.
        set("jdk.httpserver.maxConnections", 1024);
        // Seconds in which the first byte must have come on a new connection. It limits whole requests too,
        // by the same timer as above, so it is above the time after which those are cut off.
        set("sun.net.httpserver.maxReqTime", 11);
        // Seconds that a connection is kept for the next request: more than most intervals of scrapes.
        set("sun.net.httpserver.idleInterval", 90);
        // How many are kept. Each holds its buffers.
        set("sun.net.httpserver.maxIdleConnections", 32);
        // Milliseconds between two searches for connections that are idle, and for requests that take too
        // long: a wake-up of a process that sleeps has its price.
        set("sun.net.httpserver.clockTick", 5000);
        set("sun.net.httpserver.timerMillis", 5000);
        // Bytes of all headers; the default of 380 kB would let few clients fill a small heap.
        set("sun.net.httpserver.maxReqHeaderSize", 16 * 1024);
        // Headers and body are two writes: without this the second may wait for the first's ACK.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private static void set(String property, int value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, Integer.toString(value));
        }
    }
}
