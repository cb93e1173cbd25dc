package io.geotraffic.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;

/** A folder with a configuration, its keys and certificates. */
final class ConfigFolder {
    /** bcrypt of "U*U" and of "U*U*U", from the test vectors of crypt_blowfish. */
    static final String HASH = "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW";

    static final String OTHER_HASH = "$2a$05$XXXXXXXXXXXXXXXXXXXXXOAcXxm9kjPGEMsLznoKqmqw7tc8WCx4a";

    private final Path folder;

    ConfigFolder(Path folder) {
        this.folder = folder;
    }

    /** Writes beside it and renames, as careful tools do. */
    Path write(String name, String text) {
        try {
            Path aside = Files.writeString(folder.resolve(name + ".new"), text);
            return Files.move(aside, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies keys and certificates of the tests. */
    ConfigFolder with(String... resources) {
        for (String resource : resources) {
            put(resource, resource);
        }
        return this;
    }

    ConfigFolder put(String name, String resource) {
        write(name, resource(resource));
        return this;
    }

    static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(ConfigFolder.class.getResourceAsStream("/tls/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<X509Certificate> certificates(String name) {
        try {
            return Certificates.read(resource(name).getBytes(StandardCharsets.UTF_8));
        } catch (WrongKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of a client that trusts the tests' authority and shows no certificate. */
    static SSLContext client() {
        return client(new KeyManager[0]);
    }

    /** Of one that shows this certificate, whoever signed it. */
    static SSLContext client(String certificate) {
        try {
            List<X509Certificate> chain = certificates(certificate + ".pem");
            PrivateKey key = PrivateKeys.read(
                    resource(certificate + ".key").getBytes(StandardCharsets.UTF_8),
                    chain.getFirst().getPublicKey());
            return client(new KeyManager[] {new OwnCertificate(key, chain)});
        } catch (WrongKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext client(KeyManager[] keys) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, KeyStores.trustManagers(certificates("ca.pem")), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
