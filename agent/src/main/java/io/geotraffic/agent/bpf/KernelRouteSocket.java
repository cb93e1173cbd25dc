package io.geotraffic.agent.bpf;

import io.geotraffic.agent.netif.EventsLostException;
import io.geotraffic.agent.netif.RouteSocket;
import java.io.IOException;

/** A socket of the network namespace that the opening thread is in. Not thread-safe but for {@link #send}. */
public final class KernelRouteSocket implements RouteSocket {
    private final int descriptor;

    private KernelRouteSocket(int descriptor) {
        this.descriptor = descriptor;
    }

    /** @param groups whose events it receives, a bit each: RTMGRP_* of {@code linux/rtnetlink.h} */
    public static KernelRouteSocket open(int groups) throws BpfException {
        return new KernelRouteSocket(BpfException.check("Cannot ask for interfaces", Native.openRouteSocket(groups)));
    }

    @Override
    public void send(byte[] message) throws IOException {
        BpfException.check("Cannot ask the kernel for interfaces", Native.sendRouteMessage(descriptor, message));
    }

    @Override
    public int receive(byte[] datagram, int milliseconds) throws IOException {
        int length = Native.receiveRouteMessages(descriptor, datagram, milliseconds);
        if (length == -Errno.ENOBUFS) {
            throw new EventsLostException();
        }
        return BpfException.check("Cannot read what the kernel tells of interfaces", length);
    }

    @Override
    public void close() {
        Native.closeRouteSocket(descriptor);
    }
}
