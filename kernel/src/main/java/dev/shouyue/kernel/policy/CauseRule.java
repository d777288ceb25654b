package dev.shouyue.kernel.policy;

import java.math.BigDecimal;

/**
 * What counts as evidence for the cause of a shortfall.
 *
 * @param debitDaysBefore days before the due date from which a failed debit is one for that installment
 * @param debitDaysAfter days after the last free day up to which it is
 * @param residuePercent greatest share of a bill, in percent, that is a residue
 * @param forgottenWithinDays days after the last free day within which one who pays unasked had forgotten
 */
public record CauseRule(int debitDaysBefore, int debitDaysAfter, BigDecimal residuePercent, int forgottenWithinDays) {

    /** Whether a debit on {@code day} is near an installment due on {@code due} and free until {@code free} (epoch days). */
    public boolean isNear(int due, int free, int day) {
        return day >= due - debitDaysBefore && day <= free + debitDaysAfter;
    }

    /** Whether {@code shortfall} of {@code bill} (minor units) is small enough to be a residue. */
    public boolean isResidue(long shortfall, long bill) {
        return BigDecimal.valueOf(shortfall)
                        .movePointRight(2)
                        .compareTo(residuePercent.multiply(BigDecimal.valueOf(bill)))
                <= 0;
    }
}
