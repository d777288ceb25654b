package dev.shouyue.kernel.position;

import dev.shouyue.kernel.position.InstallmentPosition.State;

/**
 * What becomes of an installment whose free days are over: settled, tolerated (the residue goes to the next bill, or is
 * written off when there is none), or past due. Residues carried from earlier bills are judged with the bill they were
 * carried to. Bills are judged in the order of their due dates, but for one that is protected for longer than those
 * after it: it is passed over, and judged by itself when its own days end.
 */
final class Judgement {

    private Judgement() {}

    /** Place of the bill that is judged next: the first that is not, or one after it whose free days end sooner. */
    static int next(LoanState loan) {
        return loan.sparesByRow ? soonest(loan.rows, loan.nextJudge) : loan.nextJudge;
    }

    private static int soonest(Row[] rows, int first) {
        int next = first;
        for (int i = first + 1; i < rows.length; i++) {
            if (!rows[i].isJudgedAhead && rows[i].free < rows[next].free) {
                next = i;
            }
        }
        return next;
    }

    /** Judges a bill, the one that is {@link #next}. */
    static void judge(LoanState loan, int bill) {
        if (!loan.sparesByRow) {
            loan.nextJudge++;
            loan.repeats = judged(loan, bill, loan.repeats);
        } else if (isJudgedAfter(loan.rows, bill)) {
            judged(loan, bill, 0); // a run of its own: others went on while its own protection lasted
            pass(loan, bill);
        } else {
            boolean isRun = bill == loan.nextJudge || loan.rows[bill - 1].isJudgedAhead;
            loan.repeats = judged(loan, bill, isRun ? loan.repeats : 0);
            pass(loan, bill);
        }
    }

    private static boolean isJudgedAfter(Row[] rows, int bill) {
        for (int i = bill + 1; i < rows.length; i++) {
            if (rows[i].isJudgedAhead) {
                return true;
            }
        }
        return false;
    }

    private static void pass(LoanState loan, int bill) {
        Row[] rows = loan.rows;
        rows[bill].isJudgedAhead = true;
        while (loan.nextJudge < rows.length && rows[loan.nextJudge].isJudgedAhead) {
            rows[loan.nextJudge++].isJudgedAhead = false;
        }
    }

    /** Judges a bill after so many in a row that were short within tolerance; how many there are with it. */
    private static int judged(LoanState loan, int bill, int repeats) {
        Row[] rows = loan.rows;
        int oldest = loan.firstOpen();
        long shortfall = shortfall(loan, bill);
        rows[bill].shortfall = shortfall;
        if (shortfall == 0) {
            return 0;
        }
        if (!isTolerated(loan, bill, shortfall, repeats)) {
            pastDue(rows, oldest, bill);
            return 0;
        }
        int to = bill + 1;
        while (to < rows.length && rows[to].isJudgedAhead) {
            to++;
        }
        if (to < rows.length) {
            carry(rows, oldest, bill, to);
        } else {
            writeOff(loan, oldest, bill);
        }
        return repeats + 1;
    }

    /** Unpaid on a bill that is still to be judged, residues carried to it included. */
    static long shortfall(LoanState loan, int bill) {
        Row[] rows = loan.rows;
        long shortfall = 0;
        for (int i = loan.firstOpen(); i <= bill; i++) {
            if (belongsTo(rows, i, bill)) {
                shortfall += rows[i].unpaid();
            }
        }
        return shortfall;
    }

    private static boolean isTolerated(LoanState loan, int bill, long shortfall, int repeats) {
        long limit = loan.rows[bill].limit;
        return limit > 0
                && shortfall <= limit
                && shortfall <= loan.agreement.maxCarried()
                && repeats < loan.agreement.maxRepeats()
                && !loan.books.isChargedOff();
    }

    private static boolean belongsTo(Row[] rows, int i, int bill) {
        if (i == bill) {
            return rows[i].state == State.PENDING;
        }
        return rows[i].state == State.TOLERATED && rows[i].carriedTo == bill;
    }

    private static void carry(Row[] rows, int oldest, int bill, int to) {
        for (int i = oldest; i <= bill; i++) {
            if (belongsTo(rows, i, bill)) {
                rows[i].state = State.TOLERATED;
                rows[i].carriedTo = to;
                rows[i].countFrom(rows[to]);
            }
        }
    }

    private static void writeOff(LoanState loan, int oldest, int bill) {
        int day = loan.rows[bill].free + 1;
        for (int i = oldest; i <= bill; i++) {
            if (belongsTo(loan.rows, i, bill)) {
                Row row = loan.rows[i];
                loan.books.toleranceWrittenOff += row.unpaid();
                row.principal = 0;
                row.interest = 0;
                row.fee = 0;
                row.state = State.WRITTEN_OFF;
                row.settledOn = day;
            }
        }
    }

    private static void pastDue(Row[] rows, int oldest, int bill) {
        for (int i = oldest; i <= bill; i++) {
            if (belongsTo(rows, i, bill)) {
                rows[i].state = State.OVERDUE;
            }
        }
    }
}
