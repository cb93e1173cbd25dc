package io.geotraffic.agent.flow;

/** Tells which country a prefix belongs to. */
@FunctionalInterface
public interface PrefixOrigins {
    /**
     * @param ipVersion 4 or 6
     * @param prefix the number of the /24 or of the /48
     */
    Origin of(int ipVersion, long prefix);
}
