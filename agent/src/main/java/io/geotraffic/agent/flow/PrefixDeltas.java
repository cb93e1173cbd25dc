package io.geotraffic.agent.flow;

/** Receives the bytes that a poll found to be new. */
@FunctionalInterface
public interface PrefixDeltas {
    /**
     * @param key see {@link PrefixKey}
     * @param bytes more than 0
     */
    void add(long key, long bytes);
}
