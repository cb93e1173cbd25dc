package io.geotraffic.agent;

import io.geotraffic.agent.metrics.DatabaseState;
import io.geotraffic.geoip.CountryDatabase;
import io.geotraffic.geoip.DatabaseFile;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Looks after the country database in a thread of its own, for a large one takes its time to load. */
final class DatabaseWatch implements Runnable {
    private static final Duration PERIOD = Duration.ofSeconds(2);

    /** A file that may still be being written is looked at again. */
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final DatabaseFile file;
    private final Log log;
    private volatile boolean looked;

    DatabaseWatch(DatabaseFile file, Log log) {
        this.file = file;
        this.log = log;
    }

    @Override
    public void run() {
        while (true) {
            try {
                look();
            } catch (RuntimeException | Error e) {
                // A bug, and no reason to look no more.
                log.error("The country database cannot be looked after: " + e);
            } finally {
                looked = true;
            }
            LockSupport.parkNanos((file.isSettled() ? PERIOD : AGAIN).toNanos());
        }
    }

    private void look() {
        if (file.check()) {
            file.current()
                    .map(CountryDatabase::facts)
                    .ifPresent(facts -> log.info("Country database " + facts.type() + " of " + facts.build()
                            + " is in use; countries: " + facts.countries()));
        }
    }

    /** Whether it is known if there is one. */
    boolean hasLooked() {
        return looked;
    }

    DatabaseState state() {
        return new DatabaseState(
                file.current()
                        .map(CountryDatabase::facts)
                        .map(facts -> new DatabaseState.Loaded(facts.type(), facts.build())),
                file.successes(),
                file.failures());
    }
}
