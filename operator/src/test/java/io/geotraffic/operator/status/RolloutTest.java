package io.geotraffic.operator.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetBuilder;
import io.fabric8.kubernetes.api.model.apps.DaemonSetStatus;
import io.fabric8.kubernetes.api.model.apps.DaemonSetStatusBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RolloutTest {
    /** Every number is another one. */
    private static DaemonSetStatusBuilder status() {
        return new DaemonSetStatusBuilder()
                .withObservedGeneration(7L)
                .withDesiredNumberScheduled(9)
                .withCurrentNumberScheduled(8)
                .withUpdatedNumberScheduled(6)
                .withNumberReady(5)
                .withNumberAvailable(4)
                .withNumberUnavailable(3)
                .withNumberMisscheduled(2);
    }

    private static DaemonSet daemonSet(long generation, @Nullable DaemonSetStatus status) {
        return new DaemonSetBuilder()
                .withNewMetadata()
                .withGeneration(generation)
                .endMetadata()
                .withStatus(status)
                .build();
    }

    @Test
    void takesTheControllersNumbers() {
        assertEquals(new Rollout(true, 9, 5, 6, 4), Rollout.of(daemonSet(7, status().build())));
    }

    @Test
    void ofAFormerGenerationIsNotObserved() {
        assertEquals(new Rollout(false, 9, 5, 6, 4), Rollout.of(daemonSet(8, status().build())));
    }

    @Test
    void isNoneUntilTheControllerHasSeenTheDaemonSet() {
        assertEquals(Rollout.NONE, Rollout.of(daemonSet(1, null)));
        assertEquals(Rollout.NONE, Rollout.of(daemonSet(1, new DaemonSetStatus())));
        assertFalse(Rollout.NONE.observed());
    }

    /** The API server leaves some numbers out that are 0. */
    @Test
    void whatIsLeftOutIsZero() {
        assertEquals(
                new Rollout(true, 0, 0, 0, 0),
                Rollout.of(daemonSet(
                        7,
                        new DaemonSetStatusBuilder().withObservedGeneration(7L).build())));
    }

    @Test
    void isCompleteIfEachDesiredNodeHasAnAgentThatIsReadyAndUpdated() {
        assertTrue(new Rollout(true, 3, 3, 3, 3).isComplete());
        assertTrue(new Rollout(true, 3, 3, 3, 0).isComplete(), "available comes later");
    }

    @ParameterizedTest
    @CsvSource({"false, 3, 3, 3", "true, 0, 0, 0", "true, 3, 2, 3", "true, 3, 3, 2"})
    void isNotCompleteOtherwise(boolean observed, int desired, int ready, int updated) {
        assertFalse(new Rollout(observed, desired, ready, updated, ready).isComplete());
    }
}
