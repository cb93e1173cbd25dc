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

/** Counts what was asked of the API server, by method and status. */
public final class ApiRequests implements Interceptor {
    private final Map<ApiRequest, LongAdder> counts = new ConcurrentHashMap<>();

    @Override
    public void after(HttpRequest request, HttpResponse<?> response, AsyncBody.Consumer<List<ByteBuffer>> consumer) {
        count(new ApiRequest(request.method(), Integer.toString(response.code())));
    }

    @Override
    public void afterConnectionFailure(HttpRequest request, Throwable failure) {
        count(new ApiRequest(request.method(), ApiRequest.NO_ANSWER));
    }

    private void count(ApiRequest request) {
        counts.computeIfAbsent(request, _ -> new LongAdder()).increment();
    }

    /** So far. */
    public Map<ApiRequest, Long> counts() {
        Map<ApiRequest, Long> sums = new TreeMap<>();
        counts.forEach((request, count) -> sums.put(request, count.sum()));
        return sums;
    }
}
