package io.geotraffic.http;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Makes answers of the page. One thread at a time. */
final class PageAnswers {
    /** No other site may show it within its own, and it leads nowhere but to itself. */
    private static final String SEALED = "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String ALONE = "default-src 'none'; style-src 'unsafe-inline'" + SEALED;
    private static final String WITH_FILES =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'" + SEALED;

    private final Page page;

    PageAnswers(Page page) {
        this.page = page;
    }

    Answer render(Coding coding) {
        byte[] html = page.html().getBytes(StandardCharsets.UTF_8);
        Body body = new Body(html.length);
        try (OutputStream out = coding.encode(body)) {
            out.write(html);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return body.answer(headers(coding));
    }

    private Map<String, String> headers(Coding coding) {
        Map<String, String> headers = new HashMap<>(coding.headers());
        headers.put("Content-Type", "text/html; charset=utf-8");
        headers.put("Content-Security-Policy", page.assets().names().isEmpty() ? ALONE : WITH_FILES);
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Cache-Control", "no-store");
        headers.put("Vary", "Accept-Encoding");
        return headers;
    }
}
