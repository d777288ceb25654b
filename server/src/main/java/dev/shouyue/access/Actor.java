package dev.shouyue.access;

import java.util.Set;

/**
 * Who acts: a person who is signed in, or a machine that shows a token.
 *
 * @param name user name, or {@code token:} and the name of the token
 * @param mustChangePassword a person whose password was made by another: has no right until it is changed
 */
public record Actor(String name, String displayName, Role role, boolean mustChangePassword) {

    public Set<Right> rights() {
        return mustChangePassword ? Set.of() : role.rights();
    }

    public boolean may(Right right) {
        return rights().contains(right);
    }

    public boolean isMachine() {
        return name.startsWith(Tokens.ACTOR);
    }
}
