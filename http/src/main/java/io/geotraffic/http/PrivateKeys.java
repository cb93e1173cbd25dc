package io.geotraffic.http;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;

/**
 * Reads the private key that belongs to a public one: PKCS#8 (RFC 5958), PKCS#1 for RSA (RFC 8017, A.1.2)
 * or SEC 1 for EC (RFC 5915).
 */
final class PrivateKeys {
    private static final List<String> LABELS = List.of("PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY");

    private PrivateKeys() {}

    /** @param owner the certificate's key */
    static PrivateKey read(byte[] pem, PublicKey owner) throws WrongKeyException {
        for (Pem part : Pem.parse(pem)) {
            if (LABELS.contains(part.label())) {
                return read(part, owner);
            }
        }
        throw new WrongKeyException("holds no private key in PEM: allowed is " + String.join(", ", LABELS));
    }

    private static PrivateKey read(Pem part, PublicKey owner) throws WrongKeyException {
        byte[] pkcs8 = part.label().equals("PRIVATE KEY") ? part.der() : pkcs8(part.der(), owner);
        String proof = proof(owner);
        try {
            PrivateKey key =
                    KeyFactory.getInstance(owner.getAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            if (belong(key, owner, proof)) {
                return key;
            }
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new WrongKeyException(
                    "is damaged, or no %s key, which the certificate asks for".formatted(owner.getAlgorithm()), e);
        }
        throw new WrongKeyException("does not match the certificate");
    }

    private static String proof(PublicKey owner) throws WrongKeyException {
        return switch (owner.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            case "EdDSA" -> "EdDSA";
            default ->
                throw new WrongKeyException("belongs to a certificate for %s: supported are RSA, EC and EdDSA"
                        .formatted(owner.getAlgorithm()));
        };
    }

    /** Signs something by the one and verifies it by the other. */
    private static boolean belong(PrivateKey key, PublicKey owner, String proof) throws GeneralSecurityException {
        byte[] message = new byte[32];
        Signature signer = Signature.getInstance(proof);
        signer.initSign(key);
        signer.update(message);
        Signature verifier = Signature.getInstance(proof);
        verifier.initVerify(owner);
        verifier.update(message);
        return verifier.verify(signer.sign());
    }

    /**
     * Puts an older form into PKCS#8: a version, the algorithm, the key. The algorithm, with the curve of
     * an EC key, is that of the public key, as its own encoding has it (SubjectPublicKeyInfo, RFC 5280, 4.1).
     */
    private static byte[] pkcs8(byte[] key, PublicKey owner) {
        ByteBuffer publicKey = Der.content(ByteBuffer.wrap(owner.getEncoded()));
        byte[] version = Der.of(Der.INTEGER, new byte[] {0});
        return Der.of(Der.SEQUENCE, version, Der.first(publicKey), Der.of(Der.OCTET_STRING, key));
    }
}
