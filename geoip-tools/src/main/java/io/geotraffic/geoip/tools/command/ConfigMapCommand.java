package io.geotraffic.geoip.tools.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a ConfigMap of a database. */
@Command(
        name = "configmap",
        customSynopsis = "geotraffic-geoip configmap FILE --name NAME [options]",
        header = "Prints a ConfigMap with a country database that was made small enough.",
        description = {
            "",
            "A file that fits is taken as it is. Else it is packed and compressed, and if that is not",
            "enough, pruned. To /24 and /48 this changes no country that an agent tells, for it counts",
            "by these. What was done, and at what cost, is said on standard error."
        },
        footer = {
            "Example:",
            "  geotraffic-geoip configmap country.mmdb --name geoip-country |",
            "    kubectl apply --server-side -f -"
        })
@SuppressWarnings("NullAway.Init") // picocli fills them in
final class ConfigMapCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "database: .mmdb, .mmdb.gz or .mmdb.xz")
    private Path file;

    @Option(
            names = "--name",
            required = true,
            paramLabel = "NAME",
            converter = KubernetesName.OfObject.class,
            description = "of the ConfigMap")
    private String name;

    @Option(
            names = "--namespace",
            paramLabel = "NS",
            converter = KubernetesName.OfNamespace.class,
            description = "that of the agents; without it kubectl decides")
    private Optional<String> namespace = Optional.empty();

    @Option(
            names = "--key",
            paramLabel = "KEY",
            converter = KubernetesName.OfKey.class,
            description = "the name of the file for agents, compressed or not (country.mmdb)")
    private String key = "country.mmdb";

    @Option(
            names = "--ipv4-prefix",
            paramLabel = "N",
            converter = PrefixLength.Ipv4.class,
            description = "prune IPv4 no further than to this, 8 to 32 (24)")
    private int ipv4Prefix = PrefixLengths.OF_AGENTS.ipv4();

    @Option(
            names = "--ipv6-prefix",
            paramLabel = "N",
            converter = PrefixLength.Ipv6.class,
            description = "prune IPv6 no further than to this, 16 to 128 (48)")
    private int ipv6Prefix = PrefixLengths.OF_AGENTS.ipv6();

    private final Streams streams;

    ConfigMapCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        ConfigMapPacking packing =
                new ConfigMapPacking(file, new PrefixLengths(ipv4Prefix, ipv6Prefix), ConfigMapPacking.LARGEST);
        ConfigMapData data;
        try (Progress progress = streams.progress()) {
            data = packing.pack(progress);
        }
        streams.out().print(new ConfigMapManifest(name, namespace, key, data).text());
        data.report().forEach(line -> Geoip.say(streams.err(), line));
        Geoip.say(streams.err(), "to apply it: kubectl apply --server-side -f - (plain apply fails above 256 KiB)");
        return 0;
    }
}
