package io.geotraffic.agent;

import java.io.IOException;

/** The map would have more entries than the heap can follow. */
final class HeapTooSmallException extends IOException {
    private static final long serialVersionUID = 1;

    HeapTooSmallException(String message) {
        super(message);
    }
}
