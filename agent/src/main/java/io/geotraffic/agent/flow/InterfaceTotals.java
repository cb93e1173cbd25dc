package io.geotraffic.agent.flow;

/** What the kernel counted of one interface since it was attached. */
public record InterfaceTotals(ClassTotals received, ClassTotals sent) {
    public ClassTotals of(Direction direction) {
        return direction.pick(received, sent);
    }
}
