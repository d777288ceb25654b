package dev.shouyue.kernel.position;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Days in a row on which the amount past due was material under the policy; protected days among them do not count. A
 * loan keeps since when it is material, as of the end of the last day on which anything happened: the amount is read
 * once when the next day begins, or when somebody asks. Days are epoch days, amounts minor units.
 */
final class MaterialDays {

    private MaterialDays() {}

    /** Fixes, for the end of the last day on which something happened, since when the amount past due is material. */
    static void read(LoanState loan) {
        if (!loan.materialUnread) {
            return;
        }
        loan.materialUnread = false;
        boolean material = isMaterial(loan, loan.pastDue());
        if (!material) {
            loan.materialSince = LoanState.NO_DAY;
            loan.materialSpared = 0;
        } else if (loan.materialSince == LoanState.NO_DAY) {
            loan.materialSince = loan.lastDay;
        }
    }

    /** Fixes what the days from the last event up to {@code day}, which is the eve of the next one, add. */
    static void close(LoanState loan, int day) {
        read(loan);
        if (loan.sparesByRow && loan.materialSince != LoanState.NO_DAY) {
            loan.materialSpared += spared(loan, loan.lastDay, day);
        }
    }

    /** Days in a row up to {@code day}, which must not lie before the last event. */
    static int count(LoanState loan, int day) {
        read(loan);
        if (loan.materialSince == LoanState.NO_DAY) {
            return 0;
        }
        return loan.sparesByRow
                ? day - loan.materialSince + 1 - loan.materialSpared - spared(loan, loan.lastDay, day)
                : loan.days.between(loan.materialSince - 1, day);
    }

    /** The day that those of {@link #count} are counted from; empty while the amount past due is not material. */
    static Optional<LocalDate> countedFrom(LoanState loan, int day) {
        read(loan);
        return loan.materialSince == LoanState.NO_DAY
                ? Optional.empty()
                : Optional.of(LocalDate.ofEpochDay((long) day - count(loan, day)));
    }

    /** Whether so much past due is material under the policy, beside all that is owed. */
    private static boolean isMaterial(LoanState loan, long pastDue) {
        return loan.agreement
                .policy()
                .materiality()
                .map(rule -> rule.isMaterial(loan.agreement.currency(), pastDue, exposure(loan)))
                .orElse(false);
    }

    private static long exposure(LoanState loan) {
        long sum = 0;
        for (int i = 0; i < loan.rows.length; i++) {
            sum += i < loan.nextBill ? loan.rows[i].unpaid() : loan.rows[i].principal;
        }
        return sum;
    }

    /**
     * Days from {@code from} to {@code to}, both included and without an event between them, on which what is past due is
     * material only with the installments that are protected on them.
     */
    private static int spared(LoanState loan, int from, int to) {
        int spared = 0;
        for (int day = from; day <= to; day++) {
            if (loan.isProtected(day) && !isMaterial(loan, pastDueUnprotected(loan, day))) {
                spared++;
            }
        }
        return spared;
    }

    private static long pastDueUnprotected(LoanState loan, int day) {
        long sum = 0;
        for (int i = loan.firstOpen(); i < loan.nextBill; i++) {
            Row row = loan.rows[i];
            if (row.isOverdue() && !row.days.isProtected(day)) {
                sum += row.unpaid();
            }
        }
        return sum;
    }
}
