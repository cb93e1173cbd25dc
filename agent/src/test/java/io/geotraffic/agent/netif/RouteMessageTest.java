package io.geotraffic.agent.netif;

import static io.geotraffic.agent.netif.RouteBytes.TABLE_MAIN;
import static io.geotraffic.agent.netif.RouteBytes.UNICAST;
import static io.geotraffic.agent.netif.RouteBytes.attribute;
import static io.geotraffic.agent.netif.RouteBytes.hops;
import static io.geotraffic.agent.netif.RouteBytes.integer;
import static io.geotraffic.agent.netif.RouteBytes.join;
import static io.geotraffic.agent.netif.RouteBytes.nextHop;
import static io.geotraffic.agent.netif.RouteBytes.outwards;
import static io.geotraffic.agent.netif.RouteBytes.route;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RouteMessageTest {
    private static ByteBuffer buffer(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    }

    private static Set<Integer> interfaces(byte[]... attributes) {
        return RouteMessage.interfaces(buffer(route(0, TABLE_MAIN, UNICAST, attributes)));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # prefix length, table, type, whether it is a way to everywhere
            0,  254, 1, true
            24, 254, 1, false
            1,  254, 1, false
            # local, default and another one; the last one stands for a number above 255
            0,  255, 1, false
            0,  253, 1, false
            0,  100, 1, false
            0,  252, 1, false
            # local, blackhole, unreachable, prohibit, throw
            0,  254, 2, false
            0,  254, 6, false
            0,  254, 7, false
            0,  254, 8, false
            0,  254, 9, false
            """)
    void isDefaultIfItLeadsEverywhereAndIsInTheMainTable(int length, int table, int type, boolean expected) {
        assertEquals(expected, RouteMessage.isDefault(buffer(route(length, table, type, outwards(2)))));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 8, 11})
    void aTruncatedOneIsNoDefault(int length) {
        assertEquals(false, RouteMessage.isDefault(buffer(Arrays.copyOf(route(0, TABLE_MAIN, UNICAST), length))));
    }

    @Test
    void leadsThroughItsInterface() {
        assertEquals(Set.of(7), interfaces(attribute(5, integer(0x0101a8c0)), outwards(7), attribute(6, integer(100))));
    }

    @Test
    void leadsThroughAllItsNextHops() {
        byte[] gateway = attribute(5, integer(0x0101a8c0));
        assertEquals(Set.of(2, 3, 4), interfaces(hops(nextHop(2, gateway), nextHop(3), nextHop(4, gateway))));
    }

    @Test
    void twoNextHopsMayShareAnInterface() {
        assertEquals(Set.of(2), interfaces(hops(nextHop(2), nextHop(2))));
    }

    @Test
    void mayLeadThroughNone() {
        assertEquals(Set.of(), interfaces(attribute(30, integer(12))));
        assertEquals(Set.of(), interfaces());
    }

    @Test
    void truncatedNextHopsAreLeftOut() {
        byte[] broken = nextHop(9);
        buffer(broken).putShort(0, (short) 7);
        assertEquals(Set.of(2), interfaces(hops(nextHop(2), broken, nextHop(3))));
        buffer(broken).putShort(0, (short) 0);
        assertEquals(Set.of(2), interfaces(hops(nextHop(2), broken)));
        assertEquals(Set.of(2), interfaces(hops(nextHop(2), new byte[7])));
        assertEquals(Set.of(), interfaces(hops(), attribute(4, new byte[3])));
    }

    /** RTA_TABLE, for kernels that look at it, behind struct rtmsg. */
    @ParameterizedTest
    @ValueSource(ints = {2, 10})
    void asksForTheMainTable(int family) {
        byte[] fixed = new byte[12];
        fixed[0] = (byte) family;
        fixed[4] = (byte) TABLE_MAIN;
        ByteBuffer request = RouteMessage.request(family);
        byte[] bytes = new byte[request.remaining()];
        request.get(bytes);
        assertEquals(Arrays.toString(join(fixed, attribute(15, integer(TABLE_MAIN)))), Arrays.toString(bytes));
    }
}
