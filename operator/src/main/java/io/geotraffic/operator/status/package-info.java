/**
 * What is, as it was seen, and what the resource's status says of it. Pure: who observes passes in what it
 * saw, and the clock.
 */
@NullMarked
package io.geotraffic.operator.status;

import org.jspecify.annotations.NullMarked;
