package io.geotraffic.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PasswordGateTest {
    private final PasswordGate gate = new PasswordGate(Map.of(
            "alice", BcryptHash.of(ConfigFolder.HASH).orElseThrow(),
            "bob", BcryptHash.of(ConfigFolder.OTHER_HASH).orElseThrow()));

    private Access check(String authorization) throws InterruptedException {
        Headers request = new Headers();
        request.add("Authorization", authorization);
        return gate.check(request);
    }

    private static String basic(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "GRANTED,alice:U*U",
        "GRANTED,bob:U*U*U",
        "DENIED,alice:U*U*U",
        "DENIED,alice:",
        "DENIED,alice",
        "DENIED,:U*U",
        "DENIED,Alice:U*U",
        "DENIED,carol:U*U",
        "DENIED,carol:U*U*U", // right for the decoy
    })
    void letsInWhoKnowsAUsersPassword(Access expected, String credentials) throws InterruptedException {
        assertEquals(expected, check(basic(credentials)));
        assertEquals(expected, check(basic(credentials)), "remembered");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic", "Basic ", "Basic !!!", "Bearer abc", "basic:x"})
    void deniesWhatIsNoCredentials(String authorization) throws InterruptedException {
        assertEquals(Access.DENIED, check(authorization));
        assertEquals(Access.DENIED, gate.check(new Headers()));
    }

    @Test
    void readsTheSchemeInEitherCase() throws InterruptedException {
        assertEquals(Access.GRANTED, check(basic("alice:U*U").replace("Basic", "bASIC")));
    }

    @Test
    void letsInAtOnceWhoWasLetInBeforeWhileOthersWait() throws InterruptedException {
        assertEquals(Access.GRANTED, check(basic("alice:U*U")));
        PasswordGate.CHECKING.acquire();
        try {
            assertEquals(Access.GRANTED, check(basic("alice:U*U")));
            assertEquals(Access.BUSY, check(basic("alice:wrong")), "waits in vain");
        } finally {
            PasswordGate.CHECKING.release();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"$2a$", "$2b$", "$2y$"})
    void knowsAllNamesOfBcrypt(String name) {
        BcryptHash hash =
                BcryptHash.of(name + ConfigFolder.HASH.substring(name.length())).orElseThrow();
        assertTrue(hash.isOf("U*U".getBytes(StandardCharsets.UTF_8)));
        assertFalse(hash.isOf("U*u".getBytes(StandardCharsets.UTF_8)));
    }

    /** The test vectors of crypt_blowfish, which is in the public domain. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "$2a$05$CCCCCCCCCCCCCCCCCCCCC.7uG0VCzI2bS7j6ymqJi9CdcdxiRTWNy ''",
                "$2a$05$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBui '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789chars after 72 are ignored'",
            })
    void takesShortAndLongPasswords(String hash, String password) {
        assertTrue(BcryptHash.of(hash).orElseThrow().isOf(password.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret",
                "$2x$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
                "$2a$5$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeWx",
                "$2a$03$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
                "$2a$17$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
                "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOe",
                "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeWW",
                "$apr1$abc$def"
            })
    void takesNothingElseForAHash(String text) {
        assertEquals(Optional.empty(), BcryptHash.of(text));
    }
}
