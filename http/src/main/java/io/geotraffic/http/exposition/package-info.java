/**
 * The formats in which Prometheus is told metrics.
 *
 * <p>It must know nothing of HTTP, and nothing of what the metrics mean.
 */
@NullMarked
package io.geotraffic.http.exposition;

import org.jspecify.annotations.NullMarked;
