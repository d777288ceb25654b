package dev.shouyue.delinquency;

import java.util.Currency;
import java.util.List;
import java.util.OptionalLong;

/**
 * What a plan would do to all its loans together, or a deed has done.
 *
 * @param installments those that the incident touched
 * @param dpdDays days past due that are undone: over all loans, the most there were on a day less the most there then are
 * @param bureauMonths months that a bureau is to be told anew
 * @param classChanges loans whose class changes
 * @param refused loans that nothing could be recorded of
 * @param lateDays days late that scores no longer count; negative where they count again; empty of a plan from before they were
 *     counted
 */
public record PlanSums(
        long loans,
        long borrowers,
        long installments,
        long dpdDays,
        long bureauMonths,
        long classChanges,
        long refused,
        OptionalLong lateDays,
        List<PenaltySum> penalty,
        List<ClassMove> classes) {

    public PlanSums {
        penalty = List.copyOf(penalty);
        classes = List.copyOf(classes);
    }

    /** Penalty that is no longer charged, minor units; negative where it is charged again. */
    public record PenaltySum(Currency currency, long undone) {}

    /** Loans of one class, and the class they are in afterwards. */
    public record ClassMove(String before, String after, long loans) {}
}
