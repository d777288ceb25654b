package dev.shouyue.kernel.ledger;

import dev.shouyue.kernel.loan.Fact;

/**
 * The entry that a fact makes by itself, at the moment it is recorded and before anything is computed. What a payment is
 * set against follows from the position, and is posted as the difference at the close.
 */
public final class Receipts {

    private Receipts() {}

    /** The entry of {@code fact}; zero when the fact moves no money by itself. */
    public static Balances of(Fact fact) {
        return switch (fact) {
            case Fact.Disbursed f ->
                Balances.transfer(Account.PRINCIPAL_RECEIVABLE, Account.CASH_IN_TRANSIT, f.amount());
            case Fact.PaymentReceived f ->
                Balances.transfer(Account.CASH_IN_TRANSIT, Account.UNALLOCATED_RECEIPTS, f.amount());
            case Fact.CreditRefunded f ->
                Balances.transfer(Account.UNALLOCATED_RECEIPTS, Account.CASH_IN_TRANSIT, f.amount());
            case Fact.PaymentReversed f -> Balances.ZERO;
            case Fact.DebitFailed f -> Balances.ZERO;
            case Fact.FeeCharged f -> Balances.ZERO;
            case Fact.AmountWaived f -> Balances.ZERO;
            case Fact.PlanChanged f -> Balances.ZERO;
            case Fact.ProtectionGranted f -> Balances.ZERO;
            case Fact.ProtectionWithdrawn f -> Balances.ZERO;
            case Fact.ChargedOff f -> Balances.ZERO;
            case Fact.CauseStated f -> Balances.ZERO;
            case Fact.StatementWithdrawn f -> Balances.ZERO;
        };
    }
}
