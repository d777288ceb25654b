package dev.shouyue.portfolio;

import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.schedule.Installment;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Why an installment was late, from the facts alone.
 *
 * @param cause language-neutral code
 * @param evidence what it rests on, language-neutral: {@code FAILED_DEBIT}, {@code SMALL_SHARE},
 *     {@code NOTHING}
 * @param on day of the evidence; the due day where there is none
 * @param detail the channel's code, if there is one
 */
record Why(String cause, String evidence, LocalDate on, String detail) {

    private static final int NEAR_DAYS = 3;
    /** A residue is at most one part in so many of the installment. */
    private static final int RESIDUE = 20;

    static Why of(LoanLife life, Reading.Bill bill) {
        Installment plan = bill.plan();
        for (Fact fact : life.facts().inOrder()) {
            if (fact instanceof Fact.DebitFailed failed
                    && Math.abs(ChronoUnit.DAYS.between(plan.due(), failed.valueDate())) <= NEAR_DAYS) {
                String cause =
                        switch (failed.reason()) {
                            case FUNDS -> "FUNDS";
                            case ACCOUNT, MANDATE -> "ACCOUNT_OR_MANDATE";
                            case SYSTEM, LIMIT_OR_DATE, DUPLICATE -> "TECHNICAL";
                        };
                return new Why(cause, "FAILED_DEBIT", failed.valueDate(), failed.code());
            }
        }
        if (bill.shortAtDue() * RESIDUE <= plan.total()) {
            return new Why("RESIDUE", "SMALL_SHARE", plan.due(), "");
        }
        return new Why("UNKNOWN", "NOTHING", plan.due(), "");
    }
}
