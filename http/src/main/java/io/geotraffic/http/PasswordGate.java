package io.geotraffic.http;

import com.sun.net.httpserver.Headers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets in who knows a user's password.
 *
 * <p>bcrypt is slow on purpose, so what was right once is remembered, by a salted digest. And it is
 * worked at by one thread at a time: a flood of wrong passwords keeps one processor busy and makes the
 * others wait, while who was let in before is let in at once.
 */
final class PasswordGate implements Gate {
    private static final int MOST_REMEMBERED = 100;
    private static final long LONGEST_WAIT_SECONDS = 2;

    /** Shared by all gates, since a changed configuration makes a new one. */
    static final Semaphore CHECKING = new Semaphore(1, true);

    private final Map<String, BcryptHash> hashes;
    /** What an unknown user's password is compared with, so that the time taken does not tell who is known. */
    private final BcryptHash decoy;

    private final byte[] salt = new byte[32];
    private final Set<String> remembered = Collections.synchronizedSet(Collections.newSetFromMap(new Recent()));

    private static final class Recent extends LinkedHashMap<String, Boolean> {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST_REMEMBERED;
        }
    }

    /** @param hashes by user, at least one */
    PasswordGate(Map<String, BcryptHash> hashes) {
        this.hashes = Map.copyOf(hashes);
        this.decoy = hashes.values().stream()
                .max(Comparator.comparingInt(BcryptHash::cost))
                .orElseThrow();
        new SecureRandom().nextBytes(salt);
    }

    @Override
    public Access check(Headers request) throws InterruptedException {
        Optional<BasicCredentials> credentials = BasicCredentials.of(request);
        if (credentials.isEmpty()) {
            return Access.DENIED;
        }
        String digest = digest(credentials.get());
        if (remembered.contains(digest)) {
            return Access.GRANTED;
        }
        if (!CHECKING.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
            return Access.BUSY;
        }
        try {
            return isRight(credentials.get(), digest) ? Access.GRANTED : Access.DENIED;
        } finally {
            CHECKING.release();
        }
    }

    private boolean isRight(BasicCredentials credentials, String digest) {
        if (remembered.contains(digest)) { // by one who was before us in the queue
            return true;
        }
        BcryptHash hash = hashes.getOrDefault(credentials.user(), decoy);
        boolean right = hash.isOf(credentials.password()) && hashes.containsKey(credentials.user());
        if (right) {
            remembered.add(digest);
        }
        return right;
    }

    private String digest(BasicCredentials credentials) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(salt);
            sha.update(credentials.user().getBytes(StandardCharsets.UTF_8));
            sha.update((byte) ':'); // no user has one
            return Base64.getEncoder().encodeToString(sha.digest(credentials.password()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each Java has SHA-256", e);
        }
    }
}
