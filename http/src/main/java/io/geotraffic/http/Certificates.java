package io.geotraffic.http;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Reads certificates: a chain, its owner's first, or those of authorities. */
final class Certificates {
    private Certificates() {}

    /** @return at least one */
    static List<X509Certificate> read(byte[] pem) throws WrongKeyException {
        List<X509Certificate> certificates = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (Pem part : Pem.parse(pem)) {
                if (part.label().equals("CERTIFICATE")) {
                    certificates.add(
                            (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(part.der())));
                }
            }
        } catch (CertificateException e) {
            throw new WrongKeyException("holds a certificate that cannot be read: " + Lines.of(e), e);
        }
        if (certificates.isEmpty()) {
            throw new WrongKeyException("holds no certificate in PEM");
        }
        return certificates;
    }
}
