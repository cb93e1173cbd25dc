package io.geotraffic.agent.options;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads single values, and says what is allowed where they are wrong. */
final class Values {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m)");

    private Values() {}

    static int integer(Setting setting, int least, int most) throws OptionException {
        try {
            int number = Integer.parseInt(setting.text());
            if (setting.text().matches("[0-9]+") && number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw setting.refused(String.format(Locale.ROOT, "allowed is a whole number from %,d to %,d", least, most));
    }

    static Duration duration(Setting setting, Duration least, Duration most) throws OptionException {
        Matcher matcher = DURATION.matcher(setting.text());
        if (matcher.matches()) {
            Duration duration = of(Long.parseLong(matcher.group(1)), matcher.group(2));
            if (duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) {
                return duration;
            }
        }
        throw setting.refused(
                "allowed is a time from %s to %s, such as 500ms, 2s or 1m".formatted(text(least), text(most)));
    }

    static Path file(Setting setting) throws OptionException {
        try {
            if (!setting.text().isEmpty()) {
                return Path.of(setting.text());
            }
        } catch (InvalidPathException e) {
            // Said below.
        }
        throw setting.refused("allowed is the name of a file");
    }

    /** The value of a label of a metric. */
    static String label(Setting setting) throws OptionException {
        if (!setting.text().matches("[A-Za-z0-9_-]{3,32}")) {
            throw setting.refused(
                    "allowed are 3 to 32 letters, digits and _-, such as PRIVATE or UNKNOWN; two would be a country's");
        }
        return setting.text();
    }

    static LogLevel logLevel(Setting setting) throws OptionException {
        List<String> labels =
                Arrays.stream(LogLevel.values()).map(LogLevel::label).toList();
        return LogLevel.valueOf(one(setting, labels).toUpperCase(Locale.ROOT));
    }

    /** One of few words. */
    static String one(Setting setting, List<String> allowed) throws OptionException {
        if (!allowed.contains(setting.text())) {
            throw setting.refused("allowed is " + String.join(", ", allowed));
        }
        return setting.text();
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
