package dev.shouyue.kernel.bureau;

/** What the CN bureau is told of one month of a loan (domain sheet, section 8). */
public enum CnMonthCode {
    /** Normal: what fell due was paid, or nothing of it is past due on the day of the snapshot. */
    NORMAL('N'),
    /** Repaid after the due date but before the end of the month: the slip of a few days. */
    REPAID_WITHIN_MONTH('M'),
    OVERDUE_1_30('1'),
    OVERDUE_31_60('2'),
    OVERDUE_61_90('3'),
    OVERDUE_91_120('4'),
    OVERDUE_121_150('5'),
    OVERDUE_151_180('6'),
    OVERDUE_181('7'),
    /** Nothing fell due in the month and nothing is past due. */
    NOTHING_DUE('*'),
    /** Not known; never computed from facts, kept for records of others. */
    UNKNOWN('#'),
    /** The account was not open yet. */
    NOT_OPEN('/'),
    /** Settled in this month; no month follows. */
    SETTLED('C'),
    /** Ended otherwise; never computed. */
    ENDED_OTHERWISE('G'),
    /** A guarantor paid; never computed. */
    GUARANTOR_PAID('D'),
    /** An asset was taken in lieu; never computed. */
    ASSET_IN_LIEU('Z'),
    /** Bad debt: charged off and still owed. */
    BAD_DEBT('B'),
    /** No statement (cards); never computed for a loan. */
    NO_STATEMENT('A');

    private final char symbol;

    CnMonthCode(char symbol) {
        this.symbol = symbol;
    }

    /** The sign that is sent. */
    public char symbol() {
        return symbol;
    }

    /** Whether the month is shown as late: {@code 1} to {@code 7}, or bad debt. */
    public boolean isBad() {
        return (symbol >= '1' && symbol <= '7') || this == BAD_DEBT;
    }

    /** The code of this many days past due, at least 1. */
    static CnMonthCode ofDaysPastDue(int dpd) {
        return values()[OVERDUE_1_30.ordinal() + Math.min((dpd - 1) / 30, 6)];
    }
}
