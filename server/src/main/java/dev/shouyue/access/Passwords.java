package dev.shouyue.access;

import dev.shouyue.decision.Sentence;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** How passwords are kept and judged. Hashing is dear by design, so that only a few run at a time. */
final class Passwords {

    private static final int SHORTEST = 12;
    private static final int LONGEST = 200;
    private static final int LEAST_DIFFERENT = 5;
    private static final int AT_A_TIME = 2;

    private final PasswordEncoder encoder = new DelegatingPasswordEncoder(
            "argon2", Map.of("argon2", Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8()));
    private final Semaphore turns = new Semaphore(AT_A_TIME, true);

    String hash(String password) {
        turns.acquireUninterruptibly();
        try {
            return Objects.requireNonNull(encoder.encode(password));
        } finally {
            turns.release();
        }
    }

    boolean matches(String password, String hash) {
        if (password.length() > LONGEST) {
            return false;
        }
        turns.acquireUninterruptibly();
        try {
            return encoder.matches(password, hash);
        } finally {
            turns.release();
        }
    }

    /** Takes as long as to look at a password, for when there is no such user. */
    void matchesNobody(String password) {
        if (password.length() <= LONGEST) {
            hash(password);
        }
    }

    /** Refuses a replacement that is too easy; whether it is the old one is for the caller to tell. */
    static void check(String user, String password) {
        Sentence expected =
                Say.of("password.expected", "shortest", SHORTEST, "longest", LONGEST, "different", LEAST_DIFFERENT);
        if (password.length() < SHORTEST) {
            throw bad(expected, Say.of("password.short", "n", SHORTEST));
        }
        if (password.length() > LONGEST) {
            throw bad(expected, Say.of("password.long", "n", LONGEST));
        }
        if (password.chars().distinct().count() < LEAST_DIFFERENT) {
            throw bad(expected, Say.of("password.repeats"));
        }
        String plain = password.toLowerCase(Locale.ROOT);
        if (plain.equals(user) || plain.replace(user, "").length() < SHORTEST / 2) {
            throw bad(expected, Say.of("password.userName"));
        }
    }

    static Refusal.BadValue sameAsOld() {
        return bad(Say.of("password.otherExpected"), Say.of("password.old"));
    }

    private static Refusal.BadValue bad(Sentence expected, Sentence told) {
        return new Refusal.BadValue("replacement", "", expected, told);
    }
}
