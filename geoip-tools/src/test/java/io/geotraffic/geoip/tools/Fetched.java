package io.geotraffic.geoip.tools;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A test that needs what {@code scripts/setup} fetches. Without it the test is skipped, unless {@code
 * GEOTRAFFIC_REQUIRE_TOOLS} is set to {@code true}: then it fails.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Fetched.Condition.class)
@interface Fetched {
    /** Where it is. */
    Path FOLDER = Path.of(System.getProperty("geotraffic.tools", "../build/tools"));

    /** tor's files of the world, as of Debian's package tor-geoipdb. */
    Path WORLD_IPV4 = FOLDER.resolve("tor/geoip");

    Path WORLD_IPV6 = FOLDER.resolve("tor/geoip6");

    /** The condition. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            boolean isThere =
                    Files.exists(WORLD_IPV4) && Files.exists(WORLD_IPV6) && Files.exists(FOLDER.resolve("maxminddb"));
            if (isThere) {
                return ConditionEvaluationResult.enabled("all is there");
            }
            String missing = "needs tor and maxminddb in " + FOLDER.toAbsolutePath() + ": run scripts/setup";
            if ("true".equals(System.getenv("GEOTRAFFIC_REQUIRE_TOOLS"))) {
                throw new AssertionError(missing);
            }
            return ConditionEvaluationResult.disabled(missing);
        }
    }
}
