package io.geotraffic.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** One connection, which asks as many times as it is told to, and says exactly what is said to it. */
final class Client implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;

    record Reply(int status, Map<String, String> headers, String body) {}

    private Client(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(10_000);
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    static Client of(InetSocketAddress address) throws IOException {
        return new Client(new Socket(address.getAddress(), address.getPort()));
    }

    static Client of(InetSocketAddress address, SSLContext context) throws IOException {
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(address.getAddress(), address.getPort());
        socket.startHandshake();
        return new Client(socket);
    }

    /** On a connection of its own. */
    static Reply get(InetSocketAddress address, String path, String... headers) throws IOException {
        try (Client client = of(address)) {
            return client.ask("GET", path, headers);
        }
    }

    Socket socket() {
        return socket;
    }

    Reply ask(String method, String path, String... headers) throws IOException {
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        say(method + " " + path + " HTTP/1.1\r\nHost: test\r\n" + more + "\r\n");
        return reply(method.equals("HEAD"));
    }

    void say(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** @return -1 at the end; a reset is one too */
    int read() {
        try {
            return in.read();
        } catch (IOException e) {
            return -1;
        }
    }

    /** Reads until the server ends the connection, which it must do some time. */
    long readToEnd() throws IOException {
        return readToEnd(in);
    }

    static long readToEnd(InputStream in) throws IOException {
        long bytes = 0;
        byte[] buffer = new byte[1 << 16];
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                bytes += n;
            }
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            // A reset is an end too.
        }
        return bytes;
    }

    private Reply reply(boolean head) throws IOException {
        int status = Integer.parseInt(line().split(" ", -1)[1]);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(); !line.isEmpty(); line = line()) {
            String[] parts = line.split(": ", 2);
            headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1]);
        }
        int length = head ? 0 : Integer.parseInt(headers.getOrDefault("content-length", "0"));
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new IOException("the body ends early");
        }
        if ("gzip".equals(headers.get("content-encoding")) && !head) {
            body = new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
        }
        return new Reply(status, headers, new String(body, StandardCharsets.UTF_8));
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the connection ended");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
