package io.geotraffic.agent;

import io.geotraffic.agent.bpf.BpfException;
import io.geotraffic.agent.bpf.Chain;
import io.geotraffic.agent.bpf.InterfaceVanishedException;
import io.geotraffic.agent.flow.Direction;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Notices when an interface is not counted any more, or not wholly. Tells each change once. */
final class ChainWatch {
    /** Where the kernel is asked. */
    @FunctionalInterface
    interface Query {
        Chain chain() throws BpfException;
    }

    private final Map<String, String> told = new HashMap<>();

    /** What has changed since the last look. */
    Optional<String> look(String name, Direction direction, Query query) {
        String subject = name + ", " + direction.label();
        String state = state(query);
        if (state.equals(told.getOrDefault(subject, ""))) {
            return Optional.empty();
        }
        told.put(subject, state);
        return Optional.of(subject + ": " + (state.isEmpty() ? "counted wholly again" : state));
    }

    private static String state(Query query) {
        try {
            Chain chain = query.chain();
            if (!chain.attached()) {
                return "not counted any more, the program is not attached";
            }
            if (chain.ahead().isEmpty()) {
                return "";
            }
            return "what programs in front of ours drop or redirect is not counted; their ids for bpftool: "
                    + chain.ahead().stream().map(String::valueOf).collect(Collectors.joining(", "));
        } catch (InterfaceVanishedException e) {
            return "not counted any more, the interface is gone";
        } catch (BpfException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
