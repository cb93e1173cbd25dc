package io.geotraffic.http;

import com.sun.net.httpserver.Headers;

/** What is under one path. Any number of threads ask. */
@FunctionalInterface
interface Endpoint {
    /** May throw whatever its source throws unchecked: the client is told that it failed, and the log why. */
    Answer answer(Headers request) throws InterruptedException;
}
