package io.geotraffic.operator.reconciler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.NodeListBuilder;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class NodePagesTest {
    private final ApiServer server = ApiServer.scripted();

    @AfterEach
    void close() {
        server.close();
    }

    private void page(String query, @Nullable String next, String... names) {
        Node[] nodes = Arrays.stream(names)
                .map(name -> new NodeBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .build())
                .toArray(Node[]::new);
        server.expect()
                .get()
                .withPath("/api/v1/nodes?" + query)
                .andReturn(
                        200,
                        new NodeListBuilder()
                                .withNewMetadata()
                                .withContinue(next)
                                .endMetadata()
                                .withItems(nodes)
                                .build())
                .once();
    }

    @Test
    void readsPageAfterPage() {
        page("continue=&limit=100", "second", "n1", "n2");
        page("continue=second&limit=100", "third", "n3");
        page("continue=third&limit=100", "", "n4");
        assertEquals(List.of("n1", "n3", "n4"), NodePages.names(server.client(), node -> !isCalled(node, "n2")));
        assertEquals(3, server.requests());
    }

    @Test
    void oneMayBeAll() {
        page("continue=&limit=100", null, "n1");
        assertEquals(List.of("n1"), NodePages.names(server.client(), _ -> true));
        assertEquals(1, server.requests());
    }

    private static boolean isCalled(Node node, String name) {
        return node.getMetadata().getName().equals(name);
    }
}
