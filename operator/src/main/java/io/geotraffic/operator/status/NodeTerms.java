package io.geotraffic.operator.status;

import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import io.fabric8.kubernetes.api.model.NodeSelectorTerm;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Terms of a node affinity: one has to match, and all that is in it. */
final class NodeTerms {
    /** What terms ask about. */
    record NodeFacts(String name, Map<String, String> labels) {}

    private NodeTerms() {}

    static boolean match(List<NodeSelectorTerm> terms, NodeFacts node) {
        return terms.stream().anyMatch(term -> matches(term, node));
    }

    /** An empty term matches nothing. */
    private static boolean matches(NodeSelectorTerm term, NodeFacts node) {
        List<NodeSelectorRequirement> expressions = term.getMatchExpressions();
        List<NodeSelectorRequirement> fields = term.getMatchFields();
        return Stream.concat(expressions.stream(), fields.stream()).findAny().isPresent()
                && expressions.stream()
                        .allMatch(requirement ->
                                matches(requirement, node.labels().get(requirement.getKey())))
                // metadata.name is the only field there is.
                && fields.stream().allMatch(requirement -> matches(requirement, node.name()));
    }

    private static boolean matches(NodeSelectorRequirement requirement, @Nullable String value) {
        List<String> values = requirement.getValues();
        return switch (requirement.getOperator()) {
            case "In" -> value != null && values.contains(value);
            case "NotIn" -> value == null || !values.contains(value);
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            case "Gt" -> value != null && compare(value, values) > 0;
            case "Lt" -> value != null && compare(value, values) < 0;
            default -> false;
        };
    }

    /** Zero, which neither Gt nor Lt takes, if either is no number. */
    private static int compare(String value, List<String> values) {
        try {
            return Long.compare(Long.parseLong(value), Long.parseLong(values.getFirst()));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
