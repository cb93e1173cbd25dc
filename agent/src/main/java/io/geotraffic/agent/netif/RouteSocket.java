package io.geotraffic.agent.netif;

import java.io.IOException;

/** A socket of the kernel's routing protocol, rtnetlink(7). */
public interface RouteSocket extends AutoCloseable {
    /** Larger than any datagram that the kernel sends: its dumps come in pieces of at most 32 KiB. */
    int MAXIMUM_DATAGRAM = 64 << 10;

    void send(byte[] message) throws IOException;

    /**
     * @return the length of the next datagram; 0 if none came in time
     * @throws EventsLostException if the kernel had more to tell than the socket could hold
     */
    int receive(byte[] datagram, int milliseconds) throws IOException;

    @Override
    void close();
}
