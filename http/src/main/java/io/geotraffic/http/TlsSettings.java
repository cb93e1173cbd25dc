package io.geotraffic.http;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * How to speak TLS.
 *
 * @param context has the certificate and says whose to trust
 * @param parameters versions, cipher suites and what is asked of clients; nobody changes them
 */
record TlsSettings(SSLContext context, SSLParameters parameters) {}
