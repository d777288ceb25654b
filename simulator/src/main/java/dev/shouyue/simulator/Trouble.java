package dev.shouyue.simulator;

/**
 * A time in which something may be seen of a borrower.
 *
 * @param kind what it is like
 * @param from first day
 * @param to last day
 */
record Trouble(Kind kind, int from, int to) {

    enum Kind {
        /** Money is short until the next income. */
        TIGHT,
        /** Income has dropped. */
        HARD,
        /** Does not want to pay. */
        CROSS
    }

    boolean on(int day) {
        return from <= day && day <= to;
    }
}
