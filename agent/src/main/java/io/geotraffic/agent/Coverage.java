package io.geotraffic.agent;

import io.geotraffic.agent.metrics.InterfaceStatus;
import java.util.List;
import java.util.Optional;

/**
 * What is counted at one time, and what is not. Never changes.
 *
 * @param statuses of the interfaces that are meant, whether counted or not
 * @param problems a line for each interface that should be counted and is not
 */
record Coverage(List<CountedInterface> counted, List<InterfaceStatus> statuses, List<String> problems) {
    /** Before the kernel was asked. */
    static final Coverage UNKNOWN = new Coverage(List.of(), List.of(), List.of("interfaces are not known yet"));

    Coverage {
        counted = List.copyOf(counted);
        statuses = List.copyOf(statuses);
        problems = List.copyOf(problems);
    }

    /** The same, and yet not to be trusted. */
    Coverage with(String problem) {
        return new Coverage(counted, statuses, List.of(problem));
    }

    /**
     * Whether both tell the same. Spelled out: what the JVM makes up for a record's own equals, or for a
     * lambda, when it is first used, costs more than all of this.
     */
    boolean isLike(Coverage other) {
        boolean like = problems.equals(other.problems)
                && counted.size() == other.counted.size()
                && statuses.size() == other.statuses.size();
        for (int i = 0; like && i < counted.size(); i++) {
            like = counted.get(i).isLike(other.counted.get(i));
        }
        for (int i = 0; like && i < statuses.size(); i++) {
            like = statuses.get(i).isLike(other.statuses.get(i));
        }
        return like;
    }

    /** Why the node is not counted as it should be, in one line. */
    Optional<String> gap() {
        if (!problems.isEmpty()) {
            return Optional.of(String.join("; ", problems));
        }
        if (counted.isEmpty()) {
            return Optional.of("no interface is counted: none that there is matches --interfaces");
        }
        return Optional.empty();
    }
}
