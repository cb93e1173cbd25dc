package io.geotraffic.geoip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class AnswerCacheTest {
    private static final List<Attribution> ANSWERS =
            List.of(new Attribution("DE", false), new Attribution("FR", false), new Attribution("FR", true));

    private static void ask(AnswerCache<Attribution> cache, long key) {
        if (cache.get(key) == null) {
            cache.put(key, ANSWERS.get((int) (key % ANSWERS.size())));
        }
    }

    @Test
    void remembersAllWhileThereIsRoom() {
        AnswerCache<Attribution> cache = new AnswerCache<>(1 << 16);
        for (long key = 0; key < 20_000; key++) {
            ask(cache, key);
        }

        assertTrue(cache.size() > 19_900, "that but for a few, whose sets were full, all are: " + cache.size());
        assertSame(ANSWERS.get(1), cache.get(19_999));
    }

    @Test
    void remembersNoMoreThanItWasToldTo() {
        AnswerCache<Attribution> cache = new AnswerCache<>(5000);
        for (long key = 0; key < 100_000; key++) {
            ask(cache, key);
        }

        assertEquals(8192, cache.size());
        assertNull(cache.get(3));
    }

    @Test
    void neverAnswersWithAnothersAnswer() {
        Random random = new Random(7);
        AnswerCache<Attribution> cache = new AnswerCache<>(1024);
        Map<Long, Attribution> model = new HashMap<>();
        int hits = 0;
        for (int i = 0; i < 200_000; i++) {
            long key = (long) random.nextInt(4000) << (random.nextInt(3) * 12);
            Attribution answer = model.computeIfAbsent(key, _ -> ANSWERS.get(random.nextInt(3)));
            Attribution cached = cache.get(key);
            if (cached == null) {
                cache.put(key, answer);
            } else {
                assertSame(answer, cached);
                hits++;
            }
        }

        assertTrue(hits > 10_000, "that it was of use: " + hits);
    }

    @Test
    void keepsWhatIsAskedForAgain() {
        AnswerCache<Attribution> cache = new AnswerCache<>(1024);
        for (long key = 1; key < 100_000; key++) {
            ask(cache, 0);
            ask(cache, key);
        }

        assertSame(ANSWERS.getFirst(), cache.get(0));
    }

    @Test
    void forgetsAll() {
        AnswerCache<Attribution> cache = new AnswerCache<>(1024);
        ask(cache, 7);
        cache.clear();

        assertNull(cache.get(7));
        assertEquals(0, cache.size());
    }
}
