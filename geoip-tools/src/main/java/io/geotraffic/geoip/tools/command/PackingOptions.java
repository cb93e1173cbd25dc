package io.geotraffic.geoip.tools.command;

import picocli.CommandLine.Option;

/** How a database is written, and where to. */
@SuppressWarnings("NullAway.Init") // picocli fills it in
final class PackingOptions {
    @Option(
            names = "-o",
            required = true,
            paramLabel = "FILE",
            converter = OutputFile.Named.class,
            description = "where to write; .mmdb, .mmdb.gz or .mmdb.xz says how it is compressed")
    private OutputFile output;

    @Option(
            names = "--ipv4-prefix",
            paramLabel = "N",
            converter = PrefixLength.Ipv4.class,
            description = "no smaller networks than these, 8 to 32: a prefix that has more than one country goes"
                    + " to the one that holds most of it (32)")
    private int ipv4Prefix = PrefixLengths.WHOLE.ipv4();

    @Option(
            names = "--ipv6-prefix",
            paramLabel = "N",
            converter = PrefixLength.Ipv6.class,
            description = "the same for IPv6, 16 to 128 (128)")
    private int ipv6Prefix = PrefixLengths.WHOLE.ipv6();

    Packing packing() {
        return new Packing(output, new PrefixLengths(ipv4Prefix, ipv6Prefix));
    }
}
