package io.geotraffic.agent.netif;

import java.io.IOException;

/** Some events came faster than they were read. What they told is to be asked for anew. */
public final class EventsLostException extends IOException {
    private static final long serialVersionUID = 1;

    public EventsLostException() {
        super("Some events of interfaces were lost");
    }
}
