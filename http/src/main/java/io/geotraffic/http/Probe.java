package io.geotraffic.http;

import java.util.Optional;

/** A question about this process that ends in yes, or in why not. Any thread may ask, several at a time. */
@FunctionalInterface
public interface Probe {
    /** @return empty if all is well, else the reason, in one line */
    Optional<String> failure();
}
