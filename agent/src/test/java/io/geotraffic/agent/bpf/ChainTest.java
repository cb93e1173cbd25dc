package io.geotraffic.agent.bpf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ChainTest {
    @Test
    void atTheHeadNothingIsAhead() {
        Chain chain = new Chain(List.of(7, 8, 9), 7);
        assertTrue(chain.attached());
        assertEquals(List.of(), chain.ahead());
    }

    @Test
    void whatRunsBeforeOursIsAhead() {
        assertEquals(List.of(8, 9), new Chain(List.of(8, 9, 7, 10), 7).ahead());
    }

    @Test
    void aChainWithoutOursIsAllAhead() {
        Chain chain = new Chain(List.of(8, 9), 7);
        assertFalse(chain.attached());
        assertEquals(List.of(8, 9), chain.ahead());
    }

    @Test
    void itDoesNotChangeWithTheListThatItWasMadeOf() {
        List<Integer> ids = new ArrayList<>(List.of(7));
        Chain chain = new Chain(ids, 7);
        ids.addFirst(8);
        assertEquals(List.of(), chain.ahead());
    }
}
