/**
 * Measures what the agent costs. {@code bpf/bench/run} prepares a network for it and starts it; it
 * must know nothing of the agent but what the agent's own classes know of each other.
 */
@NullMarked
package io.geotraffic.benchmarks;

import org.jspecify.annotations.NullMarked;
