package io.geotraffic.operator.lease;

import java.time.Duration;

/**
 * How long things take between processes that ask for the same Lease.
 *
 * @param term how long others wait for a holder that is not heard of
 * @param deadline how long a holder writes without having renewed; what is below the term is for requests that
 *     are on their way
 * @param renewal time between two renewals of the holder
 * @param look time between two looks of the others
 */
public record LeaseTiming(Duration term, Duration deadline, Duration renewal, Duration look) {
    /** Takes over within 1 s of a release, and within 14 s of a death. */
    public static final LeaseTiming USUAL = new LeaseTiming(
            Duration.ofSeconds(12), Duration.ofSeconds(8), Duration.ofSeconds(2), Duration.ofSeconds(1));
}
