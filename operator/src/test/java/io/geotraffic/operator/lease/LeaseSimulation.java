package io.geotraffic.operator.lease;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Processes that ask for a Lease on bad machines, behind a bad network: any step of any of them may take longer
 * than a term, a request may be lost, or its answer, or get there long after it was given up, processes are
 * killed at any step, machines sleep, clocks show different times, are put back and forth and run at different
 * rates, and somebody deletes the Lease or its holder now and then.
 *
 * <p>What must not happen is that two of them lead at one time, or that a write of one arrives when another
 * leads. It does not happen if
 *
 * <ul>
 *   <li>clocks differ in rate by less than deadline and term do,
 *   <li>no clock is put back of a machine that then sleeps,
 *   <li>a write takes at most as long as deadline and term differ,
 *   <li>who deletes the Lease does so after all others have seen its last renewal and when none is about to make
 *       it, and before its holder has made it anew no process starts,
 *   <li>who deletes the holder does so after all others have seen its last renewal, and when it may write no more.
 * </ul>
 */
final class LeaseSimulation {
    /**
     * @param drift how much faster or slower than others a clock may be; 0.05 is 5%
     * @param blind whether writes are taken that know less than is there, as the API server takes none
     */
    record Rules(LeaseTiming timing, double drift, boolean blind) {
        /** How long a write may take, in nanoseconds. */
        private long slack() {
            return Math.max(1, (long)
                    (timing.term().toNanos() / (1 + drift) - timing.deadline().toNanos() / (1 - drift)));
        }
    }

    private static final int PROCESSES = 3;
    private static final int TRACE = 40;
    private static final long AWAKE = -1;
    private static final long MILLISECOND = Duration.ofMillis(1).toNanos();
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    /** What must not be. */
    static final class TwoLead extends AssertionError {
        private static final long serialVersionUID = 1;

        private TwoLead(String message) {
            super(message);
        }
    }

    /** Of a process, which takes no notice of it: it has ended. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;

        Killed() {
            super("killed", null, false, false);
        }
    }

    private final long seed;
    private final Rules rules;
    private final Random random;
    private final VirtualTime time = new VirtualTime(this::check);
    private final MemoryLease lease = new MemoryLease();
    private final List<Candidate> processes = new ArrayList<>();
    private final Deque<String> trace = new ArrayDeque<>();

    private @Nullable Candidate last;
    private boolean calm;
    private int started;
    private int leaders;
    private int deletions;
    private int writes;
    private long renewed;

    LeaseSimulation(long seed, Rules rules) {
        this.seed = seed;
        random = new Random(seed);
        this.rules = rules;
    }

    /** How often another process has come to lead. */
    int leaders() {
        return leaders;
    }

    /** How often the Lease was deleted. */
    int deletions() {
        return deletions;
    }

    /** All of it, and then a while in which all is well. */
    void run(Duration trouble) throws Throwable {
        try {
            startAll();
            time.start(this::meddle);
            time.runUntil(trouble.toNanos());
            calm = true;
            time.runUntil(time.now() + 90 * SECOND);
            if (leader().isEmpty()) {
                throw new AssertionError(told("nobody leads, though all is well"));
            }
        } finally {
            time.end();
        }
    }

    /** @return how long it takes until somebody leads after the leader has been killed, with a good network */
    Duration runUntilTakeover() throws Throwable {
        calm = true;
        try {
            startAll();
            time.runUntil(10 * SECOND + random.nextLong(5 * SECOND));
            long killed = time.now();
            leader().orElseThrow().kill();
            while (leader().isEmpty() && time.now() < killed + 60 * SECOND) {
                time.runUntil(time.now() + MILLISECOND);
            }
            return Duration.ofNanos(time.now() - killed);
        } finally {
            time.end();
        }
    }

    private void startAll() {
        for (int i = 0; i < PROCESSES; i++) {
            time.start(this::startAgainAndAgain);
        }
    }

    private void startAgainAndAgain() {
        while (true) {
            new Candidate().live();
            do {
                time.sleep(upTo(5 * SECOND));
            } while (!mayStart());
        }
    }

    private boolean mayStart() {
        return !lease.version().isEmpty() || (processes.isEmpty() && writes == 0);
    }

    private Optional<Candidate> leader() {
        return processes.stream().filter(process -> process.leadership.isHeld()).findFirst();
    }

    private void check() {
        List<Candidate> leading = processes.stream()
                .filter(process -> process.leadership.isHeld())
                .toList();
        if (leading.size() > 1) {
            throw new TwoLead(told("both lead: " + leading));
        }
        leader().filter(process -> process != last).ifPresent(process -> {
            last = process;
            leaders++;
            tell(process, "leads");
        });
    }

    private String told(String what) {
        return "seed %d: %s%n%s".formatted(seed, what, String.join("\n", trace));
    }

    private void tell(Object who, String what) {
        trace.add(String.format(Locale.ROOT, "%9.3f %s %s", time.now() / (double) SECOND, who, what));
        if (trace.size() > TRACE) {
            trace.remove();
        }
    }

    private boolean oneIn(int number) {
        return !calm && random.nextInt(number) == 0;
    }

    private long upTo(long nanoseconds) {
        return random.nextLong(nanoseconds);
    }

    /** Somebody who can, and need not. */
    private void meddle() {
        while (true) {
            time.sleep(upTo(20 * SECOND));
            if (calm || !processes.stream().allMatch(process -> process.seen.equals(lease.version()))) {
                continue;
            }
            deletions++;
            if (time.now() - renewed > 1.1 * rules.timing().deadline().toNanos() && writes == 0) {
                lease.read().ifPresent(lease::release);
                tell("somebody", "deletes the holder");
            } else {
                lease.delete();
                tell("somebody", "deletes the lease");
            }
        }
    }

    private final class Candidate implements LeaseStore {
        private final String identity = "p" + started++;
        private final double rate = 1 + rules.drift() * (2 * random.nextDouble() - 1);
        private final long origin = random.nextLong();
        private Duration error = Duration.ofSeconds(random.nextInt(-600, 600));
        private final boolean maySleep = random.nextBoolean();
        private long sleepsSince = AWAKE;
        private long slept;
        private String seen = "none";
        private long cutOffUntil;
        private int ownWrites;
        private boolean ended;

        private final Leadership leadership = new Leadership(rules.timing().deadline(), this::clock, this::dayMillis);
        private final LeaderElection election = new LeaderElection(
                this, identity, rules.timing(), leadership, this::clockWithPauses, holder -> ended = true);

        void live() {
            processes.add(this);
            time.start(this::work);
            try {
                while (!ended) {
                    election.tryOnce();
                    time.sleep(period().toNanos());
                    if (oneIn(100)) {
                        leave();
                    }
                    if (oneIn(50)) {
                        cutOffUntil = time.now() + upTo(20 * SECOND);
                        tell(this, "is cut off");
                    }
                }
            } catch (Killed e) {
                tell(this, "is killed");
            }
            processes.remove(this);
        }

        void kill() {
            ended = true;
            processes.remove(this);
        }

        private Duration period() {
            return leadership.isHeld()
                    ? rules.timing().renewal()
                    : rules.timing().look();
        }

        /** What only the leader does. */
        private void work() {
            while (!ended) {
                time.sleep(upTo(SECOND));
                if (!ended && leadership.isHeld()) {
                    writes++;
                    ownWrites++;
                    time.sleep(upTo(rules.slack()));
                    ownWrites--;
                    writes--;
                    for (Candidate other : processes) {
                        if (other != this && other.leadership.isHeld()) {
                            throw new TwoLead(told("%s writes and %s leads".formatted(this, other)));
                        }
                    }
                }
            }
        }

        /** As {@link LeaderElection#close}, whose thread there is none of here. */
        private void leave() {
            while (ownWrites > 0) {
                time.sleep(MILLISECOND);
            }
            leadership.resign();
            ended = true;
            try {
                read().filter(known -> identity.equals(known.getSpec().getHolderIdentity()))
                        .ifPresent(this::release);
            } catch (KubernetesClientException e) {
                tell(this, "cannot release the lease");
            }
        }

        /** Stands still while the machine sleeps. */
        private long clock() {
            long awake = (sleepsSince == AWAKE ? time.now() : sleepsSince) - slept;
            return origin + (long) (awake * rate);
        }

        private long dayMillis() {
            return error.plusNanos((long) (time.now() * rate)).toMillis();
        }

        private long clockWithPauses() {
            pause();
            long read = clock();
            pause();
            return read;
        }

        private void pause() {
            if (oneIn(50)) {
                time.sleep(upTo(SECOND));
            }
            if (oneIn(200)) {
                time.sleep(upTo(30 * SECOND));
            }
            if (oneIn(200) && maySleep) {
                sleepsSince = time.now();
                time.sleep(upTo(30 * SECOND));
                slept += time.now() - sleepsSince;
                sleepsSince = AWAKE;
            }
            if (oneIn(200)) {
                error = error.plusNanos(maySleep ? upTo(60 * SECOND) : -upTo(60 * SECOND));
            }
            if (oneIn(500)) {
                ended = true;
                throw new Killed();
            }
        }

        private <T> T request(boolean mayBeLate, Supplier<T> what) {
            pause();
            delay();
            if (oneIn(30) || time.now() < cutOffUntil) {
                throw new KubernetesClientException("lost");
            }
            if (oneIn(30) && mayBeLate) {
                time.start(() -> getLate(what));
                throw new KubernetesClientException("timed out");
            }
            T answer = what.get();
            delay();
            if (oneIn(30)) {
                throw new KubernetesClientException("answer lost");
            }
            pause();
            return answer;
        }

        private void getLate(Supplier<?> what) {
            time.sleep(upTo(30 * SECOND));
            try {
                tell(
                        this,
                        "does not wait for this any more: "
                                + what.get().getClass().getSimpleName());
            } catch (KubernetesClientException e) {
                // Nor for that.
            }
        }

        private void delay() {
            time.sleep(MILLISECOND + upTo(20 * MILLISECOND));
            if (oneIn(20)) {
                time.sleep(upTo(3 * SECOND));
            }
            if (oneIn(200)) {
                time.sleep(upTo(30 * SECOND));
            }
        }

        @Override
        public Optional<Lease> read() {
            Optional<Lease> read = request(true, lease::read);
            seen = read.map(each -> each.getMetadata().getResourceVersion()).orElse(seen);
            return read;
        }

        @Override
        public void create(String holder, Duration term) {
            request(false, () -> {
                lease.create(holder, term, wallClock());
                renewed = time.now();
                tell(this, "makes the lease");
                return true;
            });
        }

        @Override
        public void hold(Lease known, String holder, Duration term) {
            request(true, () -> {
                boolean renews = lease.holder().equals(holder);
                lease.hold(rules.blind() ? lease.read().orElse(known) : known, holder, term, wallClock());
                renewed = time.now();
                tell(this, renews ? "renews" : "takes");
                return true;
            });
        }

        @Override
        public void release(Lease known) {
            request(true, () -> {
                lease.release(known);
                tell(this, "releases");
                return true;
            });
        }

        private Instant wallClock() {
            return Instant.ofEpochMilli(dayMillis());
        }

        @Override
        public String toString() {
            return identity;
        }
    }
}
