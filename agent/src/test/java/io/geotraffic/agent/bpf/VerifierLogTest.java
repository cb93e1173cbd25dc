package io.geotraffic.agent.bpf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

final class VerifierLogTest {
    private static final String REFUSED = """
            libbpf: prog 'sent_layer2': BPF program load failed: -EACCES
            libbpf: prog 'sent_layer2': -- BEGIN PROG LOAD LOG --
            reg type unsupported for arg#0 function sent_layer2#41
            0: R1=ctx() R10=fp0
            ; struct packet packet = parse(skb, layer, direction); @ geotraffic.bpf.c:171
            0: (61) r2 = *(u32 *)(r1 +76)         ; R1=ctx() R2_w=pkt(r=0)
            1: (71) r3 = *(u8 *)(r2 +12)
            invalid access to packet, off=12 size=1, R2(id=0,off=12,r=0)
            R2 offset is outside of the packet
            processed 2 insns (limit 1000000) max_states_per_insn 0 total_states 0 peak_states 0 mark_read 0
            -- END PROG LOAD LOG --
            libbpf: prog 'sent_layer2': failed to load: -EACCES
            libbpf: failed to load object 'geotraffic_bpf'
            libbpf: failed to load BPF skeleton 'geotraffic_bpf': -EACCES
            """;

    @Test
    void theVerifiersReasonIsTold() {
        assertEquals(
                "1: (71) r3 = *(u8 *)(r2 +12); "
                        + "invalid access to packet, off=12 size=1, R2(id=0,off=12,r=0); "
                        + "R2 offset is outside of the packet; "
                        + "prog 'sent_layer2': failed to load: -EACCES",
                VerifierLog.tail(REFUSED));
    }

    @Test
    void itIsOneLine() {
        assertFalse(VerifierLog.tail(REFUSED).contains("\n"));
        assertFalse(VerifierLog.tail("one\r\ntwo\r\n").contains("\r"));
    }

    @Test
    void aShortLogIsToldWhole() {
        assertEquals(
                "Error in bpf_create_map_xattr(prefixes): -ENOMEM. Retrying without BTF.; "
                        + "map 'prefixes': failed to create: -ENOMEM",
                VerifierLog.tail("""
                        libbpf: Error in bpf_create_map_xattr(prefixes): -ENOMEM. Retrying without BTF.
                        libbpf: map 'prefixes': failed to create: -ENOMEM
                        libbpf: failed to load object 'geotraffic_bpf'
                        libbpf: failed to load BPF skeleton 'geotraffic_bpf': -ENOMEM
                        """));
    }

    @Test
    void anEmptyLogSaysNothing() {
        assertEquals("", VerifierLog.tail(""));
        assertEquals("", VerifierLog.tail("\n  \n"));
    }

    @Test
    void onlyTheFirstOfTwoNamesIsTakenAway() {
        assertEquals("libbpf: twice", VerifierLog.tail("libbpf: libbpf: twice"));
    }

    @Test
    void theFrameOfTheLogIsNotTold() {
        String tail = VerifierLog.tail("""
                libbpf: prog 'sent_layer2': BPF program load failed: -EINVAL
                libbpf: prog 'sent_layer2': -- BEGIN PROG LOAD LOG --
                processed 0 insns (limit 1000000) max_states_per_insn 0 total_states 0 peak_states 0 mark_read 0
                -- END PROG LOAD LOG --
                libbpf: prog 'sent_layer2': failed to load: -EINVAL
                """);
        assertFalse(tail.contains("BEGIN PROG LOAD LOG"), tail);
    }
}
