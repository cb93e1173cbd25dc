package io.geotraffic.agent.netif;

/** What an interface's driver has counted since it was made: {@code rtnl_link_stats64} of {@code linux/if_link.h}. */
public record DeviceCounters(long receivedBytes, long sentBytes) {}
