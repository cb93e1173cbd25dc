package io.geotraffic.http;

import com.sun.net.httpserver.Headers;

/** Lets clients in, or not. */
@FunctionalInterface
interface Gate {
    Gate OPEN = request -> Access.GRANTED;

    Access check(Headers request) throws InterruptedException;
}
