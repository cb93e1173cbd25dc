package io.geotraffic.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** Reads {@code tls_server_config} and the keys and certificates that it names. */
final class TlsReader {
    private static final Set<String> KEYS = Set.of(
            "cert",
            "cert_file",
            "key",
            "key_file",
            "client_ca",
            "client_ca_file",
            "client_auth_type",
            "min_version",
            "max_version",
            "cipher_suites",
            "prefer_server_cipher_suites",
            "curve_preferences");

    private final YamlMap map;
    private final Path config;
    private final FilesRead files;

    private TlsReader(YamlMap map, Path config, FilesRead files) {
        this.map = map;
        this.config = config;
        this.files = files;
    }

    /**
     * @param config the file that it stands in: relative paths begin beside it
     * @return empty if it says nothing
     */
    static Optional<TlsSettings> read(YamlMap map, Path config, FilesRead files) throws WebException {
        map.allow(KEYS, Set.of("client_allowed_sans"));
        return map.isEmpty() ? Optional.empty() : Optional.of(new TlsReader(map, config, files).read());
    }

    private TlsSettings read() throws WebException {
        ClientAuth clientAuth = clientAuth();
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys(), trust(clientAuth), null);
            return new TlsSettings(context, TlsParameters.read(map, clientAuth, context.getDefaultSSLParameters()));
        } catch (GeneralSecurityException e) {
            throw map.error("tls_server_config: " + Lines.of(e));
        }
    }

    private KeyManager[] keys() throws WebException, GeneralSecurityException {
        String certificateName = oneOf("cert", "cert_file");
        String keyName = oneOf("key", "key_file");
        List<X509Certificate> chain = parse(certificateName, Certificates::read);
        PrivateKey key =
                parse(keyName, pem -> PrivateKeys.read(pem, chain.getFirst().getPublicKey()));
        return KeyStores.keyManagers(key, chain);
    }

    private TrustManager[] trust(ClientAuth clientAuth) throws WebException, GeneralSecurityException {
        boolean authorities = map.has("client_ca") || map.has("client_ca_file");
        if (authorities && !clientAuth.asks()) {
            throw map.error(
                    map.has("client_ca") ? "client_ca" : "client_ca_file",
                    "is of no use without a client_auth_type that asks for certificates");
        }
        if (clientAuth.verifies()) {
            if (!authorities) {
                throw map.error("client_auth_type", clientAuth.text() + " needs client_ca_file");
            }
            return KeyStores.trustManagers(parse(oneOf("client_ca", "client_ca_file"), Certificates::read));
        }
        return clientAuth.asks() ? new TrustManager[] {new AnyClient()} : new TrustManager[0];
    }

    private ClientAuth clientAuth() throws WebException {
        String text = map.text("client_auth_type").orElse(ClientAuth.NONE.text());
        Optional<ClientAuth> clientAuth = ClientAuth.of(text);
        if (clientAuth.isEmpty()) {
            throw map.error(
                    "client_auth_type",
                    "allowed is "
                            + Stream.of(ClientAuth.values())
                                    .map(ClientAuth::text)
                                    .collect(Collectors.joining(", ")));
        }
        return clientAuth.get();
    }

    /** @return the one of the two that there is */
    private String oneOf(String inline, String file) throws WebException {
        if (map.has(inline) && map.has(file)) {
            throw map.error(inline, "is there, and so is " + file + ": one of them is allowed");
        }
        if (!map.has(inline) && !map.has(file)) {
            throw map.error("tls_server_config: %s or %s is missing".formatted(file, inline));
        }
        return map.has(inline) ? inline : file;
    }

    /** Makes something of a PEM file. */
    @FunctionalInterface
    private interface PemParser<T> {
        T parse(byte[] pem) throws WrongKeyException;
    }

    private <T> T parse(String name, PemParser<T> parser) throws WebException {
        String text = map.text(name).orElseThrow();
        String subject = name.endsWith("_file") ? text + " " : "";
        try {
            return parser.parse(
                    name.endsWith("_file")
                            ? files.read(config.resolveSibling(text))
                            : text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException | InvalidPathException | WrongKeyException e) {
            throw map.error(name, subject + Lines.of(e));
        }
    }
}
