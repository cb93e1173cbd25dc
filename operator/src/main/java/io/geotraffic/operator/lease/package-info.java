/**
 * Which of several processes may write. It knows the API server's Leases, and nothing of what is written.
 */
@NullMarked
package io.geotraffic.operator.lease;

import org.jspecify.annotations.NullMarked;
