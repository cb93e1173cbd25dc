package io.geotraffic.agent.metrics;

import java.time.Duration;

/** What was asked for, as far as metrics tell it. */
public record Settings(String version, String revision, int mapMaxEntries, Duration pollInterval, int flowBatchSize) {}
