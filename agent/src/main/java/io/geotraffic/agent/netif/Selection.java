package io.geotraffic.agent.netif;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The interfaces that are meant.
 *
 * @param links those that there are
 * @param missing names that are asked for and that no interface bears, in order
 */
public record Selection(List<Link> links, Set<String> missing) {
    public Selection {
        links = List.copyOf(links);
        missing = Collections.unmodifiableSet(new TreeSet<>(missing));
    }
}
