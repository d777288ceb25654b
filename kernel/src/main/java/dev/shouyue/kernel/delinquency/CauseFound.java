package dev.shouyue.kernel.delinquency;

import dev.shouyue.kernel.loan.Fact;
import java.util.List;
import java.util.Optional;

/**
 * A cause and what it rests on.
 *
 * @param ground the rule that found it
 * @param detail which of the technical causes or of the residues it is; empty of the others
 * @param evidence the facts it rests on, in the order in which they count; of what is technical also an open dispute
 */
public record CauseFound(
        Cause cause, Ground ground, Optional<Detail> detail, Confidence confidence, List<Fact> evidence) {

    public CauseFound {
        evidence = List.copyOf(evidence);
    }

    /** Which of the technical causes, or of the residues. */
    public enum Detail {
        /** Technical: a system or a mistake of the lender's. */
        OURS,
        /** Technical: a bank, wallet or gateway. */
        CHANNEL,
        /** Technical: an amount, a count or a day that may not be debited. */
        LIMIT_OR_DATE,
        /** Residue: a little that calculation or a payment in round figures left. */
        ROUNDING,
        /** Residue: paid by the earlier plan, when another was in force. */
        PRICE_CHANGE,
        /** Residue: a fee. */
        FEE,
        /** Residue: penalty that ran up while the bill was unpaid. */
        PENALTY
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
        /** Somebody said so, and it was recorded. */
        STATEMENT,
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
