package io.geotraffic.http.address;

import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads where a server is to listen, as it is typed. */
public final class ListenAddress {
    /**
     * An address in brackets, a host without a colon, or nothing; and a port. Brackets may be around IPv4 too:
     * who fills in [$(HOST_IP)] need not know which it is.
     */
    private static final Pattern ADDRESS = Pattern.compile(
            "(?:\\[([0-9A-Fa-f]*:[0-9A-Fa-f:.]*(?:%\\w+)?|\\d+(?:\\.\\d+){3})]|([^:\\[\\]/\\s]*)):(\\d{1,5})");

    private static final String ALLOWED = "allowed is HOST:PORT, such as 127.0.0.1:%d, [::1]:%1$d or :%1$d";

    private ListenAddress() {}

    /**
     * @param usual port, for the message
     * @throws IllegalArgumentException what is allowed, in one line
     */
    public static InetSocketAddress parse(String text, int usual) {
        Matcher matcher = ADDRESS.matcher(text);
        if (!matcher.matches() || Integer.parseInt(matcher.group(3)) > 0xffff) {
            throw new IllegalArgumentException(ALLOWED.formatted(usual));
        }
        int port = Integer.parseInt(matcher.group(3));
        String host = matcher.group(1) != null ? matcher.group(1) : String.valueOf(matcher.group(2));
        if (host.isEmpty()) {
            return new InetSocketAddress(port);
        }
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new IllegalArgumentException("there is no host " + host + "; " + ALLOWED.formatted(usual));
        }
        return address;
    }
}
