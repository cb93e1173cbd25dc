package io.geotraffic.http;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.BCrypt.Version;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A password as bcrypt keeps it: {@code $2a$}, {@code $2b$} or {@code $2y$}, which are one thing by three
 * names, the cost, and 22 characters of salt and 31 of hash.
 */
record BcryptHash(String text, int cost) {
    /** That of 16 takes some 4 s; one of 31 would keep a processor busy for a day. */
    static final int MOST_COST = 16;

    private static final int LEAST_COST = 4;
    private static final Pattern FORMAT = Pattern.compile("\\$2[aby]\\$(\\d\\d)\\$[./A-Za-z0-9]{53}");

    /** @return empty if it is no such hash, or one that costs too much */
    static Optional<BcryptHash> of(String text) {
        Matcher matcher = FORMAT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int cost = Integer.parseInt(matcher.group(1));
        return cost >= LEAST_COST && cost <= MOST_COST ? Optional.of(new BcryptHash(text, cost)) : Optional.empty();
    }

    /** Takes some 60 ms at a cost of 10. Of a long password the first 72 bytes count, as everywhere. */
    boolean isOf(byte[] password) {
        return BCrypt.verifyer(Version.VERSION_2A, LongPasswordStrategies.truncate(Version.VERSION_2A))
                .verify(password, text.getBytes(StandardCharsets.US_ASCII))
                .verified;
    }
}
