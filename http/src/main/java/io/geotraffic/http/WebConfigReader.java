package io.geotraffic.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a web configuration file: the format of Prometheus' exporter-toolkit. */
final class WebConfigReader {
    private static final Set<String> KEYS = Set.of("tls_server_config", "http_server_config", "basic_auth_users");
    private static final Set<String> UNSUPPORTED = Set.of("rate_limit", "auth_excluded_paths");

    /** The headers that may be set, each with the values that it may have; none listed means any. */
    private static final Map<String, List<String>> HEADERS = Map.of(
            "Content-Security-Policy", List.of(),
            "Strict-Transport-Security", List.of(),
            "X-Content-Type-Options", List.of("nosniff"),
            "X-Frame-Options", List.of("deny", "sameorigin"),
            "X-XSS-Protection", List.of());

    private final Path file;
    private final FilesRead files;

    private WebConfigReader(Path file, FilesRead files) {
        this.file = file;
        this.files = files;
    }

    /** @param files learns which files there were, also if it fails */
    static WebConfig read(Path file, FilesRead files) throws WebException {
        try {
            return new WebConfigReader(file, files).read();
        } catch (RuntimeException e) { // of the libraries for YAML and keys: no file may bring the process down
            throw new WebException("web config %s: %s".formatted(file, Lines.of(e)), e);
        }
    }

    private WebConfig read() throws WebException {
        YamlMap root = YamlMap.parse("web config " + file, text());
        root.allow(KEYS, UNSUPPORTED);
        Optional<TlsSettings> tls = root.has("tls_server_config")
                ? TlsReader.read(root.map("tls_server_config"), file, files)
                : Optional.empty();
        return new WebConfig(tls, gate(root.map("basic_auth_users")), headers(root.map("http_server_config")));
    }

    private String text() throws WebException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(files.read(file)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new WebException("web config %s: is not UTF-8".formatted(file), e);
        } catch (IOException e) {
            throw new WebException("web config %s: %s".formatted(file, Lines.of(e)), e);
        }
    }

    private static Gate gate(YamlMap users) throws WebException {
        Map<String, BcryptHash> hashes = new HashMap<>();
        for (String user : users.keys()) {
            if (user.contains(":")) {
                throw users.error(user, "allowed is a name without a colon, since clients send name:password");
            }
            Optional<BcryptHash> hash = users.text(user).flatMap(BcryptHash::of);
            if (hash.isEmpty()) {
                throw users.error(
                        user,
                        "allowed is a bcrypt hash of a cost from 4 to " + BcryptHash.MOST_COST
                                + ", such as htpasswd -nB writes it");
            }
            hashes.put(user, hash.get());
        }
        return hashes.isEmpty() ? Gate.OPEN : new PasswordGate(hashes);
    }

    private static Map<String, String> headers(YamlMap http) throws WebException {
        http.allow(Set.of("http2", "headers"), Set.of());
        // Only read to be checked: either way it is HTTP/1.1, which clients of HTTP/2 fall back to.
        http.flag("http2");
        YamlMap map = http.map("headers");
        map.allow(HEADERS.keySet(), Set.of());
        Map<String, String> headers = new HashMap<>();
        for (String name : map.keys()) {
            Optional<String> value = map.text(name);
            List<String> allowed = HEADERS.getOrDefault(name, List.of());
            if (value.isEmpty() || !value.get().matches("[ -~]+")) {
                throw map.error(name, "allowed is a line of ASCII");
            }
            if (!allowed.isEmpty() && !allowed.contains(value.get().toLowerCase(Locale.ROOT))) {
                throw map.error(name, "allowed is " + String.join(" or ", allowed));
            }
            headers.put(name, value.get());
        }
        return headers;
    }
}
