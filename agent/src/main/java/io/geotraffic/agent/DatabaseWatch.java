package io.geotraffic.agent;

import io.geotraffic.agent.metrics.DatabaseState;
import io.geotraffic.geoip.CountryDatabase;
import io.geotraffic.geoip.DatabaseFile;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** Looks after the country database in a thread of its own, for a large one takes its time to load. */
final class DatabaseWatch implements Runnable {
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final DatabaseFile file;
    private final Log log;
    private final CountDownLatch looked = new CountDownLatch(1);

    DatabaseWatch(DatabaseFile file, Log log) {
        this.file = file;
        this.log = log;
    }

    @Override
    public void run() {
        while (true) {
            if (file.check()) {
                file.current()
                        .map(CountryDatabase::facts)
                        .ifPresent(facts -> log.info("Country database " + facts.type() + " of " + facts.build()
                                + " is in use; countries: " + facts.countries()));
            }
            looked.countDown();
            LockSupport.parkNanos(PERIOD.toNanos());
        }
    }

    /** Returns once it is known whether there is one. */
    void awaitFirstLook() throws InterruptedException {
        looked.await();
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
