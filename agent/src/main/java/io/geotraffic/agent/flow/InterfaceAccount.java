package io.geotraffic.agent.flow;

/**
 * The account of one interface.
 *
 * @param last whether it was closed: the number may stand for another interface from now on
 */
public record InterfaceAccount(int interfaceNumber, DirectionAccount received, DirectionAccount sent, boolean last) {
    public DirectionAccount of(Direction direction) {
        return direction.pick(received, sent);
    }
}
