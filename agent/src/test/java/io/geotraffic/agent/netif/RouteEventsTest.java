package io.geotraffic.agent.netif;

import static io.geotraffic.agent.netif.RouteBytes.TABLE_MAIN;
import static io.geotraffic.agent.netif.RouteBytes.UNICAST;
import static io.geotraffic.agent.netif.RouteBytes.UP_AND_RUNNING;
import static io.geotraffic.agent.netif.RouteBytes.join;
import static io.geotraffic.agent.netif.RouteBytes.link;
import static io.geotraffic.agent.netif.RouteBytes.message;
import static io.geotraffic.agent.netif.RouteBytes.name;
import static io.geotraffic.agent.netif.RouteBytes.outwards;
import static io.geotraffic.agent.netif.RouteBytes.route;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.geotraffic.agent.netif.RouteEvents.Events;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RouteEventsTest {
    private static final int NEW_LINK = 16;
    private static final int DELETED_LINK = 17;
    private static final int NEW_ROUTE = 24;
    private static final int DELETED_ROUTE = 25;
    private static final int BRIDGE = 7;

    private static final Events NOTHING = new Events(false, Set.of());
    private static final Events SOMETHING = new Events(true, Set.of());

    private final ScriptedSocket socket = new ScriptedSocket();
    private final RouteEvents events = new RouteEvents(socket);

    private static byte[] linkMessage(int type, int family, int ifindex) {
        return message(type, 0, 0, link(family, ifindex, UP_AND_RUNNING, name("eth0")));
    }

    private static byte[] routeMessage(int type, int length, int table) {
        return message(type, 0, 0, route(length, table, UNICAST, outwards(2)));
    }

    private Events await(byte[] datagram) throws IOException {
        socket.then(n -> datagram);
        return events.await(100);
    }

    @Test
    void whereNothingComesItIsNotTimeToObserve() throws IOException {
        assertEquals(NOTHING, events.await(1234));
        assertEquals(List.of(1234), socket.waits());
    }

    @Test
    void tellsThatAnInterfaceIsNewOrHasChanged() throws IOException {
        assertEquals(SOMETHING, await(linkMessage(NEW_LINK, 0, 2)));
    }

    @Test
    void tellsWhichInterfacesAreGone() throws IOException {
        assertEquals(
                new Events(true, Set.of(2, 3)),
                await(join(
                        linkMessage(DELETED_LINK, 0, 2),
                        linkMessage(NEW_LINK, 0, 4),
                        linkMessage(DELETED_LINK, 0, 3))));
    }

    /** Its number may be that of a new one at once: both are told. */
    @Test
    void anInterfaceThatIsBackIsGoneAllTheSame() throws IOException {
        assertEquals(
                new Events(true, Set.of(2)), await(join(linkMessage(DELETED_LINK, 0, 2), linkMessage(NEW_LINK, 0, 2))));
    }

    @Test
    void aPortThatLeavesItsBridgeIsNotGone() throws IOException {
        assertEquals(NOTHING, await(linkMessage(DELETED_LINK, BRIDGE, 2)));
        assertEquals(NOTHING, await(linkMessage(NEW_LINK, BRIDGE, 2)));
    }

    @ParameterizedTest
    @CsvSource({"0, 254, true", "24, 254, false", "0, 255, false", "0, 100, false"})
    void tellsOfDefaultRoutesAlone(int length, int table, boolean expected) throws IOException {
        assertEquals(new Events(expected, Set.of()), await(routeMessage(NEW_ROUTE, length, table)));
        assertEquals(new Events(expected, Set.of()), await(routeMessage(DELETED_ROUTE, length, table)));
    }

    @Test
    void takesAllThatHasComeAndWaitsForTheFirstAlone() throws IOException {
        socket.then(n -> linkMessage(DELETED_LINK, 0, 2))
                .then(n -> routeMessage(NEW_ROUTE, 24, TABLE_MAIN))
                .then(n -> linkMessage(DELETED_LINK, 0, 3));
        assertEquals(new Events(true, Set.of(2, 3)), events.await(1000));
        assertEquals(List.of(1000, 0, 0, 0), socket.waits());
    }

    @Test
    void whereEventsWereLostItIsTimeToObserve() throws IOException {
        socket.then(n -> {
            throw new EventsLostException();
        });
        assertEquals(SOMETHING, events.await(1000));
    }

    @Test
    void whatCameBeforeAndAfterALossIsToldOf() throws IOException {
        socket.then(n -> linkMessage(DELETED_LINK, 0, 2))
                .then(n -> {
                    throw new EventsLostException();
                })
                .then(n -> linkMessage(DELETED_LINK, 0, 3));
        assertEquals(new Events(true, Set.of(2)), events.await(1000));
        assertEquals(new Events(true, Set.of(3)), events.await(1000));
    }

    @Test
    void otherFailuresAreThrown() {
        IOException failure = new IOException("broken");
        socket.then(n -> {
            throw failure;
        });
        assertEquals(failure, assertThrows(IOException.class, () -> events.await(1000)));
    }

    @Test
    void acknowledgementsAndOtherMessagesAreNoReason() throws IOException {
        assertEquals(NOTHING, await(RouteBytes.error(0, 0)));
        assertEquals(NOTHING, await(message(28, 0, 0, new byte[12])));
    }

    @Test
    void aStormOfEventsDoesNotHoldItUpForEver() throws IOException {
        for (int i = 0; i < 20_000; i++) {
            socket.then(n -> linkMessage(NEW_LINK, 0, 2));
        }
        assertEquals(SOMETHING, events.await(1000));
        assertTrue(socket.left() > 0, "the rest is for the next time");
    }

    @Test
    void noGarbageMakesItFail() throws IOException {
        Random random = new Random(2);
        byte[] whole = join(
                linkMessage(DELETED_LINK, 0, 2), routeMessage(NEW_ROUTE, 0, TABLE_MAIN), linkMessage(NEW_LINK, 0, 3));
        int seen = 0;
        for (int i = 0; i < 5000; i++) {
            byte[] datagram = whole.clone();
            for (int hits = random.nextInt(1, 6); hits > 0; hits--) {
                datagram[random.nextInt(datagram.length)] = (byte) random.nextInt();
            }
            // At least one byte: none is what a time that has passed looks like.
            seen += await(Arrays.copyOf(datagram, random.nextInt(1, datagram.length + 1)))
                            .any()
                    ? 1
                    : 0;
        }
        assertTrue(seen > 0);
    }

    @Test
    void wakesBySendingWhatTheKernelAnswers() throws IOException {
        events.wake();
        byte[] expected = message(1, 0x1 | 0x4, 0);
        Arrays.fill(expected, 12, 16, (byte) 0); // the port, which is for the kernel to fill in
        assertArrayEquals(expected, socket.sent().getFirst());
    }

    /** RTMGRP_LINK, RTMGRP_IPV4_ROUTE, RTMGRP_IPV6_ROUTE. */
    @Test
    void asksForRoutesWhereTheyAreOfInterest() {
        assertEquals(0x1, RouteEvents.groups(false));
        assertEquals(0x1 | 0x40 | 0x400, RouteEvents.groups(true));
    }

    @Test
    void closesItsSocket() {
        events.close();
        assertTrue(socket.closed());
    }
}
