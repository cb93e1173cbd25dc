package io.geotraffic.operator.metrics;

import io.geotraffic.operator.api.v1alpha1.GeoTrafficMonitor;
import java.util.List;
import java.util.Map;

/**
 * What there is to tell of the operator at one time.
 *
 * @param leads whether this process is the one that writes
 * @param requests to the API server so far
 * @param watches whether each kind that is watched is seen as it is now; none unless it leads
 * @param monitors all that there are, as the API server has them; none unless it leads
 */
public record OperatorSnapshot(
        String version,
        String revision,
        boolean leads,
        ReconcileCounts reconciles,
        Map<ApiRequest, Long> requests,
        Map<String, Boolean> watches,
        List<GeoTrafficMonitor> monitors) {}
