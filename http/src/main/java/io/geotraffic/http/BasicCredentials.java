package io.geotraffic.http;

import com.sun.net.httpserver.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** What a client says who it is (RFC 7617). */
final class BasicCredentials {
    private static final String SCHEME = "Basic ";

    private final String user;
    private final byte[] password;

    private BasicCredentials(String user, byte[] password) {
        this.user = user;
        this.password = password;
    }

    /** @return empty if there are none, or none that can be read */
    static Optional<BasicCredentials> of(Headers request) {
        String header = request.getFirst("Authorization");
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        byte[] decoded;
        try {
            decoded =
                    Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        for (int i = 0; i < decoded.length; i++) {
            if (decoded[i] == ':') {
                String user = new String(decoded, 0, i, StandardCharsets.UTF_8);
                return Optional.of(new BasicCredentials(user, Arrays.copyOfRange(decoded, i + 1, decoded.length)));
            }
        }
        return Optional.empty();
    }

    String user() {
        return user;
    }

    /** Its own, not to be changed. */
    byte[] password() {
        return password;
    }
}
