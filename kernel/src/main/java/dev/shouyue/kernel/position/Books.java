package dev.shouyue.kernel.position;

import dev.shouyue.kernel.ledger.Account;
import dev.shouyue.kernel.ledger.Balances;
import dev.shouyue.kernel.money.Rate;
import org.jspecify.annotations.Nullable;

/** The running sums of a loan from which its ledger follows. Amounts are minor units. */
final class Books {

    long disbursed;
    /** Received, less what was refunded. */
    long cashIn;
    /** Received and not set against anything; negative when more was refunded than a return has left. */
    long credit;

    long waived;
    long toleranceWrittenOff;
    /** Interest and fees paid on installments that a changed plan has since replaced. */
    long replacedInterest;

    long replacedFee;
    /** Penalty settled on an installment that a later fee opened again. */
    long settledPenalty;
    /** Balances just before the charge-off, by account; null when the debt is in the books. */
    long @Nullable [] beforeChargeOff;

    boolean isChargedOff() {
        return beforeChargeOff != null;
    }

    /** The ledger that the sums and the rows stand for at {@code day}. */
    Balances balances(Row[] rows, int billed, int day, Rate penaltyRate, long principal) {
        long[] now = inTheBooks(rows, billed, day, penaltyRate, principal);
        return Balances.of(beforeChargeOff == null ? now : afterChargeOff(beforeChargeOff, now));
    }

    void chargeOff(Row[] rows, int billed, int day, Rate penaltyRate, long principal) {
        if (beforeChargeOff == null) {
            beforeChargeOff = inTheBooks(rows, billed, day, penaltyRate, principal);
        }
    }

    private long[] inTheBooks(Row[] rows, int billed, int day, Rate rate, long drawn) {
        long principal = 0;
        long interest = 0;
        long fee = 0;
        long penalty = 0;
        long interestIncome = replacedInterest;
        long feeIncome = replacedFee;
        long penaltyIncome = settledPenalty;
        for (int i = 0; i < rows.length; i++) {
            Row row = rows[i];
            principal += row.principal;
            if (i < billed) {
                interest += row.interest;
                fee += row.fee;
                interestIncome += row.billedInterest;
                feeIncome += row.billedFee;
                long accrued = row.penalty(day, rate);
                penalty += accrued;
                penaltyIncome += row.penaltySettled + accrued;
            } else {
                interestIncome += row.billedInterest - row.interest;
                feeIncome += row.billedFee - row.fee;
            }
        }
        long[] amounts = new long[ACCOUNTS];
        amounts[CASH] = cashIn - disbursed;
        amounts[PRINCIPAL] = disbursed - (drawn - principal);
        amounts[INTEREST] = interest;
        amounts[FEE] = fee;
        amounts[PENALTY] = penalty;
        amounts[UNALLOCATED] = -credit;
        amounts[INTEREST_INCOME] = -interestIncome;
        amounts[FEE_INCOME] = -feeIncome;
        amounts[PENALTY_INCOME] = -penaltyIncome;
        amounts[TOLERANCE] = toleranceWrittenOff;
        amounts[WAIVERS] = waived;
        return amounts;
    }

    /** After the charge-off the receivables are an expense, and all that comes in on them is a recovery. */
    private static long[] afterChargeOff(long[] before, long[] now) {
        long[] amounts = before.clone();
        long receivables = before[PRINCIPAL] + before[INTEREST] + before[FEE] + before[PENALTY];
        amounts[PRINCIPAL] = 0;
        amounts[INTEREST] = 0;
        amounts[FEE] = 0;
        amounts[PENALTY] = 0;
        amounts[CHARGE_OFF] = receivables;
        amounts[CASH] = now[CASH];
        amounts[UNALLOCATED] = now[UNALLOCATED];
        long recovered = now[CASH] - before[CASH] + now[UNALLOCATED] - before[UNALLOCATED];
        amounts[RECOVERIES] = -recovered;
        return amounts;
    }

    private static int index(Account account) {
        return java.util.List.of(Account.values()).indexOf(account);
    }

    private static final int ACCOUNTS = Account.values().length;
    private static final int CASH = index(Account.CASH_IN_TRANSIT);
    private static final int PRINCIPAL = index(Account.PRINCIPAL_RECEIVABLE);
    private static final int INTEREST = index(Account.INTEREST_RECEIVABLE);
    private static final int FEE = index(Account.FEE_RECEIVABLE);
    private static final int PENALTY = index(Account.PENALTY_RECEIVABLE);
    private static final int UNALLOCATED = index(Account.UNALLOCATED_RECEIPTS);
    private static final int INTEREST_INCOME = index(Account.INTEREST_INCOME);
    private static final int FEE_INCOME = index(Account.FEE_INCOME);
    private static final int PENALTY_INCOME = index(Account.PENALTY_INCOME);
    private static final int TOLERANCE = index(Account.TOLERANCE_WRITTEN_OFF);
    private static final int WAIVERS = index(Account.WAIVERS);
    private static final int CHARGE_OFF = index(Account.CHARGE_OFF);
    private static final int RECOVERIES = index(Account.RECOVERIES);
}
