package dev.shouyue.payment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.interfaces.RSAKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keys of ours and of channels, from files. Errors name the setting and the file, never what is in it. */
public final class ChannelKeys {

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN ([A-Z ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");

    private static final int LEAST_BITS = 2048;

    private ChannelKeys() {}

    /**
     * Our private key, from a PEM file of PKCS#8.
     *
     * @param field the setting that names the file
     * @throws dev.shouyue.decision.Failed when it holds none
     */
    public static PrivateKey privateKey(String field, Path file) {
        String expected = "PRIVATE KEY (PKCS#8)";
        Matcher pem = pem(field, file, expected);
        if (pem.group(1).equals("RSA PRIVATE KEY")) {
            throw ChannelChecks.bad(field, file, "pkcs1");
        }
        if (!pem.group(1).equals("PRIVATE KEY")) {
            throw ChannelChecks.bad(field, file, "noPem", "expected", expected);
        }
        try {
            return checked(field, file, rsa().generatePrivate(new PKCS8EncodedKeySpec(bytes(pem))));
        } catch (InvalidKeySpecException | IllegalArgumentException e) {
            throw ChannelChecks.bad(field, file, "noKey", "expected", expected);
        }
    }

    /**
     * A channel's public key, from a PEM file of the key or of a certificate.
     *
     * @throws dev.shouyue.decision.Failed when it holds none
     */
    public static PublicKey publicKey(String field, Path file) {
        String expected = "PUBLIC KEY, CERTIFICATE";
        Matcher pem = pem(field, file, expected);
        try {
            return switch (pem.group(1)) {
                case "PUBLIC KEY" -> checked(field, file, rsa().generatePublic(new X509EncodedKeySpec(bytes(pem))));
                case "CERTIFICATE" ->
                    checked(
                            field,
                            file,
                            CertificateFactory.getInstance("X.509")
                                    .generateCertificate(new ByteArrayInputStream(bytes(pem)))
                                    .getPublicKey());
                default -> throw ChannelChecks.bad(field, file, "noPem", "expected", expected);
            };
        } catch (InvalidKeySpecException | CertificateException | IllegalArgumentException e) {
            throw ChannelChecks.bad(field, file, "noKey", "expected", expected);
        }
    }

    /** A secret that is the whole of a file, without the white space around it. */
    public static String secret(String field, Path file) {
        return content(field, file).strip();
    }

    private static Matcher pem(String field, Path file, String expected) {
        Matcher pem = PEM.matcher(content(field, file));
        if (!pem.find()) {
            throw ChannelChecks.bad(field, file, "noPem", "expected", expected);
        }
        return pem;
    }

    private static String content(String field, Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw ChannelChecks.bad(field, file, "unreadable");
        }
    }

    private static byte[] bytes(Matcher pem) {
        return Base64.getMimeDecoder().decode(pem.group(2));
    }

    private static <K extends Key> K checked(String field, Path file, K key) {
        if (!(key instanceof RSAKey rsa)) {
            throw ChannelChecks.bad(field, file, "noKey", "expected", "RSA");
        }
        if (rsa.getModulus().bitLength() < LEAST_BITS) {
            throw ChannelChecks.bad(
                    field, file, "short", "bits", rsa.getModulus().bitLength());
        }
        return key;
    }

    private static KeyFactory rsa() {
        try {
            return KeyFactory.getInstance("RSA");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java knows RSA", e);
        }
    }
}
