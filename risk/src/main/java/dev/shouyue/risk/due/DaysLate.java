package dev.shouyue.risk.due;

import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.position.InstallmentPosition;
import dev.shouyue.kernel.position.Position;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * How late installments are or were, in days that count: days after the due date up to the payment, or up to the day that is
 * looked at, less those on which the installment is under no-fault protection. An overdue that we caused is no day late. When an
 * installment counts as paid is said by {@link BorrowerSeen}.
 */
public final class DaysLate {

    private DaysLate() {}

    /**
     * Days late of all installments of a loan together, at the end of the day of the position: what scores are told of as
     * lateness.
     */
    public static int of(Terms terms, Position position) {
        Map<Integer, Long> totals = BorrowerSeen.totals(terms);
        int sum = 0;
        for (InstallmentPosition row : position.installments()) {
            sum += Math.max(0, days(row, end(row, totals, position.date())));
        }
        return sum;
    }

    /**
     * Whether an installment that was unpaid at the end of its due date is not late for it: that day is protected, or each day
     * since then up to the payment, or up to the day of the position.
     */
    public static boolean isExcused(Terms terms, Position position, int installment) {
        Map<Integer, Long> totals = BorrowerSeen.totals(terms);
        for (InstallmentPosition row : position.installments()) {
            if (row.number() == installment) {
                LocalDate end = end(row, totals, position.date());
                return row.isProtected(row.due()) || (end.isAfter(row.due()) && days(row, end) == 0);
            }
        }
        return false;
    }

    private static LocalDate end(InstallmentPosition row, Map<Integer, Long> totals, LocalDate day) {
        return BorrowerSeen.paidOn(row, totals).orElse(day);
    }

    /** Days from the due date to a day: negative before it, and after it those that count. */
    static int days(InstallmentPosition row, LocalDate day) {
        return day.isAfter(row.due()) ? row.countedDays(row.due(), day) : (int) ChronoUnit.DAYS.between(row.due(), day);
    }
}
