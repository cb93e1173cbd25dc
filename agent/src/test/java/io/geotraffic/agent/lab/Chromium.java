package io.geotraffic.agent.lab;

import java.io.File;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A test that looks at pages with Chromium, which {@code scripts/setup} installs. Without it the test is
 * skipped, unless {@code GEOTRAFFIC_REQUIRE_TOOLS} is set to {@code true}: then it fails.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Chromium.Condition.class)
public @interface Chromium {
    String COMMAND = "chromium";

    /** The condition. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            boolean isThere = Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                    .anyMatch(folder -> Files.isExecutable(Path.of(folder, COMMAND)));
            if (isThere) {
                return ConditionEvaluationResult.enabled(COMMAND + " is there");
            }
            if ("true".equals(System.getenv("GEOTRAFFIC_REQUIRE_TOOLS"))) {
                throw new AssertionError("needs " + COMMAND + ": run scripts/setup");
            }
            return ConditionEvaluationResult.disabled("needs " + COMMAND + ": run scripts/setup");
        }
    }
}
