package dev.shouyue.kernel.position;

import dev.shouyue.kernel.position.InstallmentPosition.State;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What will come of a loan by itself after the last closed day, should no fact arrive: the next day on which it must be
 * looked at, and what each day until then adds.
 */
final class Outlook {

    private static final int NEVER = Integer.MAX_VALUE;

    private Outlook() {}

    /** The epoch day; {@link Integer#MAX_VALUE} when nothing will happen. */
    static int nextEvent(LoanState loan, int closed) {
        int bill = loan.nextBill < loan.rows.length ? loan.rows[loan.nextBill].due : NEVER;
        return Math.min(
                Math.min(bill, CutOff.nextRelease(loan)),
                Math.min(nextJudgement(loan, closed), nextBreakInDelinquency(loan, closed)));
    }

    /** Where an unpaid due date is itself day 1, days past due begin on the last free day, before the judgement. */
    private static int nextJudgement(LoanState loan, int closed) {
        boolean dueDateIsDay1 = loan.agreement.policy().countDueDateAsDay1();
        int next = NEVER;
        for (int i = loan.nextJudge; i < loan.nextBill; i++) {
            Row row = loan.rows[i];
            if (!row.isJudgedAhead && Judgement.shortfall(loan, i) > 0) {
                next = Math.min(next, dueDateIsDay1 && closed < row.free ? row.free : row.free + 1);
                if (!loan.sparesByRow) {
                    return next;
                }
            }
        }
        return next;
    }

    /** Days past due and penalty grow by one day a day, but for protected days and the first day that counts. */
    private static int nextBreakInDelinquency(LoanState loan, int closed) {
        if (closed == LoanState.NO_DAY || loan.pastDue() == 0) {
            return NEVER;
        }
        if (loan.dpd(closed) == 0) {
            return closed + 1;
        }
        if (!loan.sparesByRow) {
            return loan.days.firstProtectedAfter(closed);
        }
        int next = NEVER;
        for (int i = loan.firstOpen(); i < loan.nextBill; i++) {
            if (loan.rows[i].isOverdue()) {
                next = Math.min(next, loan.rows[i].days.firstProtectedAfter(closed));
            }
        }
        return next;
    }

    /** Penalty that a day adds, in millionths of a minor unit. */
    static long penaltySlope(LoanState loan, int closed) {
        if (loan.books.isChargedOff()) {
            return 0;
        }
        long overdue = 0;
        for (int i = 0; i < loan.nextBill; i++) {
            Row row = loan.rows[i];
            boolean runs =
                    row.state == State.OVERDUE && (closed == LoanState.NO_DAY || !row.days.isProtected(closed + 1));
            overdue += runs ? row.principal : 0;
        }
        return loan.agreement.penaltyRate().on(Math.multiplyExact(overdue, 1_000_000L));
    }

    /** The interest of the installment that falls due next, and the days over which it is earned. */
    static Optional<LoanState.Accrual> currentAccrual(LoanState loan) {
        int next = loan.nextBill;
        Row[] rows = loan.rows;
        if (next >= rows.length || loan.books.isChargedOff() || loan.books.disbursed == 0 || rows[next].interest == 0) {
            return Optional.empty();
        }
        int from = next == 0 ? loan.agreement.drawnOn() : rows[next - 1].due;
        return Optional.of(new LoanState.Accrual(
                rows[next].interest, LocalDate.ofEpochDay(from), LocalDate.ofEpochDay(rows[next].due)));
    }
}
