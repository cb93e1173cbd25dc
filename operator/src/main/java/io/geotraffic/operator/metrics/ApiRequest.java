package io.geotraffic.operator.metrics;

import java.util.Comparator;

/**
 * A kind of request to the API server.
 *
 * @param method of HTTP
 * @param code the status, or {@link #NO_ANSWER}
 */
public record ApiRequest(String method, String code) implements Comparable<ApiRequest> {
    public static final String NO_ANSWER = "none";

    private static final Comparator<ApiRequest> ORDER =
            Comparator.comparing(ApiRequest::method).thenComparing(ApiRequest::code);

    @Override
    public int compareTo(ApiRequest other) {
        return ORDER.compare(this, other);
    }
}
