/**
 * Turns what the kernel counted into totals that only grow, and proves that none is missing: bytes
 * counted = bytes by prefix + bytes under a named reason.
 *
 * <p>It must know nothing of the kernel, of JNI and of files: it sees plain values by way of {@link
 * io.geotraffic.agent.flow.PrefixSource}.
 */
@NullMarked
package io.geotraffic.agent.flow;

import org.jspecify.annotations.NullMarked;
