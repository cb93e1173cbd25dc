package io.geotraffic.operator.metrics;

import java.util.Comparator;

/** A kind of request to the API server: its method, and the status of the answer. */
public record ApiRequest(String method, int status) implements Comparable<ApiRequest> {
    private static final Comparator<ApiRequest> ORDER =
            Comparator.comparing(ApiRequest::method).thenComparingInt(ApiRequest::status);

    @Override
    public int compareTo(ApiRequest other) {
        return ORDER.compare(this, other);
    }
}
