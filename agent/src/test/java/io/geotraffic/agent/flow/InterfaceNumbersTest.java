package io.geotraffic.agent.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class InterfaceNumbersTest {
    @Test
    void theLowestFreeNumberComesFirst() {
        InterfaceNumbers numbers = new InterfaceNumbers(10);
        assertEquals(OptionalInt.of(0), numbers.acquire());
        assertEquals(OptionalInt.of(1), numbers.acquire());
        assertEquals(OptionalInt.of(2), numbers.acquire());
    }

    @Test
    void aReleasedNumberIsGivenAgain() {
        InterfaceNumbers numbers = new InterfaceNumbers(10);
        numbers.acquire();
        numbers.acquire();
        numbers.acquire();
        numbers.release(1);
        assertEquals(OptionalInt.of(1), numbers.acquire());
        assertEquals(OptionalInt.of(3), numbers.acquire());
    }

    @Test
    void thereAreNoMoreThanTheLimit() {
        InterfaceNumbers numbers = new InterfaceNumbers(2);
        numbers.acquire();
        assertEquals(OptionalInt.of(1), numbers.acquire());
        assertEquals(OptionalInt.empty(), numbers.acquire());
    }

    @Test
    void afterTheLimitAReleaseHelps() {
        InterfaceNumbers numbers = new InterfaceNumbers(1);
        numbers.acquire();
        assertEquals(OptionalInt.empty(), numbers.acquire());
        numbers.release(0);
        assertEquals(OptionalInt.of(0), numbers.acquire());
    }
}
