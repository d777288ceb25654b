package dev.shouyue.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digest by which equal content is known: SHA-256 (FIPS 180-4), 32 bytes. */
public final class Sha256 {

    private Sha256() {}

    /** Of a text, as UTF-8. */
    public static byte[] of(String text) {
        return digest().digest(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Of all that is still to be read, however long; the stream stays open. */
    public static byte[] of(InputStream content) throws IOException {
        DigestInputStream in = new DigestInputStream(content, digest());
        in.transferTo(OutputStream.nullOutputStream());
        return in.getMessageDigest().digest();
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
