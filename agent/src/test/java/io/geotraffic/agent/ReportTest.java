package io.geotraffic.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.geotraffic.agent.flow.Direction;
import io.geotraffic.agent.flow.DirectionAccount;
import io.geotraffic.agent.flow.InterfaceAccount;
import io.geotraffic.agent.flow.MapStatistics;
import io.geotraffic.agent.flow.Poll;
import io.geotraffic.agent.flow.PrefixKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final Poll POLL = new Poll(
            List.of(new InterfaceAccount(
                    3, new DirectionAccount(1000, 20, 3, 1, 9), new DirectionAccount(2_000_000, 0, 0, 0, 2000), true)),
            new MapStatistics(0, 0, 0),
            2,
            0,
            Optional.empty());

    @Test
    void provesTheTotalsAndListsTheLargestFirst() {
        long small = PrefixKey.of(3, Direction.RECEIVED, 6, 0x2001_0db8_0007L);
        long large = PrefixKey.of(3, Direction.SENT, 4, 0xC00002);

        PrefixTotals totals = new PrefixTotals();
        totals.add(small, 600);
        totals.add(large, 2_000_000);
        totals.add(small, 400);

        assertEquals("""
                INTERFACE       DIRECTION             BYTES       = BY PREFIX      + EVICTED     + NON-IP  + MALFORMED        PACKETS
                eth0            received              1,024             1,000             20            3            1              9
                eth0            sent              2,000,000         2,000,000              0            0            0          2,000

                INTERFACE       DIRECTION REMOTE PREFIX                        BYTES
                eth0            sent      192.0.2.0/24                     2,000,000
                eth0            received  2001:db8:7::/48                      1,000
                """, Report.of(POLL, Map.of(3, "eth0"), totals));
    }

    @Test
    void saysHowManyItLeavesOut() {
        PrefixTotals totals = new PrefixTotals();
        for (int i = 0; i < 100_003; i++) {
            totals.add(PrefixKey.of(3, Direction.SENT, 4, i), 7);
        }

        String report = Report.of(POLL, Map.of(3, "eth0"), totals);
        assertTrue(report.endsWith("\nand 99,985 more\nand too many to keep apart, with 21 bytes\n"), report);
    }
}
