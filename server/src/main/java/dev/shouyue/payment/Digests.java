package dev.shouyue.payment;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Digests by which equal contents are known. */
final class Digests {

    private Digests() {}

    static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
