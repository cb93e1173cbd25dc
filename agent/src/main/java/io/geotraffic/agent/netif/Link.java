package io.geotraffic.agent.netif;

/**
 * A network interface.
 *
 * @param ifindex the kernel's number for it, which a new name leaves as it is
 * @param up whether it can pass packets: set up, and with a carrier as far as it knows of one
 */
public record Link(int ifindex, String name, boolean up, boolean loopback) {}
