package io.geotraffic.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Map;
import java.util.function.Supplier;

/** Leads each request to what is under its path, exactly, and sees that it has an answer whatever happens. */
final class Router implements HttpHandler {
    private final Map<String, Route> routes;
    private final Supplier<WebConfig> config;
    private final RequestThreads threads;
    private final FailureLog failures;

    /** @param open asks for no password */
    record Route(boolean open, Endpoint endpoint) {}

    Router(Map<String, Route> routes, Supplier<WebConfig> config, RequestThreads threads, FailureLog failures) {
        this.routes = Map.copyOf(routes);
        this.config = config;
        this.threads = threads;
        this.failures = failures;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        answer(exchange).send(exchange);
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        try {
            return threads.whileTheClientWaits(() -> {
                WebConfig now = config.get();
                return answer(exchange, now).with(now.headers());
            });
        } catch (InterruptedException e) {
            throw (IOException) new InterruptedIOException("cut off").initCause(e);
        } catch (RuntimeException | Error e) {
            failures.log("cannot answer " + exchange.getRequestURI().getPath(), e);
            return Answer.line(500, "internal error, the log says more");
        }
    }

    private Answer answer(HttpExchange exchange, WebConfig now) throws InterruptedException {
        Route route = routes.get(exchange.getRequestURI().getPath());
        if (route == null) {
            return Answer.line(404, "there is nothing here");
        }
        if (!route.open()) {
            Access access = now.gate().check(exchange.getRequestHeaders());
            if (access != Access.GRANTED) {
                return access.answer();
            }
        }
        return switch (exchange.getRequestMethod()) {
            case "GET", "HEAD" -> route.endpoint().answer(exchange.getRequestHeaders());
            default -> Answer.line(405, "allowed is GET and HEAD", Map.of("Allow", "GET, HEAD"));
        };
    }
}
