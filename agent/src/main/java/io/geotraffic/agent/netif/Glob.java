package io.geotraffic.agent.netif;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A shell pattern, glob(7): {@code *} any characters, {@code ?} any one, {@code [a-c]} one of those,
 * {@code [!a-c]} one of the others. A name without any of them matches itself.
 */
final class Glob {
    private static final String SPECIAL = "*?[]";

    private final Pattern pattern;

    private Glob(Pattern pattern) {
        this.pattern = pattern;
    }

    /** Empty if a bracket is not closed, or what it holds is no range. */
    static Optional<Glob> of(String text) {
        try {
            return Optional.of(new Glob(Pattern.compile(regex(text), Pattern.DOTALL)));
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }

    private static String regex(String text) {
        StringBuilder regex = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            switch (text.charAt(at)) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                case '[' -> at = appendSet(text, at, regex);
                default -> regex.append(Pattern.quote(text.substring(at, at + 1)));
            }
        }
        return regex.toString();
    }

    /** Whether it stands for more than one name. */
    static boolean isPattern(String text) {
        return text.chars().anyMatch(character -> SPECIAL.indexOf(character) >= 0);
    }

    boolean matches(String name) {
        return pattern.matcher(name).matches();
    }

    /** @return where the set ends */
    private static int appendSet(String text, int start, StringBuilder regex) {
        int first = start + 1;
        boolean negated = first < text.length() && (text.charAt(first) == '!' || text.charAt(first) == '^');
        if (negated) {
            first++;
        }
        // A bracket that stands first is one of the set.
        int end = text.indexOf(']', first + 1);
        if (end < 0) {
            throw new PatternSyntaxException("a bracket is not closed", text, start);
        }
        regex.append(negated ? "[^" : "[");
        for (char character : text.substring(first, end).toCharArray()) {
            regex.append(character == '-' ? "-" : Pattern.quote(String.valueOf(character)));
        }
        regex.append(']');
        return end;
    }
}
