package io.geotraffic.agent;

import io.geotraffic.agent.flow.Direction;
import io.geotraffic.agent.flow.DirectionAccount;
import io.geotraffic.agent.flow.InterfaceAccount;
import io.geotraffic.agent.flow.Poll;
import io.geotraffic.agent.flow.PrefixKey;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What passed, for people: the proof of the totals, and the prefixes with the most bytes. */
final class Report {
    private static final int PREFIXES = 15;

    private Report() {}

    /**
     * @param names of the interfaces by number
     */
    static String of(Poll poll, Map<Integer, String> names, PrefixTotals totals) {
        Map<Long, Long> bytesByKey = totals.bytesByKey();
        StringBuilder text = new StringBuilder();
        text.append(line(
                "INTERFACE", "DIRECTION", "BYTES", "= BY PREFIX", "+ EVICTED", "+ NON-IP", "+ MALFORMED", "PACKETS"));
        for (InterfaceAccount account : poll.interfaces()) {
            for (Direction direction : Direction.values()) {
                DirectionAccount of = account.of(direction);
                text.append(line(
                        String.valueOf(names.get(account.interfaceNumber())),
                        direction.label(),
                        number(of.total()),
                        number(of.attributed()),
                        number(of.evicted()),
                        number(of.nonIp()),
                        number(of.malformed()),
                        number(of.packets())));
            }
        }
        text.append("\n%-15s %-9s %-24s %17s%n".formatted("INTERFACE", "DIRECTION", "REMOTE PREFIX", "BYTES"));
        for (Map.Entry<Long, Long> entry : largest(bytesByKey)) {
            long key = entry.getKey();
            text.append("%-15s %-9s %-24s %17s%n"
                    .formatted(
                            names.get(PrefixKey.interfaceNumber(key)),
                            PrefixKey.direction(key).label(),
                            PrefixKey.prefixText(key),
                            number(entry.getValue())));
        }
        int rest = bytesByKey.size() - PREFIXES;
        if (rest > 0) {
            text.append("and ").append(number(rest)).append(" more\n");
        }
        if (totals.others() > 0) {
            text.append("and too many to keep apart, with ")
                    .append(number(totals.others()))
                    .append(" bytes\n");
        }
        return text.toString();
    }

    private static List<Map.Entry<Long, Long>> largest(Map<Long, Long> bytesByKey) {
        return bytesByKey.entrySet().stream()
                .sorted(Map.Entry.<Long, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(PREFIXES)
                .toList();
    }

    private static String line(String... columns) {
        return "%-15s %-9s %17s %17s %14s %12s %12s %14s%n".formatted((Object[]) columns);
    }

    private static String number(long number) {
        return "%,d".formatted(number);
    }
}
