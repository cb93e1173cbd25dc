package io.geotraffic.agent;

import io.geotraffic.agent.metrics.InterfaceStatus;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;

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
     * Whether both tell the same. Spelled out: the JVM makes up a record's own equals when it is first asked,
     * and no cache holds that.
     */
    boolean isLike(Coverage other) {
        return problems.equals(other.problems)
                && areLike(counted, other.counted, CountedInterface::isLike)
                && areLike(statuses, other.statuses, InterfaceStatus::isLike);
    }

    private static <T> boolean areLike(List<T> some, List<T> others, BiPredicate<T, T> alike) {
        return some.size() == others.size()
                && IntStream.range(0, some.size()).allMatch(i -> alike.test(some.get(i), others.get(i)));
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
