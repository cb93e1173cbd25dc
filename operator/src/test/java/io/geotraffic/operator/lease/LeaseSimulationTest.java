package io.geotraffic.operator.lease;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.geotraffic.operator.lease.LeaseSimulation.Rules;
import io.geotraffic.operator.lease.LeaseSimulation.TwoLead;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What holds whatever happens to processes, and that it would be noticed if it did not. */
@Timeout(60)
final class LeaseSimulationTest {
    private static final Logger LOG = Logger.getLogger(LeaderElection.class.getName());

    private static final int SEEDS = 100;
    private static final Duration TROUBLE = Duration.ofMinutes(3);
    private static final LeaseTiming USUAL = LeaseTiming.USUAL;

    /** Of clocks; those of machines differ by a hundredth of this. */
    private static final double DRIFT = 0.05;

    @BeforeAll
    static void quiet() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void loud() {
        LOG.setLevel(null);
    }

    private static void run(Rules rules) throws Throwable {
        int leaders = 0;
        int deletions = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            LeaseSimulation simulation = new LeaseSimulation(seed, rules);
            simulation.run(TROUBLE);
            leaders += simulation.leaders();
            deletions += simulation.deletions();
        }
        assertTrue(leaders > 3 * SEEDS, "there was some trouble: " + leaders);
        assertTrue(deletions > SEEDS, "there was some trouble: " + deletions);
    }

    @Test
    void neverDoTwoLead() throws Throwable {
        run(new Rules(USUAL, DRIFT, false));
    }

    /** Clocks differ, and writes take their time. */
    @Test
    void aDeadlineAsLongAsTheTermWouldBeNoticed() {
        LeaseTiming timing = new LeaseTiming(USUAL.term(), USUAL.term(), USUAL.renewal(), USUAL.look());
        assertThrows(TwoLead.class, () -> run(new Rules(timing, DRIFT, false)));
    }

    @Test
    void aServerThatTakesEveryWriteWouldBeNoticed() {
        assertThrows(TwoLead.class, () -> run(new Rules(USUAL, DRIFT, true)));
    }

    /** After a term, one look to see the last renewal, and one to see that there is no other. */
    @Test
    void somebodyTakesOverWhenTheLeaderHasDied() throws Throwable {
        Duration requests = Duration.ofMillis(200);
        Duration bound = USUAL.term().plus(USUAL.look().multipliedBy(2)).plus(requests);
        for (int seed = 0; seed < SEEDS; seed++) {
            Duration taken = new LeaseSimulation(seed, new Rules(USUAL, 0, false)).runUntilTakeover();
            assertTrue(taken.compareTo(bound) <= 0, "seed %d: %s".formatted(seed, taken));
            assertTrue(taken.compareTo(USUAL.deadline()) > 0, "seed %d: %s".formatted(seed, taken));
        }
    }
}
