package io.geotraffic.operator.status;

import java.util.List;

/** The first of several nodes with its reason, and how many more there are. */
final class NodeList {
    private NodeList() {}

    /** @param nodes at least one */
    static String of(List<UncountedNode> nodes) {
        int others = nodes.size() - 1;
        return nodes.getFirst() + (others == 0 ? "" : "; and " + Count.nodes(others, "more", "more"));
    }
}
