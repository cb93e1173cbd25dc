package io.geotraffic.operator.reconciler;

import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeList;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** Looks through all nodes, a hundred at a time: each is some 20 kB, and not all need be held. */
final class NodePages {
    private static final long NODES = 100;

    private NodePages() {}

    /** Their names. */
    static List<String> names(KubernetesClient client, Predicate<Node> wanted) {
        List<String> names = new ArrayList<>();
        String continuation = "";
        do {
            NodeList page = client.nodes()
                    .list(new ListOptionsBuilder()
                            .withLimit(NODES)
                            .withContinue(continuation)
                            .build());
            page.getItems().stream()
                    .filter(wanted)
                    .forEach(node -> names.add(node.getMetadata().getName()));
            continuation = Objects.requireNonNullElse(page.getMetadata().getContinue(), "");
        } while (!continuation.isEmpty());
        return names;
    }
}
