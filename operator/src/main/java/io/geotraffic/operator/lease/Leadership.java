package io.geotraffic.operator.lease;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/** Whether this process may write. It ends by itself if it is not renewed in time. Any thread may ask. */
public final class Leadership {
    private final Duration deadline;
    private final LongSupplier clock;
    private final AtomicReference<Optional<Long>> renewed = new AtomicReference<>(Optional.empty());

    /**
     * @param deadline for how long a renewal is good
     * @param clock nanoseconds, only growing
     */
    public Leadership(Duration deadline, LongSupplier clock) {
        this.deadline = deadline;
        this.clock = clock;
    }

    public boolean isHeld() {
        return renewed.get()
                .filter(at -> clock.getAsLong() - at < deadline.toNanos())
                .isPresent();
    }

    /** @param asked when the renewal was asked for: when it was granted is not known */
    void renew(long asked) {
        renewed.set(Optional.of(asked));
    }

    void resign() {
        renewed.set(Optional.empty());
    }
}
