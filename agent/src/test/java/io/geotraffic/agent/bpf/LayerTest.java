package io.geotraffic.agent.bpf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LayerTest {
    /** Ethernet (veth, bridge, VXLAN, Wi-Fi, tap as well), loopback. */
    @ParameterizedTest
    @ValueSource(ints = {1, 772})
    void beginsWithAnEthernetHeader(int linkType) {
        assertEquals(Optional.of(Layer.LAYER_2), Layer.ofLinkType(linkType));
    }

    /** PPP, raw IP, ipip, ip6tnl, sit, gre, ip6gre, tun and wireguard. */
    @ParameterizedTest
    @ValueSource(ints = {512, 519, 768, 769, 776, 778, 823, 65534})
    void beginsWithTheIpHeader(int linkType) {
        assertEquals(Optional.of(Layer.LAYER_3), Layer.ofLinkType(linkType));
    }

    /** Netrom, InfiniBand, CAN, IEEE 802.11 radiotap, netlink, void. */
    @ParameterizedTest
    @ValueSource(ints = {0, 32, 280, 803, 824, 65535, -1})
    void beginsWithSomethingElse(int linkType) {
        assertEquals(Optional.empty(), Layer.ofLinkType(linkType));
    }
}
