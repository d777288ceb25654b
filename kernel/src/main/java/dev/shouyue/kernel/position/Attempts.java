package dev.shouyue.kernel.position;

import dev.shouyue.kernel.loan.Fact.DebitFailure;
import dev.shouyue.kernel.policy.CauseRule;

/**
 * Which installment a failed debit was for, and which of several attempts tells why it was not paid on time: the last one
 * within the free days, because it had the last chance; without one the first after them.
 */
final class Attempts {

    private Attempts() {}

    static void failed(LoanState loan, DebitFailure reason, int day) {
        Row row = loan.rows[nearest(loan, day)];
        CauseRule rule = loan.agreement.policy().causes();
        if (rule.isNear(row.due, row.free, day) && (row.failedDebit == null || day <= row.free)) {
            row.failedDebit = reason;
        }
    }

    /** The row whose due date is nearest to {@code day}, the earlier one of two that are equally near. */
    private static int nearest(LoanState loan, int day) {
        int next = loan.nextBill;
        if (next == 0) {
            return 0;
        }
        if (next == loan.rows.length) {
            return next - 1;
        }
        return day - loan.rows[next - 1].due <= loan.rows[next].due - day ? next - 1 : next;
    }
}
