package io.geotraffic.operator.dashboards;

import io.geotraffic.operator.api.v1alpha1.GeoTrafficMonitorSpec;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where traffic may go.
 *
 * @param privateCountry the label of what stays within one's own networks; that is always allowed
 * @param allowed country codes; none if all are
 */
record Residency(String privateCountry, List<String> allowed) {
    static Residency of(GeoTrafficMonitorSpec spec) {
        return new Residency(
                spec.geoip().privateCountry(),
                spec.monitoring().prometheusRule().allowedCountries().stream()
                        .distinct()
                        .sorted()
                        .toList());
    }

    boolean isRestricted() {
        return !allowed.isEmpty();
    }

    /** Matches the label of whatever is allowed. No code has a character that regular expressions mean more by. */
    String expression() {
        return Stream.concat(allowed.stream(), Stream.of(privateCountry))
                .distinct()
                .collect(Collectors.joining("|"));
    }

    /** What the description of a panel without it says. */
    String leftOut() {
        return " What stays within your own networks (" + privateCountry + ") is left out.";
    }

    String title() {
        return isRestricted() ? "Sent outside the allowed countries" : "Sent beyond your own networks";
    }

    /** What a panel's description says of it. */
    String about() {
        return isRestricted()
                ? "Allowed by spec.monitoring.prometheusRule.allowedCountries: " + String.join(", ", allowed)
                        + ". What stays within your own networks (" + privateCountry + ") is allowed, too."
                : "No country is excluded: spec.monitoring.prometheusRule.allowedCountries is empty, so this is all but what stays within your own networks ("
                        + privateCountry + ").";
    }
}
