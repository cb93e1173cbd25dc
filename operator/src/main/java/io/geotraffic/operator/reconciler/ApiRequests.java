package io.geotraffic.operator.reconciler;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.geotraffic.operator.metrics.ApiRequest;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counts what the API server answered, by method and status, but for watches. */
public final class ApiRequests implements Interceptor {
    private final Map<ApiRequest, LongAdder> counts = new ConcurrentHashMap<>();

    /** @param consumer none if it is a watch, of which the client tells several times */
    @Override
    public void after(
            HttpRequest request, HttpResponse<?> response, AsyncBody.@Nullable Consumer<List<ByteBuffer>> consumer) {
        if (consumer != null) {
            counts.computeIfAbsent(new ApiRequest(request.method(), response.code()), _ -> new LongAdder())
                    .increment();
        }
    }

    /** So far. */
    public Map<ApiRequest, Long> counts() {
        Map<ApiRequest, Long> sums = new TreeMap<>();
        counts.forEach((request, count) -> sums.put(request, count.sum()));
        return sums;
    }
}
