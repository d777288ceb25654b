package dev.shouyue.access;

import java.time.Instant;

/**
 * A person who is signed in.
 *
 * @param id names the session without giving it away
 * @param csrfToken what every request that changes something must bring along
 * @param expiresAt when it ends if nothing more is asked: by idleness or by age, whichever is sooner
 */
public record Session(String id, Actor actor, String csrfToken, Instant expiresAt) {

    /** A session just begun, with the secret that only its owner gets. */
    public record Begun(String secret, Session session) {}
}
