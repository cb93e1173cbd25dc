package io.geotraffic.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;

final class QuietEngineTest {
    private final QuietEngine engine = new QuietEngine(engine());
    private final ByteBuffer target = ByteBuffer.allocate(1 << 16);

    private static SSLEngine engine() {
        SSLContext context = ConfigFolder.client();
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(true); // so that there is something to say
        return engine;
    }

    private SSLEngineResult wrap() {
        try {
            return engine.wrap(ByteBuffer.allocate(0), target);
        } catch (SSLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void speaksOnTheThreadsOfRequests() throws InterruptedException, ExecutionException {
        try (ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor()) {
            SSLEngineResult result =
                    CompletableFuture.supplyAsync(this::wrap, requests).get();
            assertEquals(Status.OK, result.getStatus());
            assertTrue(result.bytesProduced() > 0);
        }
    }

    @Test
    void saysNothingOnOthers() {
        SSLEngineResult result = wrap();
        assertEquals(Status.CLOSED, result.getStatus());
        assertEquals(0, result.bytesProduced());
        assertEquals(0, target.position());
    }
}
