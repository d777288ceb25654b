package dev.shouyue.kernel.position;

import dev.shouyue.kernel.position.InstallmentPosition.State;

/**
 * What becomes of an installment whose free days are over: settled, tolerated (the residue goes to the next bill, or is
 * written off when there is none), or past due. Residues carried from earlier bills are judged with the bill they were
 * carried to.
 */
final class Judgement {

    private Judgement() {}

    static void judge(LoanState loan, int bill) {
        Row[] rows = loan.rows;
        int oldest = loan.firstOpen();
        long shortfall = shortfall(loan, bill);
        rows[bill].shortfall = shortfall;
        if (shortfall == 0) {
            loan.repeats = 0;
        } else if (isTolerated(loan, bill, shortfall)) {
            loan.repeats++;
            if (bill + 1 < rows.length) {
                carry(rows, oldest, bill);
            } else {
                writeOff(loan, oldest, bill);
            }
        } else {
            loan.repeats = 0;
            pastDue(rows, oldest, bill);
        }
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

    private static boolean isTolerated(LoanState loan, int bill, long shortfall) {
        long limit = loan.rows[bill].limit;
        return limit > 0
                && shortfall <= limit
                && shortfall <= loan.agreement.maxCarried()
                && loan.repeats < loan.agreement.maxRepeats()
                && !loan.books.isChargedOff();
    }

    private static boolean belongsTo(Row[] rows, int i, int bill) {
        if (i == bill) {
            return rows[i].state == State.PENDING;
        }
        return rows[i].state == State.TOLERATED && rows[i].carriedTo == bill;
    }

    private static void carry(Row[] rows, int oldest, int bill) {
        for (int i = oldest; i <= bill; i++) {
            if (belongsTo(rows, i, bill)) {
                rows[i].state = State.TOLERATED;
                rows[i].carriedTo = bill + 1;
                rows[i].countFrom(rows[bill + 1]);
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
