package io.geotraffic.agent.options;

import io.geotraffic.http.address.ListenAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** Reads where the HTTP server listens, and under which path. */
final class Addresses {
    private static final int USUAL_PORT = 10479;

    private static final List<String> OWN_PATHS = List.of("/", "/healthz", "/readyz");

    private static final String OWN_FOLDER = "/assets/";

    private Addresses() {}

    static InetSocketAddress listen(Setting setting) throws OptionException {
        try {
            return ListenAddress.parse(setting.text(), USUAL_PORT);
        } catch (IllegalArgumentException e) {
            throw setting.refused(String.valueOf(e.getMessage()));
        }
    }

    static String path(Setting setting) throws OptionException {
        String path = setting.text();
        if (!path.matches("(/(?!\\.{1,2}(/|$))[A-Za-z0-9_.~-]+)+/?")
                || OWN_PATHS.contains(path)
                || path.startsWith(OWN_FOLDER)) {
            throw setting.refused("allowed is a path of /, letters, digits and _.~-, but not "
                    + String.join(", ", OWN_PATHS) + " or below " + OWN_FOLDER);
        }
        return path;
    }
}
