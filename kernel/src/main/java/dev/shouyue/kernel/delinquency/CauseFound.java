package dev.shouyue.kernel.delinquency;

import dev.shouyue.kernel.loan.Fact;
import java.util.List;

/**
 * A cause and what it rests on.
 *
 * @param ground the rule that found it
 * @param evidence the facts it rests on, in the order in which they count
 */
public record CauseFound(Cause cause, Ground ground, Confidence confidence, List<Fact> evidence) {

    public CauseFound {
        evidence = List.copyOf(evidence);
    }

    /** Which rule found the cause. */
    public enum Ground {
        /** Days are protected because of an incident or a mistake of the lender. */
        PROTECTION,
        /** The borrower's money was there and was not set against the installment. */
        UNALLOCATED_MONEY,
        /** A debit failed near the due date, with this reason. */
        FAILED_DEBIT,
        /** The money came in time and was returned. */
        RETURNED_PAYMENT,
        /** Principal and interest are paid; fees or penalty are left. */
        CHARGES_ONLY,
        /** What is missing is a small share of the bill. */
        SMALL_SHARE,
        /** Paid in full soon after the last free day, and no debit failed. */
        PAID_SOON,
        /** None. */
        NOTHING
    }

    /** How far the evidence carries. */
    public enum Confidence {
        /** It names the cause itself, and nothing speaks against it. */
        HIGH,
        /** It fits, but another reading is possible. */
        MEDIUM,
        /** Inferred from timing or frequency alone. */
        LOW
    }
}
