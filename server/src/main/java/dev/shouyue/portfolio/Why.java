package dev.shouyue.portfolio;

import dev.shouyue.kernel.delinquency.Cause;
import dev.shouyue.kernel.delinquency.CauseFound;
import dev.shouyue.kernel.delinquency.Causes;
import dev.shouyue.kernel.loan.Fact;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Why an installment was late, in language-neutral codes.
 *
 * @param cause name of the kernel's cause
 * @param evidence the ground it was found on
 * @param on day of the latest fact it rests on; the due day where there is none
 * @param detail the channel's code of a failed debit, or its reason; empty for other evidence
 */
record Why(String cause, String evidence, LocalDate on, String detail) {

    static Why of(LoanLife life, Reading reading, Reading.Bill bill) {
        Optional<CauseFound> found = Causes.of(
                life.terms(),
                life.facts(),
                reading.policy,
                reading.end,
                bill.plan().number());
        if (found.isEmpty()) {
            return new Why(
                    Cause.UNKNOWN.name(),
                    CauseFound.Ground.NOTHING.name(),
                    bill.plan().due(),
                    "");
        }
        CauseFound cause = found.get();
        LocalDate on = bill.plan().due();
        String detail = "";
        for (Fact fact : cause.evidence()) {
            on = fact.valueDate();
            if (fact instanceof Fact.DebitFailed failed) {
                detail = failed.code().isBlank() ? failed.reason().name() : failed.code();
            }
        }
        return new Why(cause.cause().name(), cause.ground().name(), on, detail);
    }
}
