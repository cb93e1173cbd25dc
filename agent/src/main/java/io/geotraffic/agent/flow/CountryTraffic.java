package io.geotraffic.agent.flow;

/** Bytes of one interface to and from one country since the interface was attached. */
public record CountryTraffic(String country, long received4, long received6, long sent4, long sent6) {
    public long received() {
        return received4 + received6;
    }

    public long sent() {
        return sent4 + sent6;
    }

    public long of(Direction direction) {
        return direction.pick(received(), sent());
    }
}
