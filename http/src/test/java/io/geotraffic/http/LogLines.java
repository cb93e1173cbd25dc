package io.geotraffic.http;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A log to be looked at: its lines, the level in front. */
final class LogLines implements ServerLog {
    final List<String> all = new CopyOnWriteArrayList<>();

    @Override
    public void info(String line) {
        all.add("info " + line);
    }

    @Override
    public void warn(String line) {
        all.add("warn " + line);
    }
}
