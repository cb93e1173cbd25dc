package io.geotraffic.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In one line of these tests, {@code \} stands for the end of a line of the file, and HASH for a good hash. */
final class WebConfigReaderTest {
    private final Path path;
    private final ConfigFolder folder;

    WebConfigReaderTest(@TempDir Path path) {
        this.path = path;
        this.folder = new ConfigFolder(path)
                .with(
                        "ca.pem",
                        "rsa.pem",
                        "rsa.key",
                        "rsa-encrypted.key",
                        "rsa-pkcs1-encrypted.key",
                        "ec.pem",
                        "ec.key",
                        "ec384-sec1.key");
    }

    private WebConfig read(String text) throws WebException {
        String yaml = text.replace(" \\ ", "\n").replace("HASH", ConfigFolder.HASH);
        return WebConfigReader.read(folder.write("web.yml", yaml), new FilesRead());
    }

    private String refusal(String text) {
        return String.valueOf(assertThrows(WebException.class, () -> read(text)).getMessage())
                .replace("web config " + path.resolve("web.yml"), "FILE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing", "{}", "basic_auth_users:", "tls_server_config: {}", "---"})
    void takesAnEmptyFileAsNothingAskedFor(String yaml) throws WebException {
        WebConfig config = read(yaml);
        assertTrue(config.tls().isEmpty());
        assertSame(Gate.OPEN, config.gate());
        assertEquals(Map.of(), config.headers());
    }

    @Test
    void readsAllThatItSupports() throws WebException {
        WebConfig config = read("""
                tls_server_config:
                  cert_file: rsa.pem
                  key_file: rsa.key
                  client_auth_type: RequireAndVerifyClientCert
                  client_ca_file: ca.pem
                  min_version: TLS12
                  max_version: TLS13
                  cipher_suites: [TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256]
                  prefer_server_cipher_suites: false
                  curve_preferences: [X25519, CurveP256]
                http_server_config:
                  http2: true
                  headers:
                    X-Frame-Options: deny
                    Strict-Transport-Security: max-age=31536000
                basic_auth_users:
                  alice: HASH
                  bob: HASH
                """);
        var parameters = config.tls().orElseThrow().parameters();
        assertTrue(parameters.getNeedClientAuth());
        assertFalse(parameters.getUseCipherSuitesOrder());
        assertEquals(List.of("TLSv1.2", "TLSv1.3"), List.of(parameters.getProtocols()));
        assertEquals(List.of("x25519", "secp256r1"), List.of(parameters.getNamedGroups()));
        assertEquals("deny", config.headers().get("X-Frame-Options"));
    }

    @Test
    void choosesCipherSuitesOfTls12Alone() throws WebException {
        var parameters = read("tls_server_config: {cert_file: rsa.pem, key_file: rsa.key, "
                        + "cipher_suites: [TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256]}")
                .tls()
                .orElseThrow()
                .parameters();
        assertTrue(List.of(parameters.getCipherSuites()).contains("TLS_AES_128_GCM_SHA256"));
        assertEquals(
                List.of("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"),
                Stream.of(parameters.getCipherSuites())
                        .filter(suite -> suite.contains("_WITH_"))
                        .toList());
    }

    @Test
    void readsKeysThatStandInTheFile() throws WebException {
        String indented = "tls_server_config:\n  cert: |\n%s  key: |\n%s"
                .formatted(
                        ConfigFolder.resource("ec.pem").indent(4),
                        ConfigFolder.resource("ec.key").indent(4));
        assertTrue(read(indented).tls().isPresent());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FILE, line 1: tls: unknown key, allowed is basic_auth_users, http_server_config, tls_server_config | tls: {}
            FILE, line 3: nothing: unknown key, allowed is headers, http2 | http_server_config: \\   http2: false \\   nothing: 1
            FILE, line 2: rate_limit: is not supported here | basic_auth_users: {} \\ rate_limit: {}
            FILE, line 1: the file: allowed is a mapping | just text
            FILE, line 1: basic_auth_users: allowed is a mapping | basic_auth_users: [alice]
            FILE, line 2: alice is there twice | basic_auth_users: {alice: HASH, \\ alice: HASH}
            FILE, line 2: alice: allowed is a bcrypt hash of a cost from 4 to 16, such as htpasswd -nB writes it | basic_auth_users: \\   alice: secret
            FILE, line 1: bob: allowed is a bcrypt hash of a cost from 4 to 16, such as htpasswd -nB writes it | basic_auth_users: {alice: HASH, bob: $2y$31$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW}
            FILE, line 1: bob: allowed is a bcrypt hash of a cost from 4 to 16, such as htpasswd -nB writes it | basic_auth_users: {bob: }
            FILE, line 1: bob: allowed is a text | basic_auth_users: {bob: [HASH]}
            FILE, line 1: a:b: allowed is a name without a colon, since clients send name:password | basic_auth_users: {"a:b": HASH}
            FILE, line 1: http2: allowed is true or false | http_server_config: {http2: perhaps}
            FILE, line 1: Server: unknown key, allowed is Content-Security-Policy, Strict-Transport-Security, X-Content-Type-Options, X-Frame-Options, X-XSS-Protection | http_server_config: {headers: {Server: x}}
            FILE, line 1: X-Frame-Options: allowed is deny or sameorigin | http_server_config: {headers: {X-Frame-Options: maybe}}
            FILE, line 1: X-XSS-Protection: allowed is a line of ASCII | http_server_config: {headers: {X-XSS-Protection: "a\\nb"}}
            """)
    void refusesWhatIsWrong(String message, String yaml) {
        assertEquals(message, refusal(yaml));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FILE: tls_server_config: cert_file or cert is missing | key_file: rsa.key
            FILE: tls_server_config: key_file or key is missing | cert_file: rsa.pem
            FILE, line 1: cert: is there, and so is cert_file: one of them is allowed | cert_file: rsa.pem, cert: x, key_file: rsa.key
            FILE, line 1: cert_file: none.pem does not exist | cert_file: none.pem, key_file: rsa.key
            FILE, line 1: cert_file: . is not a regular file | cert_file: ., key_file: rsa.key
            FILE, line 1: cert_file: rsa.key holds no certificate in PEM | cert_file: rsa.key, key_file: rsa.key
            FILE, line 1: cert: holds no certificate in PEM | cert: x, key_file: rsa.key
            FILE, line 1: key_file: rsa.pem holds no private key in PEM: allowed is PRIVATE KEY, RSA PRIVATE KEY, EC PRIVATE KEY | cert_file: rsa.pem, key_file: rsa.pem
            FILE, line 1: key_file: rsa-encrypted.key is encrypted, which is not supported: openssl pkey -in FILE takes it off | cert_file: rsa.pem, key_file: rsa-encrypted.key
            FILE, line 1: key_file: rsa-pkcs1-encrypted.key is encrypted, which is not supported: openssl pkey -in FILE takes it off | cert_file: rsa.pem, key_file: rsa-pkcs1-encrypted.key
            FILE, line 1: client_auth_type: allowed is NoClientCert, RequestClientCert, RequireAnyClientCert, VerifyClientCertIfGiven, RequireAndVerifyClientCert | cert_file: rsa.pem, key_file: rsa.key, client_auth_type: Yes
            FILE, line 1: client_auth_type: RequireAndVerifyClientCert needs client_ca_file | cert_file: rsa.pem, key_file: rsa.key, client_auth_type: RequireAndVerifyClientCert
            FILE, line 1: client_ca_file: is of no use without a client_auth_type that asks for certificates | cert_file: rsa.pem, key_file: rsa.key, client_ca_file: ca.pem
            FILE, line 1: client_allowed_sans: is not supported here | cert_file: rsa.pem, key_file: rsa.key, client_allowed_sans: [a]
            FILE, line 1: min_version: TLS10 is not supported, allowed is TLS12, TLS13 | cert_file: rsa.pem, key_file: rsa.key, min_version: TLS10
            FILE, line 1: max_version: is below min_version | cert_file: rsa.pem, key_file: rsa.key, min_version: TLS13, max_version: TLS12
            FILE, line 1: curve_preferences: Curve1 is not supported, allowed is CurveP256, CurveP384, CurveP521, X25519 | cert_file: rsa.pem, key_file: rsa.key, curve_preferences: [Curve1]
            FILE, line 1: cipher_suites: allowed is a list | cert_file: rsa.pem, key_file: rsa.key, cipher_suites: one
            FILE, line 1: cipher_suites: has none for TLS12 | cert_file: rsa.pem, key_file: rsa.key, max_version: TLS12, cipher_suites: [TLS_AES_128_GCM_SHA256]
            """)
    void refusesTlsThatIsWrong(String message, String tls) {
        assertEquals(message, refusal("tls_server_config: {" + tls + "}"));
    }

    @ParameterizedTest
    @CsvSource({"rsa.pem,ec.key", "ec.pem,rsa.key", "ec.pem,ec384-sec1.key", "ec.pem,other.key"})
    void refusesAKeyOfAnotherCertificate(String certificate, String key) {
        folder.put("other.key", "client.key");
        String message = refusal("tls_server_config: {cert_file: %s, key_file: %s}".formatted(certificate, key));
        assertTrue(message.startsWith("FILE, line 1: key_file: " + key), message);
        assertTrue(
                message.endsWith("does not match the certificate")
                        || message.contains("which the certificate asks for"),
                message);
    }

    @Test
    void namesTheCipherSuitesThatThereAre() {
        String message =
                refusal("tls_server_config: {cert_file: rsa.pem, key_file: rsa.key, cipher_suites: [TLS_NONE]}");
        assertTrue(
                message.startsWith(
                        "FILE, line 1: cipher_suites: TLS_NONE is none that Java offers; it offers TLS_ECDHE_"),
                message);
    }

    @Test
    void refusesBrokenBase64() {
        folder.write("rsa.key", "-----BEGIN PRIVATE KEY-----\n!!!\n-----END PRIVATE KEY-----\n");
        assertEquals(
                "FILE, line 1: key_file: rsa.key is broken: what is under PRIVATE KEY is no Base64",
                refusal("tls_server_config: {cert_file: rsa.pem, key_file: rsa.key}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: [", "\ttab: 1", "a: b: c", "*missing", "a: \u0001"})
    void saysInOneLineWhatIsNoYaml(String yaml) {
        String message = refusal("# first\n" + yaml);
        assertTrue(message.startsWith("FILE"), message);
        assertFalse(message.contains("\n"), message);
    }

    @Test
    void refusesAFileThatIsNotThereOrNoText() throws IOException {
        Path none = path.resolve("none.yml");
        assertEquals(
                "web config " + none + ": does not exist",
                assertThrows(WebException.class, () -> WebConfigReader.read(none, new FilesRead()))
                        .getMessage());
        Files.write(none, new byte[] {(byte) 0xff});
        assertEquals(
                "web config " + none + ": is not UTF-8",
                assertThrows(WebException.class, () -> WebConfigReader.read(none, new FilesRead()))
                        .getMessage());
        Files.write(none, new byte[(1 << 20) + 1]);
        assertEquals(
                "web config " + none + ": is larger than 1 MiB",
                assertThrows(WebException.class, () -> WebConfigReader.read(none, new FilesRead()))
                        .getMessage());
    }
}
