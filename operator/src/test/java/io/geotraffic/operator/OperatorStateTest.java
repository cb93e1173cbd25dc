package io.geotraffic.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.geotraffic.operator.lease.LeaderElection;
import io.geotraffic.operator.lease.Leadership;
import io.geotraffic.operator.lease.LeaseStore;
import io.geotraffic.operator.lease.LeaseTiming;
import io.geotraffic.operator.metrics.OperatorSnapshot;
import io.geotraffic.operator.metrics.ReconcileCounts;
import io.geotraffic.operator.reconciler.ApiRequests;
import io.geotraffic.operator.reconciler.ReconcileMetrics;
import io.geotraffic.operator.reconciler.Watches;
import io.javaoperatorsdk.operator.Operator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class OperatorStateTest {
    private static final Logger LOG = Logger.getLogger(LeaderElection.class.getName());

    /** Of an operator that watches nothing, and so misses nothing. */
    private static final OperatorState.Lead NO_WATCHES = new OperatorState.Lead(new Watches(new Operator()), List::of);

    private final ReconcileMetrics reconciles = new ReconcileMetrics(System::nanoTime);
    private final AtomicBoolean mayWrite = new AtomicBoolean(true);
    private final OperatorState state =
            new OperatorState(new Version("1.2.3", "abc"), mayWrite::get, reconciles, new ApiRequests());

    @BeforeAll
    static void quiet() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void loud() {
        LOG.setLevel(null);
    }

    /** That is yet to ask. */
    private static LeaderElection election() {
        return new LeaderElection(
                new NoLease(),
                "a",
                LeaseTiming.USUAL,
                new Leadership(Duration.ofSeconds(1), System::nanoTime, System::currentTimeMillis),
                System::nanoTime,
                _ -> {});
    }

    /** One that nobody lets through to. */
    private static final class NoLease implements LeaseStore {
        @Override
        public Optional<Lease> read() {
            throw new KubernetesClientException("leases is forbidden");
        }

        @Override
        public void create(String holder, Duration term) {
            throw new IllegalStateException();
        }

        @Override
        public void hold(Lease lease, String holder, Duration term) {
            throw new IllegalStateException();
        }

        @Override
        public void release(Lease lease) {
            throw new IllegalStateException();
        }
    }

    @Test
    void isNotReadyAtFirst() {
        assertEquals(Optional.of("it starts"), state.gap());
        assertEquals(Optional.empty(), state.defect());
    }

    @Test
    void saysWhatItWaitsFor() {
        assertTrue(state.waitsFor("no CRD"));
        assertFalse(state.waitsFor("no CRD"));
        assertEquals(Optional.of("no CRD"), state.gap());
        assertTrue(state.waitsFor("no permission"));
        assertTrue(state.waitsFor("no CRD"));
        assertEquals(Optional.empty(), state.defect(), "a new process would wait, too");
    }

    @Test
    void whoStandsByIsReady() {
        state.waitsFor("no CRD");
        state.standsBy(election());
        assertEquals(Optional.empty(), state.gap());
        assertFalse(state.snapshot().leads());
    }

    @Test
    void whoCannotAskForTheLeaseIsNot() throws InterruptedException {
        LeaderElection election = election();
        state.standsBy(election.start());
        while (state.gap().isEmpty()) {
            Thread.sleep(1);
        }
        assertEquals(Optional.of("cannot ask for the lease: leases is forbidden"), state.gap());
        assertEquals(Optional.empty(), state.defect());
        election.close();
    }

    @Test
    void whoLeadsIsReady() {
        state.waitsFor("no CRD");
        state.leads(NO_WATCHES);
        assertEquals(Optional.empty(), state.gap());
        assertEquals(Optional.empty(), state.defect());
    }

    /** Another may have taken over, and nothing that this one knows is sure. */
    @Test
    void whoCannotRenewLeadsNoMore() {
        state.leads(NO_WATCHES);
        mayWrite.set(false);
        assertEquals(Optional.of("the lease is not renewed in time"), state.gap());
        assertFalse(state.snapshot().leads());
        assertEquals(Optional.empty(), state.defect());
    }

    @Test
    void whoBeginsAnewLeadsNoMore() {
        state.leads(NO_WATCHES);
        state.waitsFor("it starts to lead");
        assertEquals(Optional.of("it starts to lead"), state.gap());
        assertFalse(state.snapshot().leads());
    }

    @Test
    void tellsWhatThereIs() {
        ReconcileCounts none = reconciles.counts();
        assertEquals(
                new OperatorSnapshot("1.2.3", "abc", false, none, Map.of(), Map.of(), List.of()), state.snapshot());
        state.leads(NO_WATCHES);
        assertEquals(new OperatorSnapshot("1.2.3", "abc", true, none, Map.of(), Map.of(), List.of()), state.snapshot());
    }
}
