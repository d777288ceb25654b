package dev.shouyue.access;

import dev.shouyue.storage.Sha256;
import java.security.SecureRandom;
import java.util.Base64;

/** Random secrets, and what is kept of them. */
final class Secrets {

    private static final int TOKEN_BYTES = 32;
    private static final int GROUPS = 5;
    private static final int GROUP = 4;
    /** Signs that are not taken for one another when read from a screen and typed. */
    private static final String SIGNS = "23456789abcdefghjkmnpqrstuvwxyz";

    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** 256 random bits as text. */
    static String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** A password to be typed once, such as {@code k7m2-9xqf-4hdp-tz3w-82ya}: 99 bits. */
    static String oneTimePassword() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP; i++) {
            if (i > 0 && i % GROUP == 0) {
                password.append('-');
            }
            password.append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
        }
        return password.toString();
    }

    /** What is kept of a token: from it the token cannot be had. */
    static byte[] hash(String token) {
        return Sha256.of(token);
    }
}
