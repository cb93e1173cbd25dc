package io.geotraffic.agent.bpf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Calls nothing that needs the shim. */
final class KernelSupportTest {
    private static final long NET_ADMIN = 1L << 12;
    private static final long SYS_ADMIN = 1L << 21;
    private static final long PERFMON = 1L << 38;
    private static final long BPF = 1L << 39;

    @Test
    void bpfAndNetAdminAreEnough() {
        assertEquals(List.of(), missing(BPF | NET_ADMIN));
    }

    @Test
    void rootLacksNothing() {
        assertEquals(List.of(), missing(-1L));
    }

    @Test
    void theOldSysAdminStandsForBpf() {
        assertEquals(List.of(), missing(SYS_ADMIN | NET_ADMIN));
    }

    @Test
    void whateverIsMissingIsNamed() {
        assertEquals(List.of("CAP_BPF", "CAP_NET_ADMIN"), missing(0));
        assertEquals(List.of("CAP_BPF"), missing(NET_ADMIN));
        assertEquals(List.of("CAP_NET_ADMIN"), missing(BPF));
    }

    @Test
    void neighbouringCapabilitiesDoNotCount() {
        assertEquals(
                List.of("CAP_BPF", "CAP_NET_ADMIN"),
                missing(PERFMON | BPF << 1 | NET_ADMIN << 1 | NET_ADMIN >> 1 | SYS_ADMIN << 1 | SYS_ADMIN >> 1));
    }

    @Test
    void aLackSaysWhatItIsNeededFor() {
        KernelSupport.Lack lack = KernelSupport.missingCapabilities(BPF).getFirst();
        assertTrue(lack.capability());
        assertEquals("CAP_NET_ADMIN: to attach to interfaces", lack.toString());
    }

    private static List<String> missing(long effective) {
        return KernelSupport.missingCapabilities(effective).stream()
                .map(KernelSupport.Lack::what)
                .toList();
    }
}
