package io.geotraffic.geoip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SharedTreeTest {
    private final SharedTree tree = new SharedTree();

    @Test
    void twoSidesAreOneNode() {
        int left = SharedTree.leaf(0);
        int right = SharedTree.leaf(1);
        int node = tree.node(left, right);
        assertTrue(SharedTree.isNode(node));
        assertEquals(left, tree.child(node, 0));
        assertEquals(right, tree.child(node, 1));
        assertEquals(node, tree.node(left, right));
        assertNotEquals(node, tree.node(right, left));
        assertNotEquals(node, tree.node(node, node));
        assertEquals(tree.node(node, node), tree.node(tree.node(left, right), node));
    }

    @Test
    void sidesThatAreTheSameLeafAreThatLeaf() {
        assertEquals(SharedTree.leaf(7), tree.node(SharedTree.leaf(7), SharedTree.leaf(7)));
        assertEquals(SharedTree.EMPTY, tree.node(SharedTree.EMPTY, SharedTree.EMPTY));
        assertFalse(SharedTree.isNode(SharedTree.leaf(0)));
        assertEquals(7, SharedTree.record(SharedTree.leaf(7)));
    }

    /** Many more than there is room for at first, and half of them twice. */
    @Test
    void growsWithoutLosingANode() {
        Random random = new Random(1);
        List<Integer> references = new ArrayList<>(List.of(SharedTree.EMPTY, SharedTree.leaf(0), SharedTree.leaf(1)));
        Map<List<Integer>, Integer> nodes = new HashMap<>();
        for (int i = 0; i < 50_000; i++) {
            List<Integer> sides = List.of(
                    references.get(random.nextInt(Math.min(references.size(), 300))),
                    references.get(random.nextInt(references.size())));
            int node = tree.node(sides.getFirst(), sides.getLast());
            assertEquals(nodes.getOrDefault(sides, node), node);
            nodes.put(sides, node);
            references.add(node);
        }
        nodes.forEach((sides, node) -> assertEquals(node, tree.node(sides.getFirst(), sides.getLast())));
    }
}
