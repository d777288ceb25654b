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
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** RSA keys of ours and of channels, from PEM files. Errors name the setting and the file, never what is in it. */
public final class ChannelKeys {

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN ([A-Z ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");

    private static final int LEAST_BITS = 2048;

    private ChannelKeys() {}

    /**
     * Our private key, from a PEM file of PKCS#8.
     *
     * @param field the setting that names the file
     * @param named all settings by name
     * @throws BadChannelSetting when it holds none
     */
    public static PrivateKey privateKey(String field, Map<String, String> named) {
        Path file = file(field, named);
        String expected = "PRIVATE KEY (PKCS#8)";
        Matcher pem = pem(field, file, expected);
        if (pem.group(1).equals("RSA PRIVATE KEY")) {
            throw new BadChannelSetting(field, file, "pkcs1");
        }
        if (!pem.group(1).equals("PRIVATE KEY")) {
            throw new BadChannelSetting(field, file, "noPem", "expected", expected);
        }
        try {
            return checked(field, file, rsa().generatePrivate(new PKCS8EncodedKeySpec(bytes(pem))));
        } catch (InvalidKeySpecException | IllegalArgumentException e) {
            throw new BadChannelSetting(field, file, "noKey", "expected", expected);
        }
    }

    /**
     * A channel's public key, from a PEM file of the key or of a certificate.
     *
     * @throws BadChannelSetting when it holds none
     */
    public static PublicKey publicKey(String field, Map<String, String> named) {
        Path file = file(field, named);
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
                default -> throw new BadChannelSetting(field, file, "noPem", "expected", expected);
            };
        } catch (InvalidKeySpecException | CertificateException | IllegalArgumentException e) {
            throw new BadChannelSetting(field, file, "noKey", "expected", expected);
        }
    }

    private static Path file(String field, Map<String, String> named) {
        String file = named.getOrDefault(field, "");
        BadChannelSetting.text(field, file);
        return Path.of(file);
    }

    private static Matcher pem(String field, Path file, String expected) {
        try {
            Matcher pem = PEM.matcher(Files.readString(file));
            if (!pem.find()) {
                throw new BadChannelSetting(field, file, "noPem", "expected", expected);
            }
            return pem;
        } catch (IOException e) {
            throw new BadChannelSetting(field, file, "unreadable");
        }
    }

    private static byte[] bytes(Matcher pem) {
        return Base64.getMimeDecoder().decode(pem.group(2));
    }

    private static <K extends Key> K checked(String field, Path file, K key) {
        if (!(key instanceof RSAKey rsa)) {
            throw new BadChannelSetting(field, file, "noKey", "expected", "RSA");
        }
        if (rsa.getModulus().bitLength() < LEAST_BITS) {
            throw new BadChannelSetting(
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
