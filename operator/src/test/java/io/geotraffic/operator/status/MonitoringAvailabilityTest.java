package io.geotraffic.operator.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MonitoringAvailabilityTest {
    private static final Rollout COMPLETE = new Rollout(true, 3, 3, 3, 3);

    @Test
    void whereNothingIsAskedForNothingIsTold() {
        assertEquals(Optional.empty(), MonitoringAvailability.of(Observations.NOT_ASKED));
    }

    @Test
    void namesWhatIsThere() {
        assertEquals(
                Optional.of(Verdict.yes("ObjectsApplied", "ServiceMonitor, PrometheusRule")),
                MonitoringAvailability.of(Observations.APPLIED));
    }

    @Test
    void saysWhatIsNotThereAndWhy() {
        assertEquals(
                Optional.of(
                        Verdict.no("KindNotFound", "the cluster has no ServiceMonitor of monitoring.coreos.com/v1")),
                MonitoringAvailability.of(Observations.KIND_NOT_FOUND));
        assertEquals(Optional.of(Verdict.no("ObjectsRefused", "no")), MonitoringAvailability.of(refused()));
    }

    private static MonitoringFinding refused() {
        return new MonitoringFinding.Unavailable(MonitoringFinding.Reason.OBJECTS_REFUSED, "no");
    }

    /** A kind that comes is noticed by itself; of what was refused nobody tells when it would be taken. */
    @Test
    void whatWasRefusedIsTriedAgain() {
        assertTrue(Observations.observation(COMPLETE, Observations.NOT_ASKED).isSettled());
        assertTrue(Observations.observation(COMPLETE, Observations.APPLIED).isSettled());
        assertTrue(
                Observations.observation(COMPLETE, Observations.KIND_NOT_FOUND).isSettled());
        assertFalse(Observations.observation(COMPLETE, refused()).isSettled());
    }
}
