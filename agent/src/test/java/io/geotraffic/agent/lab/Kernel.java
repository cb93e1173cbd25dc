package io.geotraffic.agent.lab;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A test that meets the real kernel, and so needs root. Without it the test is skipped, unless {@code
 * GEOTRAFFIC_REQUIRE_KERNEL} is set to {@code true}: then it fails.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("kernel")
@Timeout(120)
@ExtendWith(Kernel.NeedsRoot.class)
public @interface Kernel {
    /** The condition. */
    final class NeedsRoot implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if ("root".equals(System.getProperty("user.name"))) {
                return ConditionEvaluationResult.enabled("runs as root");
            }
            if ("true".equals(System.getenv("GEOTRAFFIC_REQUIRE_KERNEL"))) {
                return ConditionEvaluationResult.enabled("must not be skipped here, so it fails without root");
            }
            return ConditionEvaluationResult.disabled("loads programs into the kernel, which needs root");
        }
    }
}
