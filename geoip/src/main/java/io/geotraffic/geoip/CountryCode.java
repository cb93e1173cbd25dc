package io.geotraffic.geoip;

import java.util.Optional;

/** ISO 3166-1 alpha-2 codes, and what databases put beside them, such as XK, EU and A1. */
public final class CountryCode {
    private CountryCode() {}

    /** The code in upper case; empty if it is no code, as "", "-", "??" and a country's name are not. */
    public static Optional<String> of(String text) {
        if (text.length() != 2) {
            return Optional.empty();
        }
        char first = raised(text.charAt(0));
        char second = raised(text.charAt(1));
        boolean isCode = isLetter(first) && (isLetter(second) || (second >= '0' && second <= '9'));
        return isCode ? Optional.of(String.valueOf(new char[] {first, second})) : Optional.empty();
    }

    private static char raised(char letter) {
        return letter >= 'a' && letter <= 'z' ? (char) (letter - 'a' + 'A') : letter;
    }

    /** Of ASCII alone. */
    private static boolean isLetter(char letter) {
        return letter >= 'A' && letter <= 'Z';
    }
}
