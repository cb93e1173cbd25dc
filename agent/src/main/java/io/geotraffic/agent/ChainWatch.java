package io.geotraffic.agent;

import io.geotraffic.agent.bpf.Chain;
import io.geotraffic.agent.flow.Direction;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Notices when an interface is not counted any more, or not wholly. Tells each change once. */
final class ChainWatch {
    private final Log log;

    /** By {@link #place}. */
    private final Map<Integer, String> told = new HashMap<>();

    ChainWatch(Log log) {
        this.log = log;
    }

    void look(CountedInterface counted, Direction direction, Chain chain) {
        String state = state(chain);
        String before = told.put(place(counted, direction), state);
        if (!state.equals(before == null ? "" : before)) {
            String subject = counted.name() + ", " + direction.label() + ": ";
            if (state.isEmpty()) {
                log.info(subject + "counted wholly again");
            } else {
                log.warn(subject + state);
            }
        }
    }

    /** The number may stand for another interface from now on. */
    void forget(CountedInterface counted) {
        for (Direction direction : Direction.values()) {
            told.remove(place(counted, direction));
        }
    }

    private static int place(CountedInterface counted, Direction direction) {
        return 2 * counted.number() + direction.code();
    }

    private static String state(Chain chain) {
        if (!chain.attached()) {
            return "not counted any more, the program is not attached";
        }
        if (chain.ahead().isEmpty()) {
            return "";
        }
        return "what programs in front of ours drop or redirect is not counted; their ids for bpftool: "
                + chain.ahead().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
