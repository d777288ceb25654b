package dev.shouyue.simulator;

/**
 * What the causes of lateness do to what can be seen of a borrower beforehand. <strong>All of it is assumed</strong>: no
 * public set holds repayments with the behaviour before them. Written down before anything was measured with it, and not
 * fitted to a figure; {@link Behaviours} weakens it on request, so that it can be seen how much a result owes to it.
 *
 * <p>Most who look troubled pay in time, and a part of those in trouble looks like all others: what is seen is a reason to
 * look, no more.
 */
final class Effects {

    private Effects() {}

    // What is seen at all: a share of the borrowers for each source.

    /** Whose account shows a balance: debits from an own or a partner's bank or wallet. */
    static final double BALANCE_SEEN = .70;

    /** Whose income arrives where it is seen. */
    static final double INCOME_SEEN = .55;

    /** About whom the bureau tells of questions by others. */
    static final double QUERIES_SEEN = .70;

    /** Who uses the app. */
    static final double APP_USED = .80;

    // Times of trouble: how many of those late for a cause have one that shows, and how many of those who pay in time
    // do.

    static final double HARDSHIP_SHOWS = .80;
    static final double SHORT_SHOWS = .70;
    static final double REFUSAL_SHOWS = .50;
    static final double HARD_AND_PAYS = .010;
    static final double TIGHT_AND_PAYS = .050;
    static final double CROSS_AND_PAYS = .010;

    /** Days before the due date on which hardship begins; a lasting drop of income, not a bad week. */
    static final int HARD_FROM = 14;

    static final int HARD_TO = 60;

    /** Days before the due date on which money becomes tight, or a borrower cross. */
    static final int TIGHT_FROM = 4;

    static final int TIGHT_TO = 21;

    /** A trouble that is over: days after the due date. */
    static final int OVER_BY = 15;

    // Money.

    /** An installment is this part of a month's income, at the median; the spread is on the log scale. */
    static final double BURDEN = .28;

    static final double BURDEN_SPREAD = .45;

    /** Of the months of income in hand, the part that lies on the account that is seen. */
    static final double BUFFER_ON_ACCOUNT = .20;

    /** Days in which a month's income is spent to a third. */
    static final double SPENT_IN_DAYS = 13;

    /** Spread of a balance from day to day, on the log scale. */
    static final double BALANCE_SPREAD = .60;

    /** What a balance is multiplied by. */
    static final double TIGHT_BALANCE = .40;

    static final double HARD_BALANCE = .30;

    /** Income of a month that comes late, of those in a tight time, and of all. */
    static final double TIGHT_INCOME_LATE = .40;

    static final double INCOME_LATE = .04;

    /** Income of a month that does not come in hardship, and what the rest is multiplied by. */
    static final double HARD_INCOME_GONE = .35;

    static final double HARD_INCOME = .60;

    /** Chance a day that a balance is told: near a due date, and else. */
    static final double BALANCE_TOLD_NEAR = .25;

    static final double BALANCE_TOLD = .05;

    // Questions of others to the bureau, changed contacts: chances a day, and what they are multiplied by.

    static final double QUERY = .0035;
    static final double TIGHT_QUERIES = 2;
    static final double HARD_QUERIES = 4;
    static final double CONTACT_CHANGE = .0013;
    static final double HARD_CONTACTS = 3;
    static final double CROSS_CONTACTS = 4;

    // The bill in the app: opened in the days before it is due; left without paying.

    static final double BILL_OPENED = .12;
    static final double BILL_LEFT = .10;
    static final double TIGHT_LEFT = .25;
    static final double CROSS_LEFT = .40;

    /** Consent to debits that is cancelled before the due date: by those who are cross, and by all. */
    static final double CROSS_CANCELS = .20;

    static final double CANCELS = .0008;

    // Messages.

    static final double READ = .65;
    /** Who will forget is a little less apt to have read: next to nothing shows beforehand. */
    static final double FORGETTER_READS = .55;

    static final double CROSS_READS = .35;
    static final double BOUNCED = .015;
    static final double HARD_BOUNCED = .05;

    /** Who is late and says when the money will come. */
    static final double PROMISES = .30;
}
