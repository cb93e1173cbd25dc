package io.geotraffic.operator.reconciler;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.geotraffic.operator.status.Sentence;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.RetryInfo;
import java.net.HttpURLConnection;

/** What the API server says of an object that it does not take. */
final class Refusal {
    /** Such as an API server that restarts: for so long nothing is said of it. */
    private static final int PATIENCE = 2;

    private static final int TOO_MANY_REQUESTS = 429;

    private Refusal() {}

    /** Whether it is for a status to tell, and not for another attempt alone. */
    static boolean isToBeTold(KubernetesClientException e, Context<?> context) {
        return isFinal(e.getCode()) || isTriedAgain(context);
    }

    /** A request that it will never take, as long as nothing else changes. */
    private static boolean isFinal(int code) {
        return code >= HttpURLConnection.HTTP_BAD_REQUEST
                && code < HttpURLConnection.HTTP_INTERNAL_ERROR
                && code != HttpURLConnection.HTTP_CONFLICT
                && code != TOO_MANY_REQUESTS;
    }

    private static boolean isTriedAgain(Context<?> context) {
        return context.getRetryInfo().map(RetryInfo::getAttemptCount).orElse(0) >= PATIENCE;
    }

    static String of(String kind, KubernetesClientException e) {
        String said = e.getStatus() != null && e.getStatus().getMessage() != null
                ? e.getStatus().getMessage()
                : String.valueOf(e.getMessage());
        return "the API server refuses the %s: %s%s".formatted(kind, Sentence.of(said), wayOut(kind, said));
    }

    private static String wayOut(String kind, String said) {
        // Somebody else's object of this name, or what somebody has changed that nobody can change back.
        return said.contains("immutable") ? "; delete the %s, and it is made anew".formatted(kind) : "";
    }
}
