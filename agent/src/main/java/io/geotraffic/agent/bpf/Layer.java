package io.geotraffic.agent.bpf;

import java.util.Optional;

/** Where the packets of a device begin. */
public enum Layer {
    /** With an Ethernet header. */
    LAYER_2(0),
    /** With the IP header. */
    LAYER_3(1);

    private final int code;

    Layer(int code) {
        this.code = code;
    }

    /** The number that the kernel side knows it by. */
    int code() {
        return code;
    }

    /**
     * @param linkType ARPHRD_* of {@code linux/if_arp.h}, as in {@code /sys/class/net/X/type}
     * @return empty for devices whose packets begin with something else
     */
    public static Optional<Layer> ofLinkType(int linkType) {
        return switch (linkType) {
            // ETHER, LOOPBACK
            case 1, 772 -> Optional.of(LAYER_2);
            // PPP, RAWIP, TUNNEL, TUNNEL6, SIT, IPGRE, IP6GRE, NONE
            case 512, 519, 768, 769, 776, 778, 823, 65534 -> Optional.of(LAYER_3);
            default -> Optional.empty();
        };
    }
}
