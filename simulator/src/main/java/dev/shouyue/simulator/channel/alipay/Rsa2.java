package dev.shouyue.simulator.channel.alipay;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** Alipay's RSA2: SHA-256 with RSA over names and values in the order of names. */
final class Rsa2 {

    private Rsa2() {}

    /** {@code a=1&b=2} without those named {@code without} and without empty ones. */
    static String content(Map<String, String> fields, String... without) {
        TreeMap<String, String> sorted = new TreeMap<>(fields);
        for (String name : without) {
            sorted.remove(name);
        }
        StringBuilder content = new StringBuilder();
        sorted.forEach((name, value) -> {
            if (!value.isEmpty()) {
                content.append(content.isEmpty() ? "" : "&")
                        .append(name)
                        .append('=')
                        .append(value);
            }
        });
        return content.toString();
    }

    static String sign(PrivateKey key, String content) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(content.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java signs with SHA256withRSA", e);
        }
    }

    static boolean verifies(PublicKey key, String content, String sign) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key);
            signature.update(content.getBytes(StandardCharsets.UTF_8));
            return signature.verify(Base64.getDecoder().decode(sign));
        } catch (SignatureException | IllegalArgumentException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java verifies SHA256withRSA", e);
        }
    }
}
