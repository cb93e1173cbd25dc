package io.geotraffic.operator.status;

import static io.geotraffic.operator.status.Observations.observation;
import static io.geotraffic.operator.status.Observations.old;
import static io.geotraffic.operator.status.Observations.refused;
import static io.geotraffic.operator.status.Observations.starting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ObservationTest {
    private static final Rollout COMPLETE = new Rollout(true, 3, 3, 3, 3);
    private static final Rollout UNSEEN = new Rollout(false, 3, 3, 3, 3);
    private static final Rollout NO_NODES = new Rollout(true, 0, 0, 0, 0);

    @Test
    void nothingIsToComeWhenAllNodesCount() {
        assertTrue(observation(COMPLETE).isSettled());
        assertTrue(observation(COMPLETE, Observations.MISSING).isSettled(), "ConfigMaps are watched");
    }

    /** Its agent may have another reason the next time. */
    @Test
    void aNodeThatDoesNotCountIsLookedAtAgain() {
        assertFalse(observation(new Rollout(true, 3, 2, 3, 2), old("n1")).isSettled());
        assertFalse(observation(new Rollout(true, 3, 2, 3, 2)).isSettled());
        assertFalse(observation(new Rollout(true, 3, 3, 2, 3)).isSettled());
    }

    /** The DaemonSet, which others change, is watched. */
    @Test
    void othersAreWaitedFor() {
        assertTrue(observation(UNSEEN).isSettled());
        assertTrue(observation(Rollout.NONE).isSettled());
        assertTrue(observation(NO_NODES).isSettled());
        assertFalse(observation(UNSEEN, starting("n1")).isSettled());
        assertFalse(observation(NO_NODES, starting("n1")).isSettled());
    }

    @Test
    void whatIsRefusedIsTriedAgain() {
        assertFalse(refused(COMPLETE).isSettled());
        assertFalse(refused(Rollout.NONE).isSettled());
    }

    @Test
    void nodesThatNeedSomebodyComeFirst() {
        assertEquals(
                List.of(old("n2"), old("n3"), starting("n1")),
                observation(new Rollout(true, 3, 0, 3, 0), old("n3"), starting("n1"), old("n2"))
                        .uncounted());
    }
}
