package io.geotraffic.http;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.function.Supplier;

/** Makes a server that speaks TLS. Its classes are not loaded unless one is asked for. */
final class TlsListener {
    private TlsListener() {}

    static HttpServer create(InetSocketAddress address, int backlog, Supplier<TlsSettings> settings)
            throws IOException {
        HttpsServer server = HttpsServer.create(address, backlog);
        server.setHttpsConfigurator(new HttpsConfigurator(new CurrentTlsContext(settings)) {
            @Override
            public void configure(HttpsParameters parameters) {
                // The context has configured the engine already; what is not set here stays as it is.
            }
        });
        return server;
    }
}
