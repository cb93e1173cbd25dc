package io.geotraffic.e2e;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A test that meets a real cluster: one that {@code KUBECONFIG} names, or one started for it, which needs root.
 * Without either the test is skipped, unless {@code GEOTRAFFIC_REQUIRE_CLUSTER} is set to {@code true}: then it
 * fails.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("cluster")
@Timeout(300)
@ExtendWith({OnCluster.NeedsCluster.class, OnCluster.StartsCluster.class})
@interface OnCluster {
    /** The condition. */
    final class NeedsCluster implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (Cluster.given().isPresent()) {
                return ConditionEvaluationResult.enabled("there is a KUBECONFIG");
            }
            if ("root".equals(System.getProperty("user.name"))) {
                return ConditionEvaluationResult.enabled("runs as root");
            }
            if ("true".equals(System.getenv("GEOTRAFFIC_REQUIRE_CLUSTER"))) {
                return ConditionEvaluationResult.enabled("must not be skipped here, so it fails without a cluster");
            }
            return ConditionEvaluationResult.disabled("needs a cluster: a KUBECONFIG, or root to start one");
        }
    }

    /** Before any test, for it takes longer than a test may. */
    final class StartsCluster implements BeforeAllCallback {
        @Override
        public void beforeAll(ExtensionContext context) {
            Cluster.client();
        }
    }
}
