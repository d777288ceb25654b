package dev.shouyue.kernel.position;

import dev.shouyue.kernel.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * What the class of a loan ({@link Position#creditClass}) is read at. It stays the same until something happens to the
 * loan, so that the class of a loan that nobody looks at follows from the days alone.
 */
public enum ClassBasis {
    /** The days past due. */
    DAYS_PAST_DUE,
    /** The days past due from the pack's first that leaves the first class though the cause is technical; none before. */
    TECHNICAL,
    /** The days past due, but never fewer than those from which the pack keeps a class, until nothing is past due. */
    KEPT,
    /** Days in a row on which the amount past due was material. */
    MATERIAL_DAYS;

    /** The days of the policy's classification ladder that the class is read at. */
    public int days(int dpd, int materialDays, Policy policy) {
        return switch (this) {
            case DAYS_PAST_DUE -> dpd;
            case TECHNICAL -> dpd < policy.technicalClassFromDpd().orElse(0) ? 0 : dpd;
            case KEPT -> dpd == 0 ? 0 : Math.max(dpd, policy.classKeptFromDpd().orElse(0));
            case MATERIAL_DAYS -> materialDays;
        };
    }

    /** What the class of a loan is read at that is so many days past due. */
    static ClassBasis of(LoanState loan, int dpd) {
        if (loan.agreement.countsMaterialDays()) {
            return MATERIAL_DAYS;
        }
        if (dpd == 0) {
            return DAYS_PAST_DUE;
        }
        if (loan.classKept) {
            return KEPT;
        }
        OptionalInt technicalFrom = loan.agreement.policy().technicalClassFromDpd();
        return technicalFrom.isPresent() && dpd < technicalFrom.getAsInt() && Lateness.isTechnical(loan)
                ? TECHNICAL
                : DAYS_PAST_DUE;
    }

    /** Those that a class can be read at under the policy. */
    public static List<ClassBasis> under(Policy policy) {
        if (policy.materiality().isPresent()) {
            return List.of(MATERIAL_DAYS);
        }
        List<ClassBasis> bases = new ArrayList<>(List.of(DAYS_PAST_DUE));
        if (policy.technicalClassFromDpd().isPresent()) {
            bases.add(TECHNICAL);
        }
        if (policy.classKeptFromDpd().isPresent()) {
            bases.add(KEPT);
        }
        return bases;
    }
}
