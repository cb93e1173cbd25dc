package io.geotraffic.operator.status;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fabric8.kubernetes.api.model.NodeSelector;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.geotraffic.operator.status.NodeTerms.NodeFacts;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NodeTermsTest {
    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();
    private static final NodeFacts NODE =
            new NodeFacts("n1", Map.of("zone", "a", "empty", "", "cpus", "16", "below", "-3", "huge", "9".repeat(20)));

    private static boolean match(String terms) {
        return NodeTerms.match(
                SERIALIZATION
                        .unmarshal("--- {nodeSelectorTerms: [%s]}".formatted(terms), NodeSelector.class)
                        .getNodeSelectorTerms(),
                NODE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {key: zone, operator: In, values: [a]}           | true
            {key: zone, operator: In, values: [b, a]}        | true
            {key: zone, operator: In, values: [b]}           | false
            {key: none, operator: In, values: [a]}           | false
            {key: empty, operator: In, values: ['']}         | true
            {key: none, operator: In, values: ['']}          | false
            {key: zone, operator: NotIn, values: [b]}        | true
            {key: zone, operator: NotIn, values: [b, a]}     | false
            {key: none, operator: NotIn, values: [a]}        | true
            {key: zone, operator: Exists}                    | true
            {key: empty, operator: Exists}                   | true
            {key: none, operator: Exists}                    | false
            {key: none, operator: DoesNotExist}              | true
            {key: zone, operator: DoesNotExist}              | false
            {key: empty, operator: DoesNotExist}             | false
            {key: cpus, operator: Gt, values: ['15']}        | true
            {key: cpus, operator: Gt, values: ['16']}        | false
            {key: cpus, operator: Gt, values: ['9']}         | true
            {key: cpus, operator: Lt, values: ['17']}        | true
            {key: cpus, operator: Lt, values: ['16']}        | false
            {key: cpus, operator: Lt, values: ['9']}         | false
            {key: below, operator: Gt, values: ['-4']}       | true
            {key: below, operator: Lt, values: ['-2']}       | true
            {key: none, operator: Gt, values: ['0']}         | false
            {key: none, operator: Lt, values: ['0']}         | false
            {key: zone, operator: Gt, values: ['0']}         | false
            {key: zone, operator: Lt, values: ['0']}         | false
            {key: empty, operator: Lt, values: ['1']}        | false
            {key: huge, operator: Gt, values: ['0']}         | false
            {key: zone, operator: Like, values: [a]}         | false""")
    void anOperatorAsksForALabel(String requirement, boolean is) {
        assertEquals(is, match("{matchExpressions: [%s]}".formatted(requirement)));
    }

    @ParameterizedTest
    @CsvSource({"In, n1, true", "In, n2, false", "NotIn, n1, false", "NotIn, n2, true"})
    void aFieldIsTheNodesName(String operator, String value, boolean is) {
        assertEquals(
                is,
                match("{matchFields: [{key: metadata.name, operator: %s, values: [%s]}]}".formatted(operator, value)));
    }

    @Test
    void allOfATermHasToMatch() {
        String zone = "{key: zone, operator: Exists}";
        String none = "{key: none, operator: Exists}";
        String name = "{key: metadata.name, operator: In, values: [n1]}";
        String other = "{key: metadata.name, operator: In, values: [n2]}";
        assertEquals(true, match("{matchExpressions: [%s, %s]}".formatted(zone, zone)));
        assertEquals(false, match("{matchExpressions: [%s, %s]}".formatted(zone, none)));
        assertEquals(true, match("{matchExpressions: [%s], matchFields: [%s]}".formatted(zone, name)));
        assertEquals(false, match("{matchExpressions: [%s], matchFields: [%s]}".formatted(none, name)));
        assertEquals(false, match("{matchExpressions: [%s], matchFields: [%s]}".formatted(zone, other)));
    }

    @Test
    void oneOfTheTermsHasToMatch() {
        String zone = "{matchExpressions: [{key: zone, operator: Exists}]}";
        String none = "{matchExpressions: [{key: none, operator: Exists}]}";
        assertEquals(true, match(zone + "," + none));
        assertEquals(true, match(none + "," + zone));
        assertEquals(false, match(none + "," + none));
    }

    @Test
    void anEmptyTermMatchesNothing() {
        assertEquals(false, match("{}"));
        assertEquals(false, match("{matchExpressions: [], matchFields: []}"));
        assertEquals(false, match(""));
        assertEquals(true, match("{}, {matchExpressions: [{key: zone, operator: Exists}]}"));
    }
}
