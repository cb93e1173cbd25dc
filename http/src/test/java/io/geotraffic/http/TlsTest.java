package io.geotraffic.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TlsTest {
    private static final String ALICE =
            "Authorization: Basic " + Base64.getEncoder().encodeToString("alice:U*U".getBytes(StandardCharsets.UTF_8));

    private final Served served = new Served();

    private final Path path;
    private final ConfigFolder folder;

    TlsTest(@TempDir Path path) {
        this.path = path;
        this.folder = new ConfigFolder(path)
                .with("ca.pem", "stranger-ca.pem")
                .put("server.pem", "rsa.pem")
                .put("server.key", "rsa.key");
    }

    @AfterEach
    void close() {
        served.close();
    }

    private void start(String tls) throws WebException {
        served.config = Optional.of(folder.write("web.yml", yaml(tls)));
        served.start();
    }

    private static String yaml(String tls) {
        return "tls_server_config: {cert_file: server.pem, key_file: server.key" + tls + "}\n";
    }

    private Client connect(SSLContext context) throws IOException {
        return Client.of(served.address(), context);
    }

    private int status(SSLContext context) throws IOException {
        try (Client client = connect(context)) {
            return client.ask("GET", "/metrics").status();
        }
    }

    private static String commonName(Client client) throws IOException {
        X509Certificate certificate =
                (X509Certificate) ((SSLSocket) client.socket()).getSession().getPeerCertificates()[0];
        return certificate.getSubjectX500Principal().getName();
    }

    @ParameterizedTest
    @CsvSource({
        "rsa,rsa.key",
        "rsa,rsa-pkcs1.key",
        "ec,ec.key",
        "ec,ec-sec1.key",
        "ec384,ec384.key",
        "ec384,ec384-sec1.key",
        "ed25519,ed25519.key"
    })
    void servesWithEachFormOfKey(String certificate, String key) throws IOException {
        folder.put("server.pem", certificate + ".pem").put("server.key", key);
        start("");
        try (Client client = connect(ConfigFolder.client())) {
            assertEquals("CN=" + certificate, commonName(client));
            assertTrue(client.ask("GET", "/metrics").body().contains("bytes_total"));
        }
    }

    @Test
    void keepsConnectionsThroughTlsAndPasswords() throws IOException {
        served.config = Optional.of(folder.write(
                "web.yml",
                yaml("") + "http_server_config: {headers: {X-Frame-Options: deny}}\nbasic_auth_users: {alice: "
                        + ConfigFolder.HASH + "}\n"));
        served.start();
        try (Client client = connect(ConfigFolder.client())) {
            for (int i = 0; i < 3; i++) {
                assertEquals(200, client.ask("GET", "/metrics", ALICE).status());
                assertEquals(200, client.ask("HEAD", "/", ALICE).status());
                Client.Reply denied = client.ask("GET", "/metrics", ALICE.replace("Y", "Z"));
                assertEquals(401, denied.status());
                assertEquals(
                        "Basic realm=\"metrics\", charset=\"UTF-8\"",
                        denied.headers().get("WWW-Authenticate"));
                assertEquals("deny", denied.headers().get("X-Frame-Options"));
                assertEquals(401, client.ask("GET", "/").status());
                assertEquals(200, client.ask("GET", "/healthz").status());
                assertEquals(200, client.ask("GET", "/readyz").status());
            }
        }
    }

    @Test
    void outlivesClientsThatSpeakNoTls() throws IOException {
        start("");
        try (Client plain = Client.of(served.address())) {
            plain.say("GET /metrics HTTP/1.1\r\nHost: test\r\n\r\n");
            plain.readToEnd();
        }
        assertEquals(200, status(ConfigFolder.client()));
    }

    @Test
    void speaksNoVersionBelowTheLeast() throws IOException {
        start(", min_version: TLS13");
        try (Client client = Client.of(served.address())) {
            SSLSocket socket = (SSLSocket) ConfigFolder.client()
                    .getSocketFactory()
                    .createSocket(client.socket(), "localhost", served.address().getPort(), false);
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            assertThrows(IOException.class, socket::startHandshake);
        }
        assertEquals(200, status(ConfigFolder.client()));
    }

    @ParameterizedTest
    @CsvSource({
        "NoClientCert,               200, 200, 200",
        "RequestClientCert,          200, 200, 200",
        "RequireAnyClientCert,         0, 200, 200",
        "VerifyClientCertIfGiven,    200, 200,   0",
        "RequireAndVerifyClientCert,   0, 200,   0"
    })
    void asksClientsForCertificates(String type, int without, int known, int stranger) throws IOException {
        String authority = type.startsWith("No") ? "" : ", client_ca_file: ca.pem";
        start(", client_auth_type: " + type + authority);

        assertEquals(without, statusOrZero(ConfigFolder.client()));
        assertEquals(known, statusOrZero(ConfigFolder.client("client")));
        assertEquals(stranger, statusOrZero(ConfigFolder.client("stranger")));
    }

    /** @return 0 if the server ends the connection, which in TLS 1.3 comes after the client's handshake */
    private int statusOrZero(SSLContext context) {
        try {
            return status(context);
        } catch (IOException e) {
            return 0;
        }
    }

    @Test
    void takesANewCertificateForNewConnections() throws IOException {
        start("");
        try (Client old = connect(ConfigFolder.client())) {
            assertEquals("CN=rsa", commonName(old));
            folder.put("server.pem", "ec.pem").put("server.key", "ec.key");
            served.passSeconds(1);
            try (Client fresh = connect(ConfigFolder.client())) {
                assertEquals("CN=ec", commonName(fresh));
                assertEquals(200, fresh.ask("GET", "/metrics").status());
            }
            assertEquals(200, old.ask("GET", "/metrics").status(), "those that there were go on");
        }
    }

    @Test
    void takesANewAuthorityAndForgetsTheOldOnesSessions() throws IOException {
        start(", client_auth_type: RequireAndVerifyClientCert, client_ca_file: ca.pem");
        SSLContext client = ConfigFolder.client("client");
        assertEquals(200, status(client));
        folder.put("ca.pem", "stranger-ca.pem");
        served.passSeconds(1);

        assertEquals(0, statusOrZero(client), "would be let in if its session resumed");
        assertEquals(200, status(ConfigFolder.client("stranger")));
    }

    @Test
    void keepsTheCertificateIfTheNewOneIsBad() throws IOException {
        start("");
        folder.write("server.pem", "nonsense");
        served.passSeconds(1);

        assertEquals(200, status(ConfigFolder.client()));
        assertEquals(
                "warn web config %s, line 1: cert_file: server.pem holds no certificate in PEM; what was in effect remains so"
                        .formatted(path.resolve("web.yml")),
                served.log.all.getFirst());
        assertEquals(1, served.log.all.size());
    }

    @Test
    void neverAsksForTheNamesOfClients() throws IOException {
        // The hosts file of each system has a name for this one.
        assertEquals(
                "127.0.0.1", InetAddress.getByAddress(new byte[] {127, 0, 0, 1}).getHostName());
        assertTrue(InetAddress.getAllByName("localhost")[0].isLoopbackAddress(), "names still have addresses");
    }
}
