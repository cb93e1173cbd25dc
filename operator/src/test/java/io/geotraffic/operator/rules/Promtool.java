package io.geotraffic.operator.rules;

import java.io.File;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A test that asks promtool, which {@code scripts/setup} fetches. Without it the test is skipped, unless {@code
 * GEOTRAFFIC_REQUIRE_TOOLS} is set to {@code true}: then it fails.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Promtool.Condition.class)
@interface Promtool {
    /** The condition. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (tool().isPresent()) {
                return ConditionEvaluationResult.enabled("promtool is there");
            }
            if ("true".equals(System.getenv("GEOTRAFFIC_REQUIRE_TOOLS"))) {
                throw new AssertionError("needs promtool: run scripts/setup");
            }
            return ConditionEvaluationResult.disabled("needs promtool: run scripts/setup");
        }

        /** The one that was fetched, or else the system's. */
        static Optional<Path> tool() {
            Path fetched = Path.of(System.getProperty("java.library.path")).resolveSibling("tools/promtool");
            return Stream.concat(
                            Stream.of(fetched),
                            Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                                    .map(folder -> Path.of(folder, "promtool")))
                    .filter(Files::isExecutable)
                    .findFirst();
        }
    }
}
