/**
 * Users, roles and the audit trail.
 *
 * <p>Answers: who is this, what may they do, who did what. Sign-in with lock-out, sessions that survive a restart, tokens
 * for machines, saved views. Listens to nothing and publishes nothing. Never knows HTTP, and never keeps a password or a
 * token as it was given. The door is {@link dev.shouyue.access.Access}.
 */
@NullMarked
package dev.shouyue.access;

import org.jspecify.annotations.NullMarked;
