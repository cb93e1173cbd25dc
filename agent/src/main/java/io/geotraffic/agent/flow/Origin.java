package io.geotraffic.agent.flow;

/**
 * Where a prefix is.
 *
 * @param country what its bytes are counted under
 * @param ambiguous whether some of its addresses are elsewhere, or it is not known where
 */
public record Origin(String country, boolean ambiguous) {}
