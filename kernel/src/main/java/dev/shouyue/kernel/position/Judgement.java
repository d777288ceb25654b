package dev.shouyue.kernel.position;

/**
 * What becomes of an installment whose free days are over: settled, tolerated (the residue goes to the next bill, or is
 * written off when there is none), or past due. Residues carried from earlier bills are judged with the bill they were
 * carried to.
 */
final class Judgement {

    private Judgement() {}

    static void judge(LoanState loan, int bill) {
        Rows rows = loan.rows;
        long shortfall = shortfall(rows, bill);
        rows.shortfall[bill] = shortfall;
        if (shortfall == 0) {
            loan.repeats = 0;
        } else if (isTolerated(loan, bill, shortfall)) {
            loan.repeats++;
            if (bill + 1 < rows.size) {
                carry(rows, bill);
            } else {
                writeOff(loan, bill);
            }
        } else {
            loan.repeats = 0;
            pastDue(rows, bill);
        }
    }

    /** Unpaid on a bill that is still to be judged, residues carried to it included. */
    static long shortfall(Rows rows, int bill) {
        long shortfall = 0;
        for (int i = 0; i <= bill; i++) {
            if (belongsTo(rows, i, bill)) {
                shortfall += rows.unpaid(i);
            }
        }
        return shortfall;
    }

    private static boolean isTolerated(LoanState loan, int bill, long shortfall) {
        long limit = loan.rows.limit[bill];
        return limit > 0
                && shortfall <= limit
                && shortfall <= loan.agreement.maxCarried()
                && loan.repeats < loan.agreement.maxRepeats()
                && !loan.books.isChargedOff();
    }

    private static boolean belongsTo(Rows rows, int i, int bill) {
        if (i == bill) {
            return rows.status[i] == Rows.PENDING;
        }
        return rows.status[i] == Rows.TOLERATED && rows.carriedTo[i] == bill;
    }

    private static void carry(Rows rows, int bill) {
        for (int i = 0; i <= bill; i++) {
            if (belongsTo(rows, i, bill)) {
                rows.status[i] = Rows.TOLERATED;
                rows.carriedTo[i] = bill + 1;
                rows.countFrom(i, bill + 1);
            }
        }
    }

    private static void writeOff(LoanState loan, int bill) {
        Rows rows = loan.rows;
        for (int i = 0; i <= bill; i++) {
            if (belongsTo(rows, i, bill)) {
                loan.books.toleranceWrittenOff += rows.unpaid(i);
                rows.principal[i] = 0;
                rows.interest[i] = 0;
                rows.fee[i] = 0;
                rows.status[i] = Rows.WRITTEN_OFF;
                rows.settledOn[i] = rows.free[bill] + 1;
            }
        }
    }

    private static void pastDue(Rows rows, int bill) {
        for (int i = 0; i <= bill; i++) {
            if (belongsTo(rows, i, bill)) {
                rows.status[i] = Rows.OVERDUE;
            }
        }
    }
}
