package io.geotraffic.agent.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What a server within a namespace said. */
public record HttpAnswer(int status, String head, String text) {
    static HttpAnswer get(NetworkNamespace node, int port, String path, String... headers) throws IOException {
        try (Socket socket = request(node, port, path, headers)) {
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int end = answer.indexOf("\r\n\r\n");
            if (end < 0) {
                throw new IOException("no answer: " + answer);
            }
            return new HttpAnswer(
                    Integer.parseInt(answer.split(" ", 3)[1]), answer.substring(0, end), answer.substring(end + 4));
        }
    }

    /** The connection is made within the namespace, and can be read from anywhere. */
    static Socket request(NetworkNamespace node, int port, String path, String... headers) throws IOException {
        Socket socket = node.asRoot(() -> new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
        String head = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + String.join(
                        "",
                        Arrays.stream(headers).map(header -> header + "\r\n").toList()) + "\r\n";
        socket.setSoTimeout(20_000);
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
