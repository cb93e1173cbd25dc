package io.geotraffic.agent.options;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads single values, and says what is allowed where they are wrong. */
final class Values {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m)");

    private Values() {}

    static int integer(String flag, String value, int least, int most) throws OptionException {
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new OptionException(
                "%s %s: allowed is a whole number from %,d to %,d".formatted(flag, value, least, most));
    }

    static Duration duration(String flag, String value, Duration least, Duration most) throws OptionException {
        Matcher matcher = DURATION.matcher(value);
        if (matcher.matches()) {
            Duration duration = of(Long.parseLong(matcher.group(1)), matcher.group(2));
            if (duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) {
                return duration;
            }
        }
        throw new OptionException("%s %s: allowed is a time from %s to %s, such as 500ms, 2s or 1m"
                .formatted(flag, value, text(least), text(most)));
    }

    private static Duration of(long amount, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            default -> Duration.ofMinutes(amount);
        };
    }

    private static String text(Duration duration) {
        if (duration.toMillis() % 1000 != 0) {
            return duration.toMillis() + "ms";
        }
        return duration.toSeconds() % 60 != 0 ? duration.toSeconds() + "s" : duration.toMinutes() + "m";
    }
}
