package io.geotraffic.http;

import java.util.Arrays;
import java.util.Optional;

/** What is asked of clients: their own certificate, as Go names it, and so the format does. */
enum ClientAuth {
    NONE("NoClientCert", false, false, false),
    REQUEST("RequestClientCert", true, false, false),
    REQUIRE_ANY("RequireAnyClientCert", true, true, false),
    VERIFY_IF_GIVEN("VerifyClientCertIfGiven", true, false, true),
    REQUIRE_AND_VERIFY("RequireAndVerifyClientCert", true, true, true);

    private final String text;
    private final boolean asks;
    private final boolean insists;
    private final boolean verifies;

    ClientAuth(String text, boolean asks, boolean insists, boolean verifies) {
        this.text = text;
        this.asks = asks;
        this.insists = insists;
        this.verifies = verifies;
    }

    static Optional<ClientAuth> of(String text) {
        return Arrays.stream(values()).filter(one -> one.text.equals(text)).findFirst();
    }

    String text() {
        return text;
    }

    /** Clients are asked for a certificate. */
    boolean asks() {
        return asks;
    }

    /** Those without one are sent away. */
    boolean insists() {
        return insists;
    }

    /** A certificate must be signed by one of the authorities. */
    boolean verifies() {
        return verifies;
    }
}
