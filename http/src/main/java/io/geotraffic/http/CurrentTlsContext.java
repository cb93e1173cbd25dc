package io.geotraffic.http;

import java.security.KeyManagementException;
import java.security.SecureRandom;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * A TLS context for a server that takes one for good: each handshake is by the settings of its time, all
 * of them, so a new certificate never meets an old authority. Sessions of former settings do not resume.
 */
final class CurrentTlsContext extends SSLContext {
    CurrentTlsContext(Supplier<TlsSettings> current) {
        super(new Current(current), current.get().context().getProvider(), "TLS");
    }

    private static final class Current extends SSLContextSpi {
        private final Supplier<TlsSettings> current;

        Current(Supplier<TlsSettings> current) {
            this.current = current;
        }

        @Override
        protected SSLEngine engineCreateSSLEngine() {
            TlsSettings settings = current.get();
            return configured(settings.context().createSSLEngine(), settings);
        }

        @Override
        protected SSLEngine engineCreateSSLEngine(String host, int port) {
            TlsSettings settings = current.get();
            return configured(settings.context().createSSLEngine(host, port), settings);
        }

        private static SSLEngine configured(SSLEngine engine, TlsSettings settings) {
            engine.setUseClientMode(false);
            engine.setSSLParameters(settings.parameters());
            return new QuietEngine(engine);
        }

        @Override
        protected void engineInit(
                KeyManager @Nullable [] keys, TrustManager @Nullable [] trust, @Nullable SecureRandom random)
                throws KeyManagementException {
            throw new KeyManagementException("has its settings");
        }

        @Override
        protected SSLSocketFactory engineGetSocketFactory() {
            throw new UnsupportedOperationException("for engines only");
        }

        @Override
        protected SSLServerSocketFactory engineGetServerSocketFactory() {
            throw new UnsupportedOperationException("for engines only");
        }

        @Override
        protected SSLSessionContext engineGetServerSessionContext() {
            return current.get().context().getServerSessionContext();
        }

        @Override
        protected SSLSessionContext engineGetClientSessionContext() {
            return current.get().context().getClientSessionContext();
        }
    }
}
