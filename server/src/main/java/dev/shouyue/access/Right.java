package dev.shouyue.access;

/** Something that one may do; every endpoint needs one. */
public enum Right {
    OVERVIEW_READ("overview.read"),
    LOANS_READ("loans.read"),
    /** See names and ids of borrowers as they are. */
    LOANS_PERSONAL("loans.personal"),
    LOANS_EXPORT("loans.export"),
    VIEWS_SAVE("views.save"),
    IMPORTS_READ("imports.read"),
    IMPORTS_RUN("imports.run"),
    CLOSE_READ("close.read"),
    CLOSE_RUN("close.run"),
    BOOKS_PROVE("books.prove"),
    /** See what was told to others, and to whom. */
    EVENTS_READ("events.read"),
    /** Have it told again. */
    EVENTS_REPLAY("events.replay"),
    /** Say to whom. */
    WEBHOOKS_MANAGE("webhooks.manage"),
    PACKS_READ("packs.read"),
    LEDGER_READ("ledger.read"),
    PRODUCTS_READ("products.read"),
    PRODUCTS_WRITE("products.write"),
    PRODUCTS_APPROVE("products.approve"),
    LOANS_DRAW("loans.draw"),
    /** See what was asked of borrowers, what became of it, and what waits in suspense. */
    PAYMENTS_READ("payments.read"),
    /** Keep and end consents, have the desks work, see to what waits for people. */
    PAYMENTS_MANAGE("payments.manage"),
    /** Make a page on which a borrower pays. */
    PAYMENTS_LINK("payments.link"),
    /** Say whose money is that waits in suspense. */
    SUSPENSE_MATCH("suspense.match"),
    /** Say that nothing more is to be done about what statement, order and book do not say alike. */
    FINDINGS_CLOSE("findings.close"),
    PAYMENTS_POST("payments.post"),
    PAYMENTS_REVERSE("payments.reverse"),
    FEES_CHARGE("fees.charge"),
    AMOUNTS_WAIVE("amounts.waive"),
    CREDIT_REFUND("credit.refund"),
    LOANS_CHARGE_OFF("loans.charge-off"),
    PROTECTIONS_GRANT("protections.grant"),
    /** Record what somebody says of why a loan is not paid. */
    STATEMENTS_RECORD("statements.record"),
    INCIDENTS_READ("incidents.read"),
    /** Tell of incidents, plan what is done about them and submit it. */
    INCIDENTS_MANAGE("incidents.manage"),
    /** Decide on what somebody else submitted. */
    INCIDENTS_APPROVE("incidents.approve"),
    /** See alerts, what they rest on, and how well channels are. */
    WARNINGS_READ("warnings.read"),
    /** Take alerts, put them off, close them. */
    WARNINGS_ACT("warnings.act"),
    /** Set the signals. */
    SIGNALS_MANAGE("signals.manage"),
    /** Tell what was observed, and see what was not taken of it. */
    HAPPENINGS_WRITE("happenings.write"),
    /** See which checks of borrowers are due and what they found. */
    CHECKS_READ("checks.read"),
    /** Draw checks, take them, and keep what they found. */
    CHECKS_DO("checks.do"),
    /** Say when borrowers are checked. */
    CHECK_PLANS_MANAGE("check-plans.manage"),
    USERS_MANAGE("users.manage"),
    AUDIT_READ("audit.read");

    private final String key;

    Right(String key) {
        this.key = key;
    }

    /** Its name outside the program, such as {@code loans.read}. */
    public String key() {
        return key;
    }
}
