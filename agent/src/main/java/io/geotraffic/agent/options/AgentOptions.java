package io.geotraffic.agent.options;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * The agent's command line, with its defaults resolved.
 *
 * @param interfaces names of those to count, at least one
 * @param mapMaxEntries prefixes that the kernel holds before it evicts some
 * @param flowBatchSize entries that a system call reads
 * @param help whether only the explanation is asked for
 */
public record AgentOptions(
        List<String> interfaces, int mapMaxEntries, Duration pollInterval, int flowBatchSize, boolean help) {
    /** How many can be counted at a time. */
    public static final int MAXIMUM_INTERFACES = 1024;

    public static final String HELP = """
            Counts every byte of network interfaces by remote prefix, and proves that none is missing.

            Usage: geotraffic-agent --interfaces NAME[,NAME...] [options]

              --interfaces NAMES       interfaces to count, separated by commas
              --map-max-entries N      prefixes that the kernel holds, 1,000 to 10,000,000 (100000)
              --poll-interval TIME     between two readings, 100ms to 5m (2s)
              --flow-batch-size N      prefixes that a system call reads, 64 to 1,000,000 (10000)
              --help                   this text

            Ends with SIGINT (Ctrl-C) or SIGTERM, and prints what passed. Needs Linux 6.6 or newer, CAP_BPF
            and CAP_NET_ADMIN. Exit status: 0 told what passed, 1 failure, 2 wrong usage, 3 unsupported
            kernel or missing capability.
            """;

    public AgentOptions {
        interfaces = List.copyOf(interfaces);
    }

    public static AgentOptions parse(String... arguments) throws OptionException {
        AgentOptions options = new AgentOptions(List.of(), 100_000, Duration.ofSeconds(2), 10_000, false);
        Set<String> given = new HashSet<>();
        for (Iterator<String> rest = Arrays.asList(arguments).iterator(); rest.hasNext(); ) {
            String argument = rest.next();
            if (!given.add(flagOf(argument))) {
                throw new OptionException(flagOf(argument) + " is given twice");
            }
            options = options.with(argument, rest);
        }
        if (options.interfaces.isEmpty() && !options.help) {
            throw new OptionException(
                    "--interfaces is missing: name at least one interface, such as --interfaces eth0");
        }
        return options;
    }

    /** What stands before the equals sign, or all where there is none. */
    private static String flagOf(String argument) {
        int equals = argument.indexOf('=');
        return equals < 0 ? argument : argument.substring(0, equals);
    }

    private AgentOptions with(String argument, Iterator<String> rest) throws OptionException {
        if (argument.equals("--help")) {
            return new AgentOptions(interfaces, mapMaxEntries, pollInterval, flowBatchSize, true);
        }
        String flag = flagOf(argument);
        boolean valueFollows = flag.length() == argument.length();
        if (!List.of("--interfaces", "--map-max-entries", "--poll-interval", "--flow-batch-size")
                .contains(flag)) {
            throw new OptionException("\"" + argument + "\" is no option: --help lists them");
        }
        if (valueFollows && !rest.hasNext()) {
            throw new OptionException(flag + " lacks its value");
        }
        String value = valueFollows ? rest.next() : argument.substring(flag.length() + 1);
        return switch (flag) {
            case "--interfaces" ->
                new AgentOptions(names(flag, value), mapMaxEntries, pollInterval, flowBatchSize, help);
            case "--map-max-entries" ->
                new AgentOptions(
                        interfaces, Values.integer(flag, value, 1_000, 10_000_000), pollInterval, flowBatchSize, help);
            case "--poll-interval" ->
                new AgentOptions(
                        interfaces,
                        mapMaxEntries,
                        Values.duration(flag, value, Duration.ofMillis(100), Duration.ofMinutes(5)),
                        flowBatchSize,
                        help);
            default ->
                new AgentOptions(
                        interfaces, mapMaxEntries, pollInterval, Values.integer(flag, value, 64, 1_000_000), help);
        };
    }

    private static List<String> names(String flag, String value) throws OptionException {
        List<String> names =
                Arrays.stream(value.split(",", -1)).map(String::strip).toList();
        for (String name : names) {
            if (!name.matches("[A-Za-z0-9_.:@-]{1,15}")) {
                throw new OptionException(
                        "%s %s: \"%s\" is no name of an interface; allowed are 1 to 15 letters, digits and _.:@-, and commas between names"
                                .formatted(flag, value, name));
            }
        }
        if (names.size() > MAXIMUM_INTERFACES) {
            throw new OptionException("%s: %,d interfaces are named; allowed are at most %,d"
                    .formatted(flag, names.size(), MAXIMUM_INTERFACES));
        }
        if (names.stream().distinct().count() < names.size()) {
            throw new OptionException(flag + " " + value + ": an interface is named twice");
        }
        return names;
    }
}
