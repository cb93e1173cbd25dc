package io.geotraffic.agent.flow;

/**
 * What the programs counted of the map of prefixes since they were loaded.
 *
 * @param lookupFailures packets whose prefix was not in the map, even after an attempt to put it there
 * @param updateFailures packets whose prefix could not be put there: they are counted by class, and
 *     their bytes end as evicted
 * @param newKeys prefixes put there
 */
public record MapStatistics(long lookupFailures, long updateFailures, long newKeys) {}
