package io.geotraffic.agent;

import io.geotraffic.agent.bpf.BpfException;
import io.geotraffic.agent.bpf.Chain;
import io.geotraffic.agent.bpf.DataPlane;
import io.geotraffic.agent.bpf.TooManyInterfacesException;
import io.geotraffic.agent.flow.Direction;
import io.geotraffic.agent.flow.InterfaceNumbers;
import io.geotraffic.agent.flow.PrefixAccounting;
import io.geotraffic.agent.netif.DeviceCounters;
import io.geotraffic.agent.netif.RouteQueries;
import java.io.IOException;

/** Gives interfaces their numbers, and tells the accounting of them. */
record KernelAttachments(DataPlane plane, PrefixAccounting accounting, InterfaceNumbers numbers, RouteQueries queries)
        implements Attachments {
    @Override
    public CountedInterface attach(int ifindex, String name) throws IOException {
        int number = numbers.acquire().orElseThrow(() -> new TooManyInterfacesException(name, numbers.limit()));
        try {
            plane.attach(number, ifindex, name);
        } catch (BpfException e) {
            numbers.release(number);
            throw e;
        }
        accounting.open(number);
        try {
            // What an interface that is gone by now has counted, nobody will ask for.
            DeviceCounters baseline = queries.counters(ifindex).orElse(new DeviceCounters(0, 0));
            return new CountedInterface(number, ifindex, name, baseline);
        } catch (IOException e) {
            // Or it would be attached and in nobody's books, and could never be attached again.
            detach(number);
            throw e;
        }
    }

    @Override
    public void reattach(CountedInterface counted) throws BpfException {
        plane.reattach(counted.number(), counted.name());
    }

    @Override
    public void detach(int number) throws BpfException {
        try {
            plane.detach(number);
        } finally {
            accounting.close(number);
        }
    }

    @Override
    public Chain chain(int number, int ifindex, Direction direction) throws BpfException {
        return plane.chain(number, ifindex, direction);
    }
}
