package io.geotraffic.agent;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the rooms may know of each other, and that each wall would be missed. */
final class WallsTest {
    private static final String ALL = "io.geotraffic..";
    private static final String AGENT_ITSELF = "io.geotraffic.agent";
    private static final String AGENT = "io.geotraffic.agent..";
    private static final String BPF = "io.geotraffic.agent.bpf..";
    private static final String FLOW = "io.geotraffic.agent.flow..";
    private static final String METRICS = "io.geotraffic.agent.metrics..";
    private static final String NETIF = "io.geotraffic.agent.netif..";
    private static final String OPTIONS = "io.geotraffic.agent.options..";
    private static final String PAGE = "io.geotraffic.agent.page..";
    private static final String GEOIP = "io.geotraffic.geoip..";
    private static final String HTTP = "io.geotraffic.http..";
    private static final String SERVING = "io.geotraffic.http";
    private static final String ADDRESS = "io.geotraffic.http.address..";
    private static final String EXPOSITION = "io.geotraffic.http.exposition..";
    private static final String PROCESS = "io.geotraffic.http.process..";

    private static final ArchRule FLOW_KNOWS_NO_OTHER_ROOM = knowsOf(FLOW);

    private static final ArchRule NETIF_KNOWS_NO_OTHER_ROOM = knowsOf(NETIF);

    private static final ArchRule OPTIONS_KNOW_NAMES_AND_ADDRESSES = knowsOf(OPTIONS, NETIF, ADDRESS);

    private static final ArchRule METRICS_KNOW_FLOW_NETIF_AND_FORMATS =
            knowsOf(METRICS, FLOW, NETIF, EXPOSITION, PROCESS);

    private static final ArchRule THE_PAGE_KNOWS_METRICS_AND_FLOW = knowsOf(PAGE, METRICS, FLOW);

    private static final ArchRule BPF_KNOWS_FLOW_AND_NETIF = knowsOf(BPF, FLOW, NETIF);

    private static final ArchRule GEOIP_KNOWS_NO_OTHER_ROOM = knowsOf(GEOIP);

    private static final ArchRule HTTP_KNOWS_NO_OTHER_ROOM = knowsOf(HTTP);

    private static final ArchRule EXPOSITION_KNOWS_NO_OTHER_ROOM = knowsOf(EXPOSITION);

    private static final ArchRule ADDRESS_KNOWS_NO_OTHER_ROOM = knowsOf(ADDRESS);

    private static final ArchRule PROCESS_KNOWS_FORMATS = knowsOf(PROCESS, EXPOSITION);

    private static final ArchRule THE_AGENT_ITSELF_ALONE_KNOWS_GEOIP_AND_HTTP = noClasses()
            .that()
            .resideOutsideOfPackages(AGENT_ITSELF, GEOIP, HTTP)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(GEOIP, SERVING);

    private static final ArchRule AGENT_KNOWS_NO_KUBERNETES = noClasses()
            .that()
            .resideInAnyPackage(AGENT, GEOIP, HTTP)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.fabric8..", "io.javaoperatorsdk..", "io.kubernetes..", "io.geotraffic.operator..");

    private static final ArchRule NO_CYCLES =
            slices().matching("io.geotraffic.agent.(*)..").should().beFreeOfCycles();

    /** That the room knows no others of the house but these. */
    private static ArchRule knowsOf(String room, String... others) {
        String[] known = Stream.concat(Stream.of(room), Stream.of(others)).toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(room)
                .should()
                .dependOnClassesThat(resideInAPackage(ALL).and(not(resideInAnyPackage(known))));
    }

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "agent.Agent",
                "agent.bpf.Native",
                "agent.flow.PrefixAccounting",
                "agent.metrics.AgentMetrics",
                "agent.netif.RouteQueries",
                "agent.options.AgentOptions",
                "agent.page.CountryPage",
                "geoip.CountryDatabase",
                "http.WebServer",
                "http.address.ListenAddress",
                "http.exposition.Exposition",
                "http.process.ProcessFiles"
            })
    void thereIsSomethingToCheck(String name) {
        assertTrue(House.CLASSES.contain("io.geotraffic." + name));
    }

    @Test
    void flowKnowsNoOtherRoom() throws IOException {
        FLOW_KNOWS_NO_OTHER_ROOM.check(House.CLASSES);
        House.assertCatches(
                directory,
                FLOW_KNOWS_NO_OTHER_ROOM,
                "package io.geotraffic.agent.bpf; public class Map {}",
                "package io.geotraffic.agent.flow; public class Wrong { io.geotraffic.agent.bpf.Map map; }");
    }

    @Test
    void netifKnowsNoOtherRoom() throws IOException {
        NETIF_KNOWS_NO_OTHER_ROOM.check(House.CLASSES);
        House.assertCatches(
                directory,
                NETIF_KNOWS_NO_OTHER_ROOM,
                "package io.geotraffic.agent.bpf; public class Map {}",
                "package io.geotraffic.agent.netif; public class Wrong { io.geotraffic.agent.bpf.Map map; }");
        House.assertCatches(
                directory,
                NETIF_KNOWS_NO_OTHER_ROOM,
                "package io.geotraffic.agent; public class Log {}",
                "package io.geotraffic.agent.netif; public class Wrong { io.geotraffic.agent.Log log; }");
    }

    @Test
    void optionsKnowNamesAndAddressesAndNoMore() throws IOException {
        OPTIONS_KNOW_NAMES_AND_ADDRESSES.check(House.CLASSES);
        House.assertCatches(
                directory,
                OPTIONS_KNOW_NAMES_AND_ADDRESSES,
                "package io.geotraffic.agent.netif; public class Names {}",
                "package io.geotraffic.agent.flow; public class Poll {}",
                "package io.geotraffic.agent.options; public class Right { io.geotraffic.agent.netif.Names names; }",
                "package io.geotraffic.agent.options; public class Wrong { io.geotraffic.agent.flow.Poll poll; }");
    }

    @Test
    void metricsKnowFlowNetifAndFormatsAndNoMore() throws IOException {
        METRICS_KNOW_FLOW_NETIF_AND_FORMATS.check(House.CLASSES);
        House.assertCatches(
                directory,
                METRICS_KNOW_FLOW_NETIF_AND_FORMATS,
                "package io.geotraffic.agent.flow; public class Poll {}",
                "package io.geotraffic.agent.bpf; public class Map {}",
                "package io.geotraffic.agent.metrics; public class Right { io.geotraffic.agent.flow.Poll poll; }",
                "package io.geotraffic.agent.metrics; public class Wrong { io.geotraffic.agent.bpf.Map map; }");
        House.assertCatches(
                directory,
                METRICS_KNOW_FLOW_NETIF_AND_FORMATS,
                "package io.geotraffic.http.exposition; public class Format {}",
                "package io.geotraffic.http; public class Page {}",
                "package io.geotraffic.agent.metrics; public class Right { io.geotraffic.http.exposition.Format format; }",
                "package io.geotraffic.agent.metrics; public class Wrong { io.geotraffic.http.Page page; }");
    }

    @Test
    void thePageKnowsMetricsAndFlowAndNoMore() throws IOException {
        THE_PAGE_KNOWS_METRICS_AND_FLOW.check(House.CLASSES);
        House.assertCatches(
                directory,
                THE_PAGE_KNOWS_METRICS_AND_FLOW,
                "package io.geotraffic.agent.metrics; public class Snapshot {}",
                "package io.geotraffic.http; public class Page {}",
                "package io.geotraffic.agent.page; public class Right { io.geotraffic.agent.metrics.Snapshot snapshot; }",
                "package io.geotraffic.agent.page; public class Wrong { io.geotraffic.http.Page page; }");
    }

    @Test
    void bpfKnowsFlowAndNetifAndNoMore() throws IOException {
        BPF_KNOWS_FLOW_AND_NETIF.check(House.CLASSES);
        House.assertCatches(
                directory,
                BPF_KNOWS_FLOW_AND_NETIF,
                "package io.geotraffic.agent.metrics; public class Gauge {}",
                "package io.geotraffic.agent.bpf; public class Wrong { io.geotraffic.agent.metrics.Gauge gauge; }");
    }

    @Test
    void geoipKnowsNoOtherRoom() throws IOException {
        GEOIP_KNOWS_NO_OTHER_ROOM.check(House.CLASSES);
        House.assertCatches(
                directory,
                GEOIP_KNOWS_NO_OTHER_ROOM,
                "package io.geotraffic.agent.flow; public class Poll {}",
                "package io.geotraffic.geoip; public class Wrong { io.geotraffic.agent.flow.Poll poll; }");
    }

    @Test
    void httpKnowsNoOtherRoom() throws IOException {
        HTTP_KNOWS_NO_OTHER_ROOM.check(House.CLASSES);
        House.assertCatches(
                directory,
                HTTP_KNOWS_NO_OTHER_ROOM,
                "package io.geotraffic.geoip; public class Country {}",
                "package io.geotraffic.http; public class Wrong { io.geotraffic.geoip.Country country; }");
    }

    @Test
    void addressKnowsNoOtherRoom() throws IOException {
        ADDRESS_KNOWS_NO_OTHER_ROOM.check(House.CLASSES);
        House.assertCatches(
                directory,
                ADDRESS_KNOWS_NO_OTHER_ROOM,
                "package io.geotraffic.http; public class Page {}",
                "package io.geotraffic.http.address; public class Wrong { io.geotraffic.http.Page page; }");
    }

    @Test
    void processKnowsFormatsAndNoMore() throws IOException {
        PROCESS_KNOWS_FORMATS.check(House.CLASSES);
        House.assertCatches(
                directory,
                PROCESS_KNOWS_FORMATS,
                "package io.geotraffic.http; public class Page {}",
                "package io.geotraffic.http.exposition; public class Format {}",
                "package io.geotraffic.http.process; public class Right { io.geotraffic.http.exposition.Format format; }",
                "package io.geotraffic.http.process; public class Wrong { io.geotraffic.http.Page page; }");
    }

    @Test
    void expositionKnowsNoOtherRoom() throws IOException {
        EXPOSITION_KNOWS_NO_OTHER_ROOM.check(House.CLASSES);
        House.assertCatches(
                directory,
                EXPOSITION_KNOWS_NO_OTHER_ROOM,
                "package io.geotraffic.http; public class Page {}",
                "package io.geotraffic.http.exposition; public class Wrong { io.geotraffic.http.Page page; }");
    }

    @Test
    void theAgentItselfAloneKnowsGeoipAndHttp() throws IOException {
        THE_AGENT_ITSELF_ALONE_KNOWS_GEOIP_AND_HTTP.check(House.CLASSES);
        House.assertCatches(
                directory,
                THE_AGENT_ITSELF_ALONE_KNOWS_GEOIP_AND_HTTP,
                "package io.geotraffic.geoip; public class Country {}",
                "package io.geotraffic.agent; public class Right { io.geotraffic.geoip.Country country; }",
                "package io.geotraffic.agent.flow; public class Wrong { io.geotraffic.geoip.Country country; }");
        House.assertCatches(
                directory,
                THE_AGENT_ITSELF_ALONE_KNOWS_GEOIP_AND_HTTP,
                "package io.geotraffic.http; public class Page {}",
                "package io.geotraffic.agent.metrics; public class Wrong { io.geotraffic.http.Page page; }");
    }

    @Test
    void theAgentKnowsNoKubernetes() throws IOException {
        AGENT_KNOWS_NO_KUBERNETES.check(House.CLASSES);
        House.assertCatches(
                directory,
                AGENT_KNOWS_NO_KUBERNETES,
                "package io.fabric8.kubernetes; public class Client {}",
                "package io.geotraffic.agent; public class Wrong { io.fabric8.kubernetes.Client client; }");
    }

    @Test
    void roomsDoNotDependOnEachOtherInCircles() throws IOException {
        NO_CYCLES.check(House.CLASSES);
        House.assertCatches(
                directory,
                NO_CYCLES,
                "package io.geotraffic.agent.netif; public class Link { io.geotraffic.agent.metrics.Wrong gauge; }",
                "package io.geotraffic.agent.metrics; public class Wrong { io.geotraffic.agent.netif.Link link; }");
    }
}
