package io.geotraffic.agent.options;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads where the HTTP server listens, and under which path. */
final class Addresses {
    /**
     * An address in brackets, a host without a colon, or nothing; and a port. Brackets may be around IPv4 too:
     * who fills in [$(HOST_IP)] need not know which it is.
     */
    private static final Pattern ADDRESS = Pattern.compile(
            "(?:\\[([0-9A-Fa-f]*:[0-9A-Fa-f:.]*(?:%\\w+)?|\\d+(?:\\.\\d+){3})]|([^:\\[\\]/\\s]*)):(\\d{1,5})");

    private static final String ALLOWED = "allowed is HOST:PORT, such as 127.0.0.1:10479, [::1]:10479 or :10479";

    private static final List<String> OWN_PATHS = List.of("/", "/healthz", "/readyz");

    private Addresses() {}

    static InetSocketAddress listen(Setting setting) throws OptionException {
        Matcher matcher = ADDRESS.matcher(setting.text());
        if (!matcher.matches() || Integer.parseInt(matcher.group(3)) > 0xffff) {
            throw setting.refused(ALLOWED);
        }
        int port = Integer.parseInt(matcher.group(3));
        String host = matcher.group(1) != null ? matcher.group(1) : String.valueOf(matcher.group(2));
        if (host.isEmpty()) {
            return new InetSocketAddress(port);
        }
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw setting.refused("there is no host " + host + "; " + ALLOWED);
        }
        return address;
    }

    static String path(Setting setting) throws OptionException {
        String path = setting.text();
        if (!path.matches("(/(?!\\.{1,2}(/|$))[A-Za-z0-9_.~-]+)+/?") || OWN_PATHS.contains(path)) {
            throw setting.refused(
                    "allowed is a path of /, letters, digits and _.~-, but not " + String.join(", ", OWN_PATHS));
        }
        return path;
    }
}
