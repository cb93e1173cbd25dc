package io.geotraffic.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.Headers;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page brings along. */
final class AssetsTest {
    private static final Assets FILES = new Assets(AssetsTest.class, List.of("files/hello.js", "files/plain.css"));
    private static final String SCRIPT = "// Says what it is.\nexport const what = \"a script\";\n";

    private final Served served = new Served();

    @AfterEach
    void close() {
        served.close();
    }

    private Served start(Assets assets) throws WebException {
        served.page = Page.with(assets, () -> "<h1>traffic</h1>");
        return served.start();
    }

    private static String header(Client.Reply reply, String name) {
        return Objects.requireNonNull(reply.headers().get(name), () -> name + " in " + reply.headers());
    }

    @Test
    void aFileIsServedAsItIs() throws IOException {
        Client.Reply reply = start(FILES).get("/assets/files/hello.js");

        assertEquals(200, reply.status());
        assertEquals(SCRIPT, reply.body());
        assertEquals("text/javascript; charset=utf-8", header(reply, "Content-Type"));
        assertEquals("nosniff", header(reply, "X-Content-Type-Options"));
        assertEquals("no-cache", header(reply, "Cache-Control"));
        assertEquals("Accept-Encoding", header(reply, "Vary"));
        assertNull(reply.headers().get("Content-Encoding"));
        assertEquals("text/css; charset=utf-8", header(served.get("/assets/files/plain.css"), "Content-Type"));
    }

    @Test
    void itIsCompressedForThoseWhoAcceptIt() throws IOException {
        Client.Reply plain = start(FILES).get("/assets/files/hello.js");
        Client.Reply compressed = served.get("/assets/files/hello.js", "Accept-Encoding: gzip");

        assertEquals("gzip", header(compressed, "Content-Encoding"));
        assertEquals(SCRIPT, compressed.body());
        assertEquals(header(plain, "ETag"), header(compressed, "ETag"), "it is weak");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "\"other\", %s", "*"})
    void whoHasItIsNotSentItAgain(String form) throws IOException {
        String tag = header(start(FILES).get("/assets/files/hello.js"), "ETag");
        try (Client client = Client.of(served.address())) {
            for (String method : List.of("GET", "HEAD")) {
                Client.Reply reply =
                        client.ask(method, "/assets/files/hello.js", "If-None-Match: " + form.formatted(tag));

                assertEquals(304, reply.status());
                assertEquals(tag, header(reply, "ETag"));
                assertEquals("", reply.body());
            }
            assertEquals(200, client.ask("GET", "/assets/files/hello.js").status(), "on the same connection");
        }
    }

    @Test
    void whoHasAnotherOneIs() throws IOException {
        String tag = header(start(FILES).get("/assets/files/hello.js"), "ETag");
        Client.Reply other = served.get("/assets/files/plain.css", "If-None-Match: " + tag);

        assertEquals(200, other.status());
        assertTrue(!header(other, "ETag").equals(tag));
    }

    @Test
    void headHasTheHeadersOfGet() throws IOException {
        start(FILES);
        try (Client client = Client.of(served.address())) {
            Client.Reply head = client.ask("HEAD", "/assets/files/hello.js", "Accept-Encoding: gzip");
            Client.Reply get = client.ask("GET", "/assets/files/hello.js", "Accept-Encoding: gzip");
            head.headers().remove("date");
            get.headers().remove("date");
            assertEquals(get.headers(), head.headers());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/",
                "/assets/AssetsTest.class",
                "/assets/files/../AssetsTest.class",
                "/assets/files/%2e%2e/AssetsTest.class",
                "/assets//files/hello.js",
                "/assets/files/hello.js/",
                "/files/hello.js"
            })
    void nothingElseIsThere(String path) throws IOException {
        assertEquals(404, start(FILES).get(path).status());
    }

    @Test
    void whatIsNamedAndMissingIsAFailure() throws IOException {
        start(new Assets(AssetsTest.class, List.of("none.js")));

        assertEquals(500, served.get("/assets/none.js").status());
        assertEquals(
                List.of("warn cannot answer /assets/none.js: there is no none.js beside io.geotraffic.http.AssetsTest"),
                served.log.all);
    }

    @Test
    void aPageWithFilesMayHaveNothingInline() throws IOException {
        Client.Reply reply = start(FILES).get("/");

        assertEquals(
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
                header(reply, "Content-Security-Policy"));
    }

    @ParameterizedTest
    @CsvSource({"/assets/files/hello.js", "/assets/x"})
    void metricsCannotTakeTheirPlace(String path) {
        served.metricsPath = path;
        WebException refused = assertThrows(WebException.class, () -> start(FILES));
        assertEquals(
                "metrics path " + path
                        + ": allowed is a path that begins with / and is none of /, /healthz, /readyz, /assets/...",
                refused.getMessage());
    }

    @Test
    void thoseWhoReadAtATimeShareOneCopyAndAfterwardsThereIsNone() throws InterruptedException {
        AssetAnswers answers = new AssetAnswers(FILES);
        Headers gzip = new Headers();
        gzip.add("Accept-Encoding", "gzip");
        Answer first = answers.get("files/hello.js", gzip);
        assertSame(first, answers.get("files/hello.js", gzip));
        assertTrue(first != answers.get("files/hello.js", new Headers()));

        WeakReference<Answer> trace = new WeakReference<>(answers.get("files/plain.css", gzip));
        while (trace.get() != null) {
            System.gc();
            Thread.sleep(1);
        }
        assertSame(first, answers.get("files/hello.js", gzip), "it is still being read");
    }
}
