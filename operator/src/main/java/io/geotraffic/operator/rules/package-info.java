/**
 * What Prometheus records of a monitor's metrics, and what it warns of. Pure. It knows metrics by the names
 * that docs/metrics.md gives, and labels by those that agents are scraped with.
 */
@NullMarked
package io.geotraffic.operator.rules;

import org.jspecify.annotations.NullMarked;
