/**
 * What the operator tells of itself: metrics, and a page for people. Pure functions of a snapshot.
 */
@NullMarked
package io.geotraffic.operator.metrics;

import org.jspecify.annotations.NullMarked;
