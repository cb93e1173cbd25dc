package io.geotraffic.operator.lease;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LeaseViewTest {
    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

    private static Lease lease(String version, String spec) {
        return SERIALIZATION.unmarshal("""
                ---
                apiVersion: coordination.k8s.io/v1
                kind: Lease
                metadata: {name: a, resourceVersion: "%s"}
                spec: %s
                """.formatted(version, spec), Lease.class);
    }

    private static LeaseView view(String spec) {
        return LeaseView.of(lease("1", spec), Optional.empty(), 7);
    }

    @Test
    void isSinceItsVersionWasFirstSeen() {
        LeaseView first = view("{holderIdentity: a, leaseDurationSeconds: 12}");
        assertEquals(new LeaseView(Optional.of("a"), Duration.ofSeconds(12), "1", 7), first);

        LeaseView same = LeaseView.of(lease("1", "{holderIdentity: a}"), Optional.of(first), 8);
        assertEquals(7, same.since());
        LeaseView renewed = LeaseView.of(lease("2", "{holderIdentity: a}"), Optional.of(same), 9);
        assertEquals(9, renewed.since());
    }

    @Test
    void aHolderWithoutANameIsNone() {
        assertEquals(Optional.empty(), view("{holderIdentity: ''}").holder());
        assertEquals(Optional.empty(), view("{leaseDurationSeconds: 12}").holder());
        assertTrue(view("{leaseDurationSeconds: 12}").isFree(7));
    }

    /** As kubectl makes it of no more than a name. */
    @Test
    void aLeaseMayHaveNoSpec() {
        assertEquals(new LeaseView(Optional.empty(), Duration.ZERO, "1", 7), view("null"));
    }

    @Test
    void isHeldByItsHolderAlone() {
        assertTrue(view("{holderIdentity: a}").isHeldBy("a"));
        assertFalse(view("{holderIdentity: a}").isHeldBy("b"));
        assertFalse(view("{holderIdentity: ''}").isHeldBy(""));
    }

    @Test
    void isFreeWhenATermHasPassed() {
        LeaseView view = view("{holderIdentity: a, leaseDurationSeconds: 1}");
        assertFalse(view.isFree(7 + 999_999_999));
        assertTrue(view.isFree(7 + 1_000_000_000));
    }

    /** Such as of one that was made by hand. */
    @Test
    void aTermThatIsNotGivenIsOver() {
        assertTrue(view("{holderIdentity: a}").isFree(7));
    }
}
