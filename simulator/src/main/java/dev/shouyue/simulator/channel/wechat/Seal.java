package dev.shouyue.simulator.channel.wechat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Signatures and encryption of interface version 3. */
final class Seal {

    private static final AtomicLong NONCES = new AtomicLong();

    private Seal() {}

    /** The headers that sign a body sent by WeChat Pay. */
    static Map<String, String> headers(WechatGateway.Merchant merchant, Instant at, String body, boolean forged) {
        String time = Long.toString(at.getEpochSecond());
        String nonce = String.format("%032x", NONCES.incrementAndGet());
        Map<String, String> headers = new TreeMap<>();
        headers.put("Wechatpay-Timestamp", time);
        headers.put("Wechatpay-Nonce", nonce);
        headers.put("Wechatpay-Serial", merchant.keyId());
        headers.put("Wechatpay-Signature-Type", "WECHATPAY2-SHA256-RSA2048");
        headers.put(
                "Wechatpay-Signature",
                sign(merchant.ours(), time + '\n' + nonce + '\n' + body + (forged ? " \n" : "\n")));
        headers.put("Request-ID", "R" + nonce);
        return headers;
    }

    static String sign(PrivateKey key, String message) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(message.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java signs with SHA256withRSA", e);
        }
    }

    static boolean verifies(PublicKey key, String message, String sign) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key);
            signature.update(message.getBytes(StandardCharsets.UTF_8));
            return signature.verify(Base64.getDecoder().decode(sign));
        } catch (SignatureException | IllegalArgumentException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java verifies SHA256withRSA", e);
        }
    }

    /** What a notice holds, encrypted for the merchant alone. */
    static Map<String, Object> resource(String apiKey, String kind, String text) {
        String nonce = String.format("%012x", NONCES.incrementAndGet());
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(apiKey.getBytes(StandardCharsets.UTF_8), "AES"),
                    new GCMParameterSpec(128, nonce.getBytes(StandardCharsets.UTF_8)));
            cipher.updateAAD(kind.getBytes(StandardCharsets.UTF_8));
            Map<String, Object> resource = new TreeMap<>();
            resource.put("original_type", kind);
            resource.put("algorithm", "AEAD_AES_256_GCM");
            resource.put(
                    "ciphertext",
                    Base64.getEncoder().encodeToString(cipher.doFinal(text.getBytes(StandardCharsets.UTF_8))));
            resource.put("associated_data", kind);
            resource.put("nonce", nonce);
            return resource;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java encrypts with AES/GCM", e);
        }
    }

    static String sha1(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(file));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java knows SHA-1", e);
        }
    }
}
