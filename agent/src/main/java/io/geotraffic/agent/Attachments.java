package io.geotraffic.agent;

import io.geotraffic.agent.bpf.BpfException;
import io.geotraffic.agent.bpf.Chain;
import io.geotraffic.agent.flow.Direction;
import java.io.IOException;

/** Where programs are attached: the kernel, or a test's model of it. */
interface Attachments {
    /** Counts the interface from now on. */
    CountedInterface attach(int ifindex, String name) throws IOException;

    /** Puts back what somebody has taken off. What was counted goes on. */
    void reattach(CountedInterface counted) throws BpfException;

    /** Counts it no more. What it had counted is in the next poll. */
    void detach(int number) throws BpfException;

    Chain chain(int number, int ifindex, Direction direction) throws BpfException;
}
