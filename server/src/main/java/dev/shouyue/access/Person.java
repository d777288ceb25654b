package dev.shouyue.access;

import java.time.Instant;
import java.util.Optional;

/** A user as administrators see one. */
public record Person(
        String user,
        String displayName,
        Role role,
        boolean mustChangePassword,
        boolean disabled,
        Optional<Instant> lockedUntil,
        Instant createdAt,
        Optional<Instant> lastSignInAt) {

    /** A user with the password that gets them in once. */
    public record WithPassword(Person person, String oneTimePassword) {}
}
