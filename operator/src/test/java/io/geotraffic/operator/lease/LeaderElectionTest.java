package io.geotraffic.operator.lease;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Step by step, of what the simulation has at random; and with the thread, which it has not. */
@Timeout(30)
final class LeaderElectionTest {
    private static final Logger LOG = Logger.getLogger(LeaderElection.class.getName());

    private static final LeaseTiming USUAL = LeaseTiming.USUAL;

    private final MemoryLease lease = new MemoryLease();
    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 1);

    /** The time of the day, in nanoseconds, too. */
    private final AtomicLong day = new AtomicLong();

    @BeforeAll
    static void quiet() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void loud() {
        LOG.setLevel(null);
    }

    /** A process, and what it was told. */
    private final class Candidate implements LeaseStore {
        private final Leadership leadership;
        private final LeaderElection election;
        private final List<String> lost = new CopyOnWriteArrayList<>();

        private volatile Optional<RuntimeException> failure = Optional.empty();
        private volatile Duration delay = Duration.ZERO;
        private volatile CountDownLatch goesOn = new CountDownLatch(0);

        Candidate(String identity, LeaseTiming timing) {
            leadership = new Leadership(timing.deadline(), clock::get, () -> day.get() / 1_000_000);
            election = new LeaderElection(this, identity, timing, leadership, clock::get, lost::add);
        }

        Candidate(String identity) {
            this(identity, USUAL);
        }

        boolean isLeaderOnceAsked() {
            election.tryOnce();
            return leadership.isHeld();
        }

        private void request() {
            try {
                goesOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            pass(delay);
            failure.ifPresent(e -> {
                throw e;
            });
        }

        @Override
        public Optional<Lease> read() {
            request();
            return lease.read();
        }

        @Override
        public void create(String holder, Duration term) {
            request();
            lease.create(holder, term);
        }

        @Override
        public void hold(Lease known, String holder, Duration term) {
            request();
            lease.hold(known, holder, term);
        }

        @Override
        public void release(Lease known) {
            request();
            lease.release(known);
        }
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
        day.addAndGet(time.toNanos());
    }

    private void write(String holder) {
        lease.hold(lease.read().orElseThrow(), holder, USUAL.term());
    }

    @Test
    void theFirstLeads() {
        Candidate a = new Candidate("a");
        assertFalse(a.leadership.isHeld());
        assertFalse(a.election.won().isDone());

        assertTrue(a.isLeaderOnceAsked());
        assertTrue(a.election.won().isDone());
        assertEquals("a", lease.holder());
    }

    @Test
    void anotherLeadsWhenATermHasPassedSinceItSawARenewal() {
        Candidate a = new Candidate("a");
        Candidate b = new Candidate("b");
        assertTrue(a.isLeaderOnceAsked());
        assertFalse(b.isLeaderOnceAsked());
        pass(USUAL.renewal());
        assertTrue(a.isLeaderOnceAsked());
        pass(USUAL.look());
        assertFalse(b.isLeaderOnceAsked(), "and now it knows of the renewal");

        pass(USUAL.term().minusNanos(1));
        assertFalse(b.isLeaderOnceAsked());
        pass(Duration.ofNanos(1));
        assertTrue(b.isLeaderOnceAsked());
        assertEquals("b", lease.holder());
    }

    /** It may be the one from before an update of the operator. */
    @Test
    void theTermIsThatOfWhoHoldsIt() {
        lease.create("a", Duration.ofSeconds(60));
        Candidate b = new Candidate("b");
        assertFalse(b.isLeaderOnceAsked());
        pass(Duration.ofSeconds(59));
        assertFalse(b.isLeaderOnceAsked());
        pass(Duration.ofSeconds(1));
        assertTrue(b.isLeaderOnceAsked());
    }

    /** The clock that only grows stands still then. */
    @Test
    void whoWakesUpFromSleepDoesNotLead() {
        Candidate a = new Candidate("a");
        assertTrue(a.isLeaderOnceAsked());
        day.addAndGet(Duration.ofSeconds(9).toNanos());
        assertFalse(a.leadership.isHeld());
        assertTrue(a.isLeaderOnceAsked(), "nobody else has taken it");
        assertEquals(1, a.election.lapses());
        day.addAndGet(-Duration.ofSeconds(30).toNanos());
        assertFalse(a.leadership.isHeld());
    }

    @Test
    void aRenewalIsGoodForTheDeadlineSinceItWasAskedFor() {
        Candidate a = new Candidate("a");
        a.delay = Duration.ofSeconds(3);
        assertTrue(a.isLeaderOnceAsked());
        pass(USUAL.deadline().minusSeconds(6).minusNanos(1));
        assertTrue(a.leadership.isHeld());
        pass(Duration.ofNanos(1));
        assertFalse(a.leadership.isHeld());
    }

    @Test
    void whoCannotRenewInTimeGoesOnIfNobodyHasTakenOver() {
        Candidate a = new Candidate("a");
        assertTrue(a.isLeaderOnceAsked());
        a.failure = Optional.of(new KubernetesClientException("no route to host"));
        pass(USUAL.deadline());
        assertFalse(a.isLeaderOnceAsked());
        pass(Duration.ofHours(1));
        assertFalse(a.isLeaderOnceAsked());
        a.failure = Optional.empty();
        assertTrue(a.isLeaderOnceAsked());
        assertEquals(List.of(), a.lost);
    }

    @Test
    void whoLedAndDoesNoMoreIsToldWhoDoes() {
        Candidate a = new Candidate("a");
        Candidate b = new Candidate("b");
        assertTrue(a.isLeaderOnceAsked());
        assertFalse(b.isLeaderOnceAsked());
        pass(USUAL.term());
        assertTrue(b.isLeaderOnceAsked());
        assertFalse(a.isLeaderOnceAsked());
        assertEquals(List.of("b"), a.lost);
        assertEquals(List.of(), b.lost);
    }

    /** By somebody who can write Leases. */
    @Test
    void whoIsDeposedStopsAtOnce() {
        Candidate a = new Candidate("a");
        assertTrue(a.isLeaderOnceAsked());
        write("x");
        assertFalse(a.isLeaderOnceAsked());
        assertEquals(List.of("x"), a.lost);
    }

    @Test
    void whoNeverLedHasNothingToLose() {
        lease.create("x", USUAL.term());
        Candidate a = new Candidate("a");
        assertFalse(a.isLeaderOnceAsked());
        write("y");
        assertFalse(a.isLeaderOnceAsked());
        assertEquals(List.of(), a.lost);
    }

    @Test
    void aLeaseThatIsDeletedIsMadeAnewByWhoHadIt() {
        Candidate a = new Candidate("a");
        Candidate b = new Candidate("b");
        assertTrue(a.isLeaderOnceAsked());
        assertFalse(b.isLeaderOnceAsked());
        lease.delete();
        assertFalse(b.isLeaderOnceAsked());
        assertTrue(a.isLeaderOnceAsked());
        assertEquals("a", lease.holder());

        lease.delete();
        pass(USUAL.term());
        assertTrue(b.isLeaderOnceAsked(), "if that is nobody");
    }

    /** Who was slower sees at its next look by whom. */
    @Test
    void itIsNoFailureThatSomebodyElseWasFaster() {
        Candidate a = new Candidate("a");
        a.failure = Optional.of(new KubernetesClientException("conflict", 409, null));
        assertFalse(a.isLeaderOnceAsked());
        assertEquals(Optional.empty(), a.election.failure());
    }

    @Test
    void tellsWhyItCannotAsk() {
        Candidate a = new Candidate("a");
        a.failure = Optional.of(new KubernetesClientException("leases is forbidden", 403, null));
        assertFalse(a.isLeaderOnceAsked());
        assertEquals(Optional.of("cannot ask for the lease: leases is forbidden"), a.election.failure());

        a.failure = Optional.of(new IllegalStateException("broken"));
        assertFalse(a.isLeaderOnceAsked());
        assertEquals(
                Optional.of("cannot ask for the lease: java.lang.IllegalStateException: broken"), a.election.failure());

        a.failure = Optional.empty();
        assertTrue(a.isLeaderOnceAsked());
        assertEquals(Optional.empty(), a.election.failure());
    }

    /** As long as a test may last; renewed and looked at all the time. */
    private Candidate started(String identity) {
        Candidate process = new Candidate(
                identity,
                new LeaseTiming(
                        Duration.ofHours(1), Duration.ofMinutes(30), Duration.ofMillis(20), Duration.ofMillis(10)));
        process.election.start();
        return process;
    }

    private static void awaitWon(Candidate process) throws Exception {
        process.election.won().get(10, TimeUnit.SECONDS);
    }

    private void awaitRenewals(int number) throws InterruptedException {
        for (int i = 0; i < number; i++) {
            String version = lease.version();
            while (lease.version().equals(version)) {
                Thread.sleep(1);
            }
        }
    }

    @Test
    void renewsUntilItIsClosed() throws Exception {
        Candidate a = started("a");
        awaitWon(a);
        awaitRenewals(3);
        a.election.close();
        assertFalse(a.leadership.isHeld());
        assertEquals("", lease.holder());

        String version = lease.version();
        Thread.sleep(100);
        assertEquals(version, lease.version());
    }

    @Test
    void whatIsReleasedIsTakenAtTheNextLook() throws Exception {
        Candidate a = started("a");
        awaitWon(a);
        Candidate b = started("b");
        awaitRenewals(2);
        assertFalse(b.election.won().isDone());
        a.election.close();
        awaitWon(b);
        assertEquals("b", lease.holder());
        b.election.close();
    }

    @Test
    void whoWaitsTakesNothingAwayWhenItIsClosed() throws Exception {
        Candidate a = started("a");
        awaitWon(a);
        Candidate b = started("b");
        awaitRenewals(2);
        b.election.close();
        assertEquals("a", lease.holder());
        assertTrue(a.leadership.isHeld());
        a.election.close();
    }

    @Test
    void asksNoMoreAndTellsNoMoreOnceItHasLost() throws Exception {
        Candidate a = started("a");
        awaitWon(a);
        while (a.lost.isEmpty()) {
            lease.read().ifPresent(known -> tryWrite("x", known));
        }
        lease.delete();
        Thread.sleep(100);
        assertEquals(List.of("x"), a.lost);
        assertEquals("", lease.version());
        a.election.close();
    }

    private void tryWrite(String holder, Lease known) {
        try {
            lease.hold(known, holder, USUAL.term());
        } catch (KubernetesClientException e) {
            // It was renewed meanwhile.
        }
    }

    @Test
    void endsThoughTheLeaseCannotBeReleased() throws Exception {
        Candidate a = started("a");
        awaitWon(a);
        a.failure = Optional.of(new KubernetesClientException("no route to host"));
        a.election.close();
        assertFalse(a.leadership.isHeld());
        assertEquals("a", lease.holder());
    }

    /** None that is, lasts as long. */
    @Test
    void isAliveUnlessARequestLastsForEver() throws Exception {
        Candidate a = new Candidate("a");
        assertFalse(a.election.isAlive(), "it is yet to be started");
        CountDownLatch goesOn = new CountDownLatch(1);
        a.goesOn = goesOn;
        a.election.start();
        pass(USUAL.term().multipliedBy(5).minusNanos(1));
        assertTrue(a.election.isAlive());
        pass(Duration.ofNanos(1));
        assertFalse(a.election.isAlive());

        goesOn.countDown();
        awaitWon(a);
        a.election.close();
        assertTrue(a.election.isAlive(), "as far as it should be");
    }
}
