package dev.shouyue.kernel.position;

import dev.shouyue.kernel.schedule.Installment;
import java.util.List;

/** Replaces the installments that have not fallen due and are not settled. */
final class Plans {

    private Plans() {}

    static Rows replace(LoanState loan, Rows.Reading reading, List<Installment> plan, int day) {
        Rows old = loan.rows;
        int kept = 0;
        long dropped = 0;
        for (int i = 0; i < old.size; i++) {
            if (keeps(loan, i)) {
                kept++;
            } else {
                dropped += old.principal[i];
            }
        }
        check(old, loan, plan, dropped, day);
        Rows rows = new Rows(kept + plan.size());
        int to = 0;
        for (int i = 0; i < old.size; i++) {
            if (keeps(loan, i)) {
                old.copyTo(rows, i, to++);
            } else {
                loan.books.replacedInterest += old.billedInterest[i] - old.interest[i];
                loan.books.replacedFee += old.billedFee[i] - old.fee[i];
            }
        }
        for (Installment row : plan) {
            rows.set(to++, row, reading, loan.days);
        }
        return rows;
    }

    /** Rows stand in the order of their due dates, so what was prepaid and kept may stand behind the last bill. */
    private static boolean keeps(LoanState loan, int i) {
        return i < loan.nextBill || loan.rows.status[i] != Rows.FUTURE;
    }

    private static void check(Rows old, LoanState loan, List<Installment> plan, long dropped, int day) {
        long repaid = 0;
        int number = 0;
        int after = day;
        for (int i = 0; i < old.size; i++) {
            if (keeps(loan, i)) {
                number = Math.max(number, old.number[i]);
                after = Math.max(after, old.due[i]);
            }
        }
        for (Installment row : plan) {
            if (row.number() <= number || row.due().toEpochDay() <= after) {
                throw new IllegalArgumentException("a changed plan goes on after what is due or settled: no. "
                        + row.number() + " due " + row.due() + " must have a number over " + number
                        + " and a later due date");
            }
            number = row.number();
            after = (int) row.due().toEpochDay();
            repaid += row.principal();
        }
        if (repaid != dropped) {
            throw new IllegalArgumentException(
                    "a changed plan repays the principal it replaces: " + dropped + " minor units, not " + repaid);
        }
    }
}
