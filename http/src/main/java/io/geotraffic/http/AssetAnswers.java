package io.geotraffic.http;

import com.sun.net.httpserver.Headers;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Answers with the files of a page. As long as a file is being sent, all who ask for it share its bytes:
 * a thousand slow readers hold one copy. When nobody reads it any more, nothing of it stays in the heap.
 */
final class AssetAnswers {
    private static final int USUAL_SIZE = 8192;

    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "txt", "text/plain; charset=utf-8");

    private final Assets assets;

    private final ReentrantLock reading = new ReentrantLock();
    private final Map<Coding, Map<String, WeakReference<Answer>>> answers = new EnumMap<>(Coding.class);
    /** Once a file was read: it does not change as long as the process lives. */
    private final Map<String, String> tags = new HashMap<>();

    AssetAnswers(Assets assets) {
        this.assets = assets;
    }

    Answer get(String name, Headers request) throws InterruptedException {
        reading.lockInterruptibly();
        try {
            @Nullable String tag = tags.get(name);
            if (tag != null && isAmong(request.get("If-None-Match"), tag)) {
                return new Answer(304, new byte[0], headers(name, tag));
            }
            return get(name, Coding.of(request));
        } finally {
            reading.unlock();
        }
    }

    private Answer get(String name, Coding coding) {
        Map<String, WeakReference<Answer>> coded = answers.computeIfAbsent(coding, _ -> new HashMap<>());
        @Nullable WeakReference<Answer> shared = coded.get(name);
        @Nullable Answer answer = shared == null ? null : shared.get();
        if (answer == null) {
            answer = read(name, coding);
            coded.put(name, new WeakReference<>(answer));
        }
        return answer;
    }

    private Answer read(String name, Coding coding) {
        Body body = new Body(USUAL_SIZE);
        String tag;
        try (CheckedInputStream in = new CheckedInputStream(assets.open(name), new CRC32());
                OutputStream out = coding.encode(body)) {
            long length = in.transferTo(out);
            // Weak, for the compressed bytes are others.
            tag = "W/\"%x-%x\"".formatted(in.getChecksum().getValue(), length);
        } catch (IOException e) {
            throw new UncheckedIOException(String.valueOf(e.getMessage()), e);
        }
        tags.put(name, tag);
        return body.answer(headers(name, tag)).with(coding.headers());
    }

    private static Map<String, String> headers(String name, String tag) {
        String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
        return Map.of(
                "Content-Type", type,
                "X-Content-Type-Options", "nosniff",
                // To be asked for again each time, and not sent again: another release has other files.
                "Cache-Control", "no-cache",
                "ETag", tag,
                "Vary", "Accept-Encoding");
    }

    /** @param values of the header, one for each time that it was sent; null if it was not */
    private static boolean isAmong(@Nullable List<String> values, String tag) {
        if (values == null) {
            return false;
        }
        for (String value : values) {
            for (String each : value.split(",", -1)) {
                String known = each.strip();
                if (known.equals(tag) || known.equals("*")) {
                    return true;
                }
            }
        }
        return false;
    }
}
