package dev.shouyue.access;

import static dev.shouyue.access.Right.LOANS_PERSONAL;
import static dev.shouyue.access.Right.LOANS_READ;
import static dev.shouyue.access.Right.OVERVIEW_READ;
import static dev.shouyue.access.Right.PACKS_READ;
import static dev.shouyue.access.Right.VIEWS_SAVE;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** The work one does, and with it the rights one has. */
public enum Role {
    ADMINISTRATOR(Right.values()),
    RISK(OVERVIEW_READ, LOANS_READ, VIEWS_SAVE, PACKS_READ),
    COLLECTIONS(OVERVIEW_READ, LOANS_READ, LOANS_PERSONAL, VIEWS_SAVE, PACKS_READ),
    OPERATIONS(OVERVIEW_READ, LOANS_READ, LOANS_PERSONAL, VIEWS_SAVE, PACKS_READ),
    FINANCE(OVERVIEW_READ, LOANS_READ, VIEWS_SAVE, PACKS_READ),
    READ_ONLY(OVERVIEW_READ, LOANS_READ, PACKS_READ);

    private final Set<Right> rights;

    Role(Right... rights) {
        Set<Right> own = EnumSet.noneOf(Right.class);
        Collections.addAll(own, rights);
        this.rights = Collections.unmodifiableSet(own);
    }

    public Set<Right> rights() {
        return rights;
    }
}
