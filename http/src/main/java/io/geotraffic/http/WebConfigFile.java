package io.geotraffic.http;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * A web configuration file that is followed. When somebody asks, and at most once a second, it looks
 * whether the file, or one that it names, has other contents than before. If they are good they hold from
 * then on. If not, the last good ones do, and one line is logged.
 */
final class WebConfigFile implements Supplier<WebConfig> {
    private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Path file;
    private final ServerLog log;
    private final LongSupplier clock;

    private final ReentrantLock looking = new ReentrantLock();
    private volatile WebConfig current;
    private volatile long lastLook;
    /** Of the last attempt, be it good or bad. */
    private FilesRead files = new FilesRead();

    /**
     * @param clock nanoseconds, only growing
     * @throws WebException if the configuration cannot be used
     */
    WebConfigFile(Path file, ServerLog log, LongSupplier clock) throws WebException {
        this.file = file;
        this.log = log;
        this.clock = clock;
        this.lastLook = clock.getAsLong();
        this.current = WebConfigReader.read(file, files);
    }

    /** Does not wait: while one looks, the others go on with what there was. */
    @Override
    public WebConfig get() {
        if (isDue() && looking.tryLock()) {
            try {
                if (isDue()) {
                    lastLook = clock.getAsLong();
                    look();
                }
            } finally {
                looking.unlock();
            }
        }
        return current;
    }

    private boolean isDue() {
        return clock.getAsLong() - lastLook >= INTERVAL_NANOS;
    }

    private void look() {
        if (!files.changed()) {
            return;
        }
        files = new FilesRead();
        try {
            WebConfig changed = WebConfigReader.read(file, files);
            if (changed.tls().isPresent() != current.tls().isPresent()) {
                throw new WebException("web config %s: turning TLS on or off needs a restart".formatted(file));
            }
            current = changed;
            log.info("web config %s: changed, and in effect".formatted(file));
        } catch (WebException e) {
            log.warn(Lines.of(e) + "; what was in effect remains so");
        }
    }
}
