package io.geotraffic.operator.metrics;

import io.geotraffic.http.exposition.Histogram;

/**
 * What became of reconciles so far.
 *
 * @param errors those that failed, and are tried again
 * @param seconds how long each took
 * @param waiting resources that wait for a thread
 * @param running resources that are being reconciled
 */
public record ReconcileCounts(long successes, long errors, Histogram.Counts seconds, long waiting, long running) {}
