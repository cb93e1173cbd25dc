package io.geotraffic.geoip;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Says for every prefix where it belongs: what the database knows, else whether it is private, else
 * {@link #UNKNOWN}. Remembers the answers for the prefixes asked for last.
 *
 * <p>Not thread-safe: one thread asks.
 *
 * @param <T> what the one who asks makes of an answer, once for each prefix that is not remembered
 */
public final class CountryResolver<T> {
    /** Of a public prefix that the database does not know, or when there is none. */
    public static final String UNKNOWN = "UNKNOWN";

    /** What prefixes that are not globally routable are usually called. */
    public static final String PRIVATE = "PRIVATE";

    private static final int VERSION_SHIFT = 48;

    private final Attribution unknownAnswer = new Attribution(UNKNOWN, false);
    private final Attribution privateAnswer;
    private final Function<Attribution, T> form;
    private final AnswerCache<T> cache;
    private @Nullable CountryDatabase database;

    /**
     * @param cacheSize prefixes to remember, at least 1; rounded up to a power of two
     * @param privateCountry the label of prefixes that are not globally routable
     * @param form makes what is answered
     */
    public CountryResolver(int cacheSize, String privateCountry, Function<Attribution, T> form) {
        if (cacheSize < 1) {
            throw new IllegalArgumentException("Cache size " + cacheSize + ": at least 1 is allowed");
        }
        cache = new AnswerCache<>(cacheSize);
        this.form = form;
        privateAnswer = new Attribution(privateCountry, false);
    }

    /**
     * From now on asks this database, and forgets what others said. Costs nothing if it asks it already.
     *
     * @return whether it asked another one before
     */
    public boolean use(CountryDatabase database) {
        if (this.database == database) {
            return false;
        }
        this.database = database;
        cache.clear();
        return true;
    }

    /**
     * @param ipVersion 4 or 6
     * @param prefix the number of an IPv4 /24 (24 bits) or of an IPv6 /48 (48 bits)
     */
    public T resolve(int ipVersion, long prefix) {
        long key = (ipVersion == 6 ? 1L : 0L) << VERSION_SHIFT | prefix;
        T cached = cache.get(key);
        if (cached != null) {
            return cached;
        }
        T answer = form.apply(ask(ipVersion, prefix));
        cache.put(key, answer);
        return answer;
    }

    /** How many prefixes are. */
    int remembered() {
        return cache.size();
    }

    private Attribution ask(int ipVersion, long prefix) {
        Optional<Attribution> known = database == null ? Optional.empty() : database.attribute(ipVersion, prefix);
        if (known.isPresent()) {
            return known.get();
        }
        return SpecialPurpose.covers(ipVersion, prefix) ? privateAnswer : unknownAnswer;
    }
}
