package io.geotraffic.operator.status;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import io.geotraffic.operator.api.v1alpha1.AgentsStatus;
import io.geotraffic.operator.api.v1alpha1.GeoTrafficMonitorStatus;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a status that was written says. */
final class ReadinessOfStatusTest {
    private static final StatusReport REPORT = new StatusReport(Clock.systemUTC());

    private static boolean isTrue(Condition... conditions) {
        return Readiness.isTrue(
                new GeoTrafficMonitorStatus(3, List.of(conditions), new AgentsStatus(3, 3, 3, 3), List.of(), null));
    }

    private static Condition condition(String type, String status) {
        return new ConditionBuilder().withType(type).withStatus(status).build();
    }

    @Test
    void isTrueIfReadyIs() {
        assertTrue(isTrue(condition("Degraded", "False"), condition("Ready", "True")));
        assertFalse(isTrue(condition("Degraded", "True"), condition("Ready", "False")));
        assertFalse(isTrue(condition("Degraded", "True"), condition("Ready", "Unknown")));
    }

    @Test
    void isNotWhereNothingIsSaid() {
        assertFalse(Readiness.isTrue(null));
        assertFalse(isTrue());
        assertFalse(isTrue(condition("GeoIPDatabaseAvailable", "True")));
    }

    @Test
    void isWhatWasReported() {
        assertTrue(Readiness.isTrue(REPORT.of(Observations.observation(new Rollout(true, 3, 3, 3, 3)), null)));
        assertFalse(Readiness.isTrue(REPORT.of(Observations.observation(new Rollout(true, 3, 2, 3, 3)), null)));
    }
}
