package dev.shouyue.api;

import dev.shouyue.access.Access;
import dev.shouyue.access.Refusal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Where a list goes on, as an opaque text that only we can have made, and only for the same list: its kind, its filters
 * and its order are signed with it.
 */
final class Cursors {

    private static final String MAC = "HmacSHA256";
    private static final int SIGNATURE = 16;
    private static final int LONGEST = 2_000;

    private final byte[] key;

    Cursors(Access access) {
        key = access.signingKey("cursor");
    }

    /** The cursor of the list {@code of} that goes on after {@code values}. */
    String seal(String of, List<String> values) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                DataOutputStream out = new DataOutputStream(bytes)) {
            for (String value : values) {
                out.writeUTF(value);
            }
            byte[] content = bytes.toByteArray();
            out.write(signature(of, content));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What {@link #seal} was given.
     *
     * @throws Refusal.BadValue when it is not a cursor of this list
     */
    List<String> open(String of, String cursor) {
        byte[] bytes = decoded(cursor);
        byte[] content = Arrays.copyOf(bytes, bytes.length - SIGNATURE);
        byte[] signature = Arrays.copyOfRange(bytes, content.length, bytes.length);
        if (!MessageDigest.isEqual(signature, signature(of, content))) {
            throw bad(cursor);
        }
        List<String> values = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
            while (in.available() > 0) {
                values.add(in.readUTF());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a cursor that we signed cannot be read", e);
        }
        return values;
    }

    private static byte[] decoded(String cursor) {
        if (cursor.length() <= LONGEST) {
            try {
                byte[] bytes = Base64.getUrlDecoder().decode(cursor);
                if (bytes.length >= SIGNATURE) {
                    return bytes;
                }
            } catch (IllegalArgumentException e) {
                throw bad(cursor);
            }
        }
        throw bad(cursor);
    }

    private byte[] signature(String of, byte[] content) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key, MAC));
            mac.update(of.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(content), SIGNATURE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + MAC, e);
        }
    }

    private static Refusal.BadValue bad(String cursor) {
        return new Refusal.BadValue(
                "cursor",
                cursor.length() > 40 ? cursor.substring(0, 40) + "…" : cursor,
                Say.of("expected.cursor"),
                Say.of("cursor"));
    }
}
