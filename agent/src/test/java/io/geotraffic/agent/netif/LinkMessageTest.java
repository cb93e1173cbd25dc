package io.geotraffic.agent.netif;

import static io.geotraffic.agent.netif.RouteBytes.LOOPBACK;
import static io.geotraffic.agent.netif.RouteBytes.UP_AND_RUNNING;
import static io.geotraffic.agent.netif.RouteBytes.attribute;
import static io.geotraffic.agent.netif.RouteBytes.integer;
import static io.geotraffic.agent.netif.RouteBytes.link;
import static io.geotraffic.agent.netif.RouteBytes.name;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LinkMessageTest {
    private static final int BRIDGE = 7;

    private static ByteBuffer buffer(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    }

    private static Optional<Link> parse(byte[] body) {
        return LinkMessage.parse(buffer(body));
    }

    @Test
    void findsTheNameAmongOtherAttributes() {
        byte[] body =
                link(0, 7, UP_AND_RUNNING, attribute(13, integer(0)), name("eth0.100"), attribute(4, integer(1500)));
        assertEquals(Optional.of(new Link(7, "eth0.100", true, false)), parse(body));
    }

    @ParameterizedTest
    @CsvSource({"0x0, false", "0x1, false", "0x40, false", "0x41, true", "0x10043, true", "0x10003, false"})
    void isUpIfItWasSetUpAndIsRunning(String flags, boolean up) {
        assertEquals(
                Optional.of(new Link(7, "eth0", up, false)), parse(link(0, 7, Integer.decode(flags), name("eth0"))));
    }

    @Test
    void knowsLoopback() {
        assertEquals(
                Optional.of(new Link(1, "lo", true, true)), parse(link(0, 1, UP_AND_RUNNING | LOOPBACK, name("lo"))));
    }

    @Test
    void whatABridgeTellsOfItsPortsIsNoInterface() {
        byte[] body = link(BRIDGE, 7, UP_AND_RUNNING, name("eth0"));
        assertEquals(Optional.empty(), parse(body));
        assertEquals(false, LinkMessage.isAboutInterface(buffer(body)));
    }

    @Test
    void withoutANameItIsNone() {
        assertEquals(Optional.empty(), parse(link(0, 7, UP_AND_RUNNING)));
        assertEquals(Optional.empty(), parse(link(0, 7, UP_AND_RUNNING, attribute(4, integer(1500)))));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8, 15})
    void aTruncatedOneIsNone(int length) {
        byte[] body = Arrays.copyOf(link(0, 7, UP_AND_RUNNING, name("eth0")), length);
        assertEquals(Optional.empty(), parse(body));
        assertEquals(false, LinkMessage.isAboutInterface(buffer(body)));
    }

    /** RTEXT_FILTER_SKIP_STATS in IFLA_EXT_MASK, behind an empty struct ifinfomsg. */
    @Test
    void asksForAllInterfacesWithoutTheirCounters() {
        byte[] expected = RouteBytes.join(new byte[16], attribute(29, integer(8)));
        ByteBuffer request = LinkMessage.request();
        byte[] bytes = new byte[request.remaining()];
        request.get(bytes);
        assertEquals(Arrays.toString(expected), Arrays.toString(bytes));
    }
}
