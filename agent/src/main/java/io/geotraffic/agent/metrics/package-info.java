/**
 * What the agent tells of itself: snapshots, as metrics and as a page. Pure: a snapshot goes in, and
 * what a scrape gets comes out.
 *
 * <p>It must know nothing of JNI, of BPF and of HTTP but for the formats of metrics.
 */
@NullMarked
package io.geotraffic.agent.metrics;

import org.jspecify.annotations.NullMarked;
