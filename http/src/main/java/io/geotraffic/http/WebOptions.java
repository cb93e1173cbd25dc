package io.geotraffic.http;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where and how to serve.
 *
 * @param listenAddress port 0 takes a free one
 * @param metricsPath begins with {@code /} and is none of {@code /}, {@code /healthz} and {@code /readyz}
 * @param webConfigFile TLS and passwords; none means plain HTTP for everybody
 */
public record WebOptions(InetSocketAddress listenAddress, String metricsPath, Optional<Path> webConfigFile) {}
