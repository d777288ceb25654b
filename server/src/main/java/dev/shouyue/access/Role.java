package dev.shouyue.access;

import static dev.shouyue.access.Right.AMOUNTS_WAIVE;
import static dev.shouyue.access.Right.BOOKS_PROVE;
import static dev.shouyue.access.Right.CHECKS_DO;
import static dev.shouyue.access.Right.CHECKS_READ;
import static dev.shouyue.access.Right.CHECK_PLANS_MANAGE;
import static dev.shouyue.access.Right.CLOSE_READ;
import static dev.shouyue.access.Right.CLOSE_RUN;
import static dev.shouyue.access.Right.CREDIT_REFUND;
import static dev.shouyue.access.Right.EVENTS_READ;
import static dev.shouyue.access.Right.EVENTS_REPLAY;
import static dev.shouyue.access.Right.FEES_CHARGE;
import static dev.shouyue.access.Right.FINDINGS_CLOSE;
import static dev.shouyue.access.Right.HAPPENINGS_WRITE;
import static dev.shouyue.access.Right.IMPORTS_READ;
import static dev.shouyue.access.Right.IMPORTS_RUN;
import static dev.shouyue.access.Right.INCIDENTS_APPROVE;
import static dev.shouyue.access.Right.INCIDENTS_MANAGE;
import static dev.shouyue.access.Right.INCIDENTS_READ;
import static dev.shouyue.access.Right.LEDGER_READ;
import static dev.shouyue.access.Right.LOANS_CHARGE_OFF;
import static dev.shouyue.access.Right.LOANS_DRAW;
import static dev.shouyue.access.Right.LOANS_EXPORT;
import static dev.shouyue.access.Right.LOANS_PERSONAL;
import static dev.shouyue.access.Right.LOANS_READ;
import static dev.shouyue.access.Right.OVERVIEW_READ;
import static dev.shouyue.access.Right.PACKS_READ;
import static dev.shouyue.access.Right.PAYMENTS_LINK;
import static dev.shouyue.access.Right.PAYMENTS_MANAGE;
import static dev.shouyue.access.Right.PAYMENTS_POST;
import static dev.shouyue.access.Right.PAYMENTS_READ;
import static dev.shouyue.access.Right.PAYMENTS_REVERSE;
import static dev.shouyue.access.Right.PRODUCTS_APPROVE;
import static dev.shouyue.access.Right.PRODUCTS_READ;
import static dev.shouyue.access.Right.PRODUCTS_WRITE;
import static dev.shouyue.access.Right.PROTECTIONS_GRANT;
import static dev.shouyue.access.Right.SIGNALS_MANAGE;
import static dev.shouyue.access.Right.STATEMENTS_RECORD;
import static dev.shouyue.access.Right.SUSPENSE_MATCH;
import static dev.shouyue.access.Right.VIEWS_SAVE;
import static dev.shouyue.access.Right.WARNINGS_ACT;
import static dev.shouyue.access.Right.WARNINGS_READ;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** The work one does, and with it the rights one has. */
public enum Role {
    ADMINISTRATOR(Right.values()),
    RISK(
            OVERVIEW_READ,
            LOANS_READ,
            LOANS_EXPORT,
            VIEWS_SAVE,
            IMPORTS_READ,
            CLOSE_READ,
            PACKS_READ,
            LEDGER_READ,
            PRODUCTS_READ,
            PRODUCTS_WRITE,
            PRODUCTS_APPROVE,
            PAYMENTS_READ,
            INCIDENTS_READ,
            INCIDENTS_APPROVE,
            WARNINGS_READ,
            WARNINGS_ACT,
            SIGNALS_MANAGE,
            CHECKS_READ,
            CHECKS_DO,
            CHECK_PLANS_MANAGE),
    COLLECTIONS(
            OVERVIEW_READ,
            LOANS_READ,
            LOANS_PERSONAL,
            VIEWS_SAVE,
            PACKS_READ,
            PRODUCTS_READ,
            PAYMENTS_READ,
            PAYMENTS_LINK,
            INCIDENTS_READ,
            WARNINGS_READ,
            CHECKS_READ,
            CHECKS_DO,
            STATEMENTS_RECORD),
    OPERATIONS(
            OVERVIEW_READ,
            LOANS_READ,
            LOANS_PERSONAL,
            LOANS_EXPORT,
            VIEWS_SAVE,
            IMPORTS_READ,
            IMPORTS_RUN,
            CLOSE_READ,
            CLOSE_RUN,
            BOOKS_PROVE,
            EVENTS_READ,
            EVENTS_REPLAY,
            PACKS_READ,
            LEDGER_READ,
            PRODUCTS_READ,
            LOANS_DRAW,
            PAYMENTS_READ,
            PAYMENTS_MANAGE,
            PAYMENTS_LINK,
            SUSPENSE_MATCH,
            PAYMENTS_POST,
            PAYMENTS_REVERSE,
            FEES_CHARGE,
            PROTECTIONS_GRANT,
            STATEMENTS_RECORD,
            INCIDENTS_READ,
            INCIDENTS_MANAGE,
            INCIDENTS_APPROVE,
            WARNINGS_READ,
            WARNINGS_ACT,
            HAPPENINGS_WRITE,
            CHECKS_READ),
    FINANCE(
            OVERVIEW_READ,
            LOANS_READ,
            LOANS_EXPORT,
            VIEWS_SAVE,
            IMPORTS_READ,
            CLOSE_READ,
            CLOSE_RUN,
            BOOKS_PROVE,
            PACKS_READ,
            LEDGER_READ,
            PRODUCTS_READ,
            PRODUCTS_APPROVE,
            PAYMENTS_READ,
            PAYMENTS_LINK,
            SUSPENSE_MATCH,
            FINDINGS_CLOSE,
            PAYMENTS_POST,
            PAYMENTS_REVERSE,
            FEES_CHARGE,
            AMOUNTS_WAIVE,
            CREDIT_REFUND,
            LOANS_CHARGE_OFF,
            INCIDENTS_READ,
            WARNINGS_READ,
            CHECKS_READ),
    READ_ONLY(
            OVERVIEW_READ,
            LOANS_READ,
            IMPORTS_READ,
            CLOSE_READ,
            PACKS_READ,
            LEDGER_READ,
            PRODUCTS_READ,
            PAYMENTS_READ,
            INCIDENTS_READ,
            WARNINGS_READ,
            CHECKS_READ);

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
