package io.geotraffic.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A part of a PEM file (RFC 7468), such as a certificate. Text between the parts is skipped. */
final class Pem {
    private static final Pattern PART =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*(?:-[^-]+)*)-----END \\1-----");

    private final String label;
    private final byte[] der;

    private Pem(String label, byte[] der) {
        this.label = label;
        this.der = der;
    }

    /** @throws WrongKeyException if a part is encrypted, or is no Base64 */
    static List<Pem> parse(byte[] text) throws WrongKeyException {
        List<Pem> parts = new ArrayList<>();
        Matcher matcher = PART.matcher(new String(text, StandardCharsets.ISO_8859_1));
        while (matcher.find()) {
            parts.add(new Pem(matcher.group(1), decode(matcher.group(1), matcher.group(2))));
        }
        return parts;
    }

    private static byte[] decode(String label, String body) throws WrongKeyException {
        // The second is how OpenSSL before 1.0 wrote it, and how it still does if told to (RFC 1421).
        if (label.startsWith("ENCRYPTED") || body.contains("ENCRYPTED")) {
            throw new WrongKeyException("is encrypted, which is not supported: openssl pkey -in FILE takes it off");
        }
        try {
            return Base64.getDecoder().decode(body.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw new WrongKeyException("is broken: what is under " + label + " is no Base64", e);
        }
    }

    /** As after BEGIN: {@code CERTIFICATE}, {@code PRIVATE KEY}, ... */
    String label() {
        return label;
    }

    /** Its own, not to be changed. */
    byte[] der() {
        return der;
    }
}
