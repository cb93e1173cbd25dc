package io.geotraffic.agent.netif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InterfaceSelectorTest {
    /** Default routes lead through eth0 (IPv4) and wg0 (IPv6). */
    private static final Network NODE = new Network(
            List.of(
                    new Link(1, "lo", true, true),
                    new Link(2, "eth0", true, false),
                    new Link(3, "eth1", false, false),
                    new Link(4, "eth0.100", true, false),
                    new Link(5, "veth12ab", true, false),
                    new Link(6, "wg0", true, false)),
            Set.of(2, 6));

    private static List<String> words(String text) {
        return Arrays.stream(text.split(" ", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String names(Selection selection) {
        return selection.links().stream().map(Link::name).collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # included          | excluded    | selected                          | missing
            eth0                | ''          | eth0                              | ''
            eth1 eth0           | ''          | eth0 eth1                         | ''
            any                 | ''          | eth0 eth1 eth0.100 veth12ab wg0   | ''
            any lo              | ''          | lo eth0 eth1 eth0.100 veth12ab wg0 | ''
            any                 | veth* eth1  | eth0 eth0.100 wg0                 | ''
            *                   | ''          | lo eth0 eth1 eth0.100 veth12ab wg0 | ''
            l*                  | ''          | lo                                | ''
            lo                  | ''          | lo                                | ''
            eth?                | ''          | eth0 eth1                         | ''
            eth*                | eth0.*      | eth0 eth1                         | ''
            eth[!1]*            | ''          | eth0 eth0.100                     | ''
            eth0.1              | ''          | ''                                | eth0.1
            default-route       | ''          | eth0 wg0                          | ''
            default-route       | wg*         | eth0                              | ''
            default-route eth1  | ''          | eth0 eth1 wg0                     | ''
            default-route eth0  | ''          | eth0 wg0                          | ''
            eth0 eth*           | eth0        | eth1 eth0.100                     | ''
            eth0                | eth0        | ''                                | ''
            eth0                | *           | ''                                | ''
            any                 | *           | ''                                | ''
            any default-route * | lo          | eth0 eth1 eth0.100 veth12ab wg0   | ''
            eth7 eth0 bond0     | ''          | eth0                              | bond0 eth7
            eth7                | eth*        | ''                                | ''
            eth7 eth8           | eth8        | ''                                | eth7
            nothing*            | ''          | ''                                | ''
            ETH0                | ''          | ''                                | ETH0
            """)
    void selects(String included, String excluded, String selected, String missing) {
        Selection selection = new InterfaceSelector(words(included), words(excluded)).select(NODE);
        assertEquals(selected, names(selection));
        assertEquals(missing, String.join(" ", selection.missing()));
    }

    @Test
    void anInterfaceThatIsMeantTwiceIsSelectedOnce() {
        InterfaceSelector selector = new InterfaceSelector(List.of("eth0", "e*", "any", "default-route"), List.of());
        assertEquals("eth0 eth1 eth0.100 veth12ab wg0", names(selector.select(NODE)));
    }

    @Test
    void withoutADefaultRouteNothingIsMissing() {
        Selection selection =
                new InterfaceSelector(List.of("default-route"), List.of()).select(new Network(NODE.links(), Set.of()));
        assertEquals(new Selection(List.of(), Set.of()), selection);
    }

    /** Its number is all that counts, for an interface may bear the name of a keyword. */
    @Test
    void keywordsAreNoNames() {
        Network odd = new Network(List.of(new Link(1, "any", true, true), new Link(2, "eth0", true, false)), Set.of());
        assertEquals("eth0", names(new InterfaceSelector(List.of("any"), List.of()).select(odd)));
    }

    @Test
    void asksForRoutesWhereTheyDecide() {
        assertEquals(true, new InterfaceSelector(List.of("eth0", "default-route"), List.of()).needsRoutes());
        assertEquals(false, new InterfaceSelector(List.of("any", "eth*"), List.of("lo")).needsRoutes());
    }

    @Test
    void refusesWhatWasNotChecked() {
        assertThrows(IllegalArgumentException.class, () -> new InterfaceSelector(List.of("a["), List.of()));
        assertThrows(IllegalArgumentException.class, () -> new InterfaceSelector(List.of(), List.of("a[")));
    }

    @Test
    void missingNamesAreInOrderAndStaySo() {
        Selection selection =
                new InterfaceSelector(List.of("z", "a", "m"), List.of()).select(new Network(List.of(), Set.of()));
        assertEquals(List.of("a", "m", "z"), List.copyOf(selection.missing()));
        assertThrows(
                UnsupportedOperationException.class, () -> selection.missing().clear());
    }
}
