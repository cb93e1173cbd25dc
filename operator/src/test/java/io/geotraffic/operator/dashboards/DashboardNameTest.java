package io.geotraffic.operator.dashboards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DashboardNameTest {
    /** They are in people's bookmarks. */
    @ParameterizedTest
    @CsvSource({
        "egress,                                   geotraffic-egress-cluster",
        "exactly-21-characters,                    geotraffic-exactly-21-characters-cluster",
        "that-is-22-characters-,                   geotraffic-that-is-22-c-87f6cbd4-cluster",
        "a-name-of-forty-characters-as-long-as-it, geotraffic-a-name-of-fo-9a032629-cluster",
    })
    void uidsStayAsTheyAre(String monitor, String uid) {
        assertEquals(uid, new DashboardName(monitor, DashboardName.CLUSTER).uid());
    }

    /** Monitors of a common prefix, which is all that is left of long names. */
    @Test
    void noTwoHaveAnythingInCommon() {
        List<DashboardName> names = Stream.of("a", "a-node", Monitors.LONGEST, Monitors.LONGEST.replace("-it", "-is"))
                .flatMap(monitor -> Stream.of(DashboardName.CLUSTER, DashboardName.NODE, DashboardName.AGENTS)
                        .map(kind -> new DashboardName(monitor, kind)))
                .toList();
        assertEquals(names.size(), distinct(names.stream().map(DashboardName::uid)));
        assertEquals(names.size(), distinct(names.stream().map(DashboardName::file)));
        assertEquals(names.size(), distinct(names.stream().map(DashboardName::title)));
        for (DashboardName name : names) {
            assertTrue(name.uid().matches("[a-zA-Z0-9_-]{1,40}"), name.uid());
            assertTrue(name.file().matches("[-._a-zA-Z0-9]{1,253}"), "a ConfigMap's key: " + name.file());
            name.tags().forEach(tag -> assertTrue(tag.length() <= 50, tag));
        }
    }

    private static int distinct(Stream<String> texts) {
        return texts.collect(Collectors.toUnmodifiableSet()).size();
    }

    @Test
    void allOfAMonitorShareTheirTagsAndNoOthersDo() {
        List<String> tags = List.of("geotraffic", "monitor:egress");
        assertEquals(tags, new DashboardName("egress", DashboardName.CLUSTER).tags());
        assertEquals(tags, new DashboardName("egress", DashboardName.NODE).tags());
        assertEquals(List.of("geotraffic", "monitor:ingress"), new DashboardName("ingress", DashboardName.NODE).tags());
    }
}
