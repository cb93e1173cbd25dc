/**
 * Tests of the whole on a real cluster: as a user would, by what Kubernetes' own interfaces show. They share one
 * cluster, which {@link io.geotraffic.e2e.Cluster} finds or starts.
 */
@NullMarked
package io.geotraffic.e2e;

import org.jspecify.annotations.NullMarked;
