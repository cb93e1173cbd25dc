/**
 * The node's network interfaces: which there are, which of them are meant, and what their own
 * counters say. Learned from the kernel by rtnetlink.
 *
 * <p>It must know nothing of JNI and of BPF: it sees messages as plain bytes by way of {@link
 * io.geotraffic.agent.netif.RouteSocket}.
 */
@NullMarked
package io.geotraffic.agent.netif;

import org.jspecify.annotations.NullMarked;
