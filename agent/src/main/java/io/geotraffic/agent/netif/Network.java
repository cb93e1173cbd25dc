package io.geotraffic.agent.netif;

import java.util.List;
import java.util.Set;

/**
 * What was observed at one time.
 *
 * @param defaultRoutes the ifindex of each interface that a default route leads through
 */
public record Network(List<Link> links, Set<Integer> defaultRoutes) {
    public Network {
        links = List.copyOf(links);
        defaultRoutes = Set.copyOf(defaultRoutes);
    }
}
