package io.geotraffic.operator.lease;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import java.time.Duration;
import java.util.Optional;

/**
 * Where the Lease is. What is written is refused, by a {@link
 * io.fabric8.kubernetes.client.KubernetesClientException} with status 409, if somebody else has written since
 * it was read.
 */
public interface LeaseStore {
    Optional<Lease> read();

    void create(String holder, Duration term);

    /** Takes or renews it. */
    void hold(Lease lease, String holder, Duration term);

    /** Leaves it without a holder. */
    void release(Lease lease);
}
