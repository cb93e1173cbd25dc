package io.geotraffic.operator;

import io.geotraffic.http.ServerLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the web server tells, in the log of the process. */
final class WebLog implements ServerLog {
    private static final Logger LOG = LoggerFactory.getLogger(WebLog.class);

    @Override
    public void info(String line) {
        LOG.info("{}", line);
    }

    @Override
    public void warn(String line) {
        LOG.warn("{}", line);
    }
}
