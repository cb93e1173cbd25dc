package io.geotraffic.agent.netif;

import static io.geotraffic.agent.netif.RouteBytes.DUMP_INTERRUPTED;
import static io.geotraffic.agent.netif.RouteBytes.MULTI;
import static io.geotraffic.agent.netif.RouteBytes.TABLE_MAIN;
import static io.geotraffic.agent.netif.RouteBytes.UNICAST;
import static io.geotraffic.agent.netif.RouteBytes.UP_AND_RUNNING;
import static io.geotraffic.agent.netif.RouteBytes.attribute;
import static io.geotraffic.agent.netif.RouteBytes.done;
import static io.geotraffic.agent.netif.RouteBytes.error;
import static io.geotraffic.agent.netif.RouteBytes.hops;
import static io.geotraffic.agent.netif.RouteBytes.integer;
import static io.geotraffic.agent.netif.RouteBytes.join;
import static io.geotraffic.agent.netif.RouteBytes.link;
import static io.geotraffic.agent.netif.RouteBytes.message;
import static io.geotraffic.agent.netif.RouteBytes.name;
import static io.geotraffic.agent.netif.RouteBytes.newDefaultRoute;
import static io.geotraffic.agent.netif.RouteBytes.newLink;
import static io.geotraffic.agent.netif.RouteBytes.newStats;
import static io.geotraffic.agent.netif.RouteBytes.nextHop;
import static io.geotraffic.agent.netif.RouteBytes.outwards;
import static io.geotraffic.agent.netif.RouteBytes.route;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RouteQueriesTest {
    private static final int NEW_LINK = 16;
    private static final int NEW_ROUTE = 24;
    private static final Link ETH0 = new Link(2, "eth0", true, false);
    private static final Link ETH1 = new Link(3, "eth1", true, false);

    private final ScriptedSocket socket = new ScriptedSocket();
    private final RouteQueries queries = new RouteQueries(socket);

    private static byte[] eth0(int sequence) {
        return newLink(sequence, 2, "eth0");
    }

    private static byte[] eth1(int sequence) {
        return newLink(sequence, 3, "eth1");
    }

    private static byte[] interrupted(int sequence) {
        return message(NEW_LINK, MULTI | DUMP_INTERRUPTED, sequence, link(0, 9, UP_AND_RUNNING, name("half")));
    }

    private List<Link> links() throws IOException {
        return queries.observe(false).links();
    }

    private String failure() {
        return String.valueOf(assertThrows(IOException.class, this::links).getMessage());
    }

    private ByteBuffer question(int index) {
        return ByteBuffer.wrap(socket.sent().get(index)).order(ByteOrder.nativeOrder());
    }

    @Test
    void readsADumpOfSeveralDatagrams() throws IOException {
        socket.then(n -> join(newLink(n, 1, "lo"), eth0(n)))
                .then(RouteQueriesTest::eth1)
                .then(n -> done(n, 0));
        assertEquals(List.of(new Link(1, "lo", true, false), ETH0, ETH1), links());
        assertEquals(1, socket.sent().size(), "asks for no routes");
        assertEquals(18, question(0).getShort(4), "RTM_GETLINK");
        assertEquals(0x301, question(0).getShort(6), "NLM_F_REQUEST | NLM_F_DUMP");
    }

    @Test
    void theEndMayBeInTheSameDatagram() throws IOException {
        socket.then(n -> join(eth0(n), done(n, 0)));
        assertEquals(List.of(ETH0), links());
    }

    @Test
    void ignoresWhatABridgeTellsOfItsPorts() throws IOException {
        socket.then(n ->
                join(message(NEW_LINK, MULTI, n, link(7, 3, UP_AND_RUNNING, name("eth1"))), eth0(n), done(n, 0)));
        assertEquals(List.of(ETH0), links());
    }

    @Test
    void findsDefaultRoutesOfBothVersions() throws IOException {
        socket.then(n -> join(eth0(n), done(n, 0)))
                .then(n -> join(
                        message(NEW_ROUTE, MULTI, n, route(24, TABLE_MAIN, UNICAST, outwards(5))),
                        newDefaultRoute(n, outwards(2)),
                        message(NEW_ROUTE, MULTI, n, route(0, 100, UNICAST, outwards(6))),
                        message(NEW_ROUTE, MULTI, n, route(0, TABLE_MAIN, 7, outwards(7))),
                        done(n, 0)))
                .then(n -> join(newDefaultRoute(n, hops(nextHop(3), nextHop(4))), done(n, 0)));
        assertEquals(new Network(List.of(ETH0), Set.of(2, 3, 4)), queries.observe(true));
        assertEquals(26, question(1).getShort(4), "RTM_GETROUTE");
        assertEquals(2, question(1).get(16), "AF_INET");
        assertEquals(26, question(2).getShort(4), "RTM_GETROUTE");
        assertEquals(10, question(2).get(16), "AF_INET6");
    }

    @Test
    void aTableThatNobodyHasUsedYetHasNoRoutes() throws IOException {
        socket.then(n -> join(eth0(n), done(n, 0))).then(n -> done(n, -2)).then(n -> error(n, -2));
        assertEquals(new Network(List.of(ETH0), Set.of()), queries.observe(true));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, -12, -105})
    void saysThatTheKernelRefuses(int errno) {
        String message = "The kernel refuses to tell of interfaces and routes: error " + -errno;
        socket.then(n -> error(n, errno));
        assertEquals(message, failure());
        socket.then(n -> join(eth0(n), done(n, errno)));
        assertEquals(message, failure());
    }

    @Test
    void asksAgainWhereADumpWasInterrupted() throws IOException {
        socket.then(n -> join(interrupted(n), done(n, 0)))
                .then(RouteQueriesTest::eth0)
                .then(n -> message(3, MULTI | DUMP_INTERRUPTED, n, integer(0)))
                .then(n -> join(eth0(n), eth1(n), done(n, 0)));
        assertEquals(List.of(ETH0, ETH1), links(), "and keeps nothing of what was interrupted");
        assertEquals(3, socket.sent().size());
        assertEquals(
                Arrays.toString(Arrays.copyOfRange(socket.sent().getFirst(), 16, 40)),
                Arrays.toString(Arrays.copyOfRange(socket.sent().getLast(), 16, 40)),
                "the same question");
    }

    @Test
    void doesNotTrustADumpThatStaysInterrupted() {
        for (int i = 0; i < 21; i++) {
            socket.then(n -> join(interrupted(n), done(n, 0)));
        }
        assertEquals("Interfaces or routes change faster than the kernel can tell of them", failure());
        assertEquals(20, socket.sent().size());
    }

    @Test
    void aLateAnswerToAFormerQuestionIsNone() throws IOException {
        failure();
        socket.then(n -> join(newLink(n - 1, 9, "late"), done(n - 1, -1)))
                .then(n -> join(newLink(n - 1, 9, "late"), eth0(n), newLink(n + 1, 9, "early"), done(n, 0)));
        assertEquals(List.of(ETH0), links());
    }

    @Test
    void saysThatNoAnswerComes() {
        assertEquals("The kernel did not answer the question for interfaces", failure());
        socket.then(RouteQueriesTest::eth0);
        assertEquals("The kernel did not answer the question for interfaces", failure(), "half of one is none");
        assertTrue(socket.waits().stream().allMatch(wait -> wait == 5000), "and waits for it");
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 17, 18, 19})
    void anEndThatIsCutOffIsNone(int length) {
        for (int type : new int[] {2, 3}) {
            socket.then(n -> {
                byte[] cut = Arrays.copyOf(message(type, 0, n, integer(0)), length);
                ByteBuffer.wrap(cut).order(ByteOrder.nativeOrder()).putInt(0, length);
                return cut;
            });
            assertEquals("The kernel did not answer the question for interfaces", failure());
        }
    }

    @Test
    void noGarbageMakesItFailOtherwise() throws IOException {
        Random random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            socket.then(n -> {
                byte[] datagram = join(eth0(n), newDefaultRoute(n, hops(nextHop(3))), eth1(n), done(n, 0));
                for (int hits = random.nextInt(1, 6); hits > 0; hits--) {
                    datagram[random.nextInt(datagram.length)] = (byte) random.nextInt();
                }
                return Arrays.copyOf(datagram, random.nextInt(datagram.length + 1));
            });
        }
        int observed = 0;
        while (socket.left() > 0) {
            try {
                queries.observe(true);
                observed++;
            } catch (IOException e) {
                assertTrue(String.valueOf(e.getMessage()).startsWith("The kernel "), e.getMessage());
            }
        }
        assertTrue(observed > 0);
    }

    @Test
    void readsTheCountersOfADevice() throws IOException {
        socket.then(n -> newStats(n, 7, 1L << 40, 5));
        assertEquals(Optional.of(new DeviceCounters(1L << 40, 5)), queries.counters(7));
        ByteBuffer question = question(0);
        assertEquals(94, question.getShort(4), "RTM_GETSTATS");
        assertEquals(1, question.getShort(6), "NLM_F_REQUEST");
        assertEquals(7, question.getInt(16 + 4));
        assertEquals(1, question.getInt(16 + 8), "IFLA_STATS_LINK_64");
        assertEquals(16 + 12, question.getInt(0));
    }

    @Test
    void aDeviceThatIsGoneHasNoCounters() throws IOException {
        socket.then(n -> error(n, -19));
        assertEquals(Optional.empty(), queries.counters(7));
    }

    @Test
    void anAnswerWithoutCountersHasNone() throws IOException {
        socket.then(n -> message(92, 0, n, new byte[12], attribute(1, new byte[31])));
        assertEquals(Optional.empty(), queries.counters(7));
        socket.then(n -> message(92, 0, n, new byte[12], attribute(2, new byte[200])));
        assertEquals(Optional.empty(), queries.counters(7));
    }

    @Test
    void saysThatTheKernelRefusesToTellCounters() {
        socket.then(n -> error(n, -1));
        IOException e = assertThrows(IOException.class, () -> queries.counters(7));
        assertEquals("The kernel refuses to tell of interfaces and routes: error 1", e.getMessage());
    }

    @Test
    void closesItsSocket() {
        queries.close();
        assertTrue(socket.closed());
    }
}
