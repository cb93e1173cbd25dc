package io.geotraffic.agent.options;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the agent is to do, with its defaults resolved.
 *
 * @param interfaces names, globs, {@code any} and {@code default-route}; at least one
 * @param excludeInterfaces names and globs
 * @param mapMaxEntries prefixes that the kernel holds before it evicts some
 * @param flowBatchSize entries that a system call reads
 * @param geoipCacheSize prefixes whose country is kept
 * @param privateCountry the label for addresses that are not globally routable
 */
public record AgentOptions(
        List<String> interfaces,
        List<String> excludeInterfaces,
        Path geoipDb,
        int mapMaxEntries,
        Duration pollInterval,
        int flowBatchSize,
        int geoipCacheSize,
        String privateCountry,
        InetSocketAddress listenAddress,
        String metricsPath,
        Optional<Path> webConfigFile,
        LogLevel logLevel) {
    public static final String HELP =
            """
            Counts every byte of this host's network interfaces by country, and proves that none is missing.

            Usage: geotraffic-agent [options]

            %s
              -h, --help                  this text
              --version                   which version this is

            Defaults are in brackets. Each option has an environment variable: GEOTRAFFIC_POLL_INTERVAL and
            so on. Ends with SIGTERM or SIGINT (Ctrl-C). Needs Linux 6.6 or newer, CAP_BPF and CAP_NET_ADMIN.
            Exit status: 0 told to end, 1 failure, 2 wrong usage, 3 unsupported kernel or missing capability,
            4 address in use, 5 no memory for the map.
            """.formatted(Arrays.stream(Flag.values()).map(Flag::describe).collect(Collectors.joining("\n")));

    public AgentOptions {
        interfaces = List.copyOf(interfaces);
        excludeInterfaces = List.copyOf(excludeInterfaces);
    }

    public static Command parse(List<String> words, Map<String, String> environment) throws OptionException {
        if (words.contains("--help") || words.contains("-h")) {
            return new Command.Help();
        }
        if (words.contains("--version")) {
            return new Command.Version();
        }
        return new Command.Run(of(CommandLine.parse(words, environment)));
    }

    private static AgentOptions of(CommandLine line) throws OptionException {
        Values.one(line.get(Flag.AGGREGATION), List.of("prefix"));
        return new AgentOptions(
                InterfaceNames.included(line.get(Flag.INTERFACES)),
                InterfaceNames.excluded(line.get(Flag.EXCLUDE_INTERFACES)),
                Values.file(line.get(Flag.GEOIP_DB)),
                Values.integer(line.get(Flag.MAP_MAX_ENTRIES), 1_000, 10_000_000),
                Values.duration(line.get(Flag.POLL_INTERVAL), Duration.ofMillis(100), Duration.ofMinutes(5)),
                Values.integer(line.get(Flag.FLOW_BATCH_SIZE), 64, 1_000_000),
                Values.integer(line.get(Flag.GEOIP_CACHE_SIZE), 1_000, 10_000_000),
                Values.label(line.get(Flag.PRIVATE_COUNTRY)),
                Addresses.listen(line.get(Flag.LISTEN_ADDRESS)),
                Addresses.path(line.get(Flag.METRICS_PATH)),
                webConfigFile(line.find(Flag.WEB_CONFIG_FILE)),
                Values.logLevel(line.get(Flag.LOG_LEVEL)));
    }

    private static Optional<Path> webConfigFile(Optional<Setting> setting) throws OptionException {
        return setting.isPresent() ? Optional.of(Values.file(setting.get())) : Optional.empty();
    }
}
