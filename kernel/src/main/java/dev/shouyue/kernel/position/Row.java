package dev.shouyue.kernel.position;

import dev.shouyue.kernel.loan.Component;
import dev.shouyue.kernel.loan.Fact.DebitFailure;
import dev.shouyue.kernel.money.Rate;
import dev.shouyue.kernel.position.InstallmentPosition.State;
import dev.shouyue.kernel.schedule.Installment;
import org.jspecify.annotations.Nullable;

/**
 * One installment while facts are folded into it: plain numbers that change in place, because this is the inner loop of
 * every close, rebuild and replay. Days are epoch days, amounts minor units.
 */
final class Row {

    static final int NEVER = Integer.MIN_VALUE;
    static final int NOT_CARRIED = -1;

    int number;
    int due;
    /** Day from which days past due and penalty count. */
    int origin;
    /** Last day on which full payment is on time. */
    int free;
    /** Its protected days: those of the loan, and those of protections that name it. */
    Days days = Days.NO_PROTECTION;

    long billedInterest;
    long billedFee;
    long principal;
    long interest;
    long fee;
    /** Greatest shortfall that is tolerated. */
    long limit;
    /** Principal times counted days, accrued up to {@link #accruedTo}. */
    long principalDays;

    int accruedTo;
    /** Penalty paid or waived so far. */
    long penaltySettled;
    /** What was unpaid when the installment was judged. */
    long shortfall;

    int firstPaid = NEVER;
    int settledOn = NEVER;
    /** Row to which a tolerated residue was carried. */
    int carriedTo = NOT_CARRIED;

    /** Whether it was judged while an earlier one, protected for longer, still waits to be. */
    boolean isJudgedAhead;
    /** Whether a fault of the lender or a channel fell on its free days. */
    boolean isShielded;
    /** The failed debit that tells why it was not paid on time. */
    @Nullable
    DebitFailure failedDebit;

    State state = State.FUTURE;

    /** An installment that has not fallen due, with the days that roll, grace and protection give it. */
    static Row of(Installment installment, Dating dating) {
        Row row = new Row();
        row.number = installment.number();
        row.due = LoanState.epochDay(installment.due());
        dating.date(row, installment.due());
        row.accruedTo = row.origin;
        row.billedInterest = installment.interest();
        row.billedFee = installment.fee();
        row.principal = installment.principal();
        row.interest = installment.interest();
        row.fee = installment.fee();
        row.limit = dating.limit(installment);
        return row;
    }

    /** Principal, interest and fee outstanding; penalty is not in it. */
    long unpaid() {
        return principal + interest + fee;
    }

    /** Fallen due and not done with. */
    boolean isOpen() {
        return state.isOpen();
    }

    boolean isFuture() {
        return state == State.FUTURE;
    }

    boolean isOverdue() {
        return state == State.OVERDUE;
    }

    /** Whether what is missing is missing because of the lender or a channel. */
    boolean isTechnical() {
        return isShielded || (failedDebit != null && failedDebit.isTechnical());
    }

    /** Penalty outstanding at {@code day}, rounded once on the whole accrued amount. */
    long penalty(int day, Rate rate) {
        return state == State.OVERDUE ? rate.on(principalDays(day)) - penaltySettled : 0;
    }

    long principalDays(int day) {
        return day > accruedTo
                ? Math.addExact(principalDays, Math.multiplyExact(principal, (long) days.between(accruedTo, day)))
                : principalDays;
    }

    /** Counts the days of this row from {@code later} on and spares what is spared there, its residue being part of it. */
    void countFrom(Row later) {
        origin = later.origin;
        free = later.free;
        days = days.and(later.days);
        principalDays = 0;
        accruedTo = later.origin;
    }

    /** Takes up to {@code amount} of a component off; returns what was taken. */
    long take(Component component, long amount, int day, Rate rate) {
        return switch (component) {
            case FEE -> takeFee(amount);
            case PENALTY -> takePenalty(amount, day, rate);
            case INTEREST -> takeInterest(amount);
            case PRINCIPAL -> takePrincipal(amount, day);
        };
    }

    long takeFee(long amount) {
        long taken = Math.min(amount, fee);
        fee -= taken;
        return taken;
    }

    long takePenalty(long amount, int day, Rate rate) {
        long taken = Math.min(amount, penalty(day, rate));
        penaltySettled += taken;
        return taken;
    }

    long takeInterest(long amount) {
        long taken = Math.min(amount, interest);
        interest -= taken;
        return taken;
    }

    long takePrincipal(long amount, int day) {
        long taken = Math.min(amount, principal);
        if (taken > 0) {
            accrueTo(day);
            principal -= taken;
        }
        return taken;
    }

    /** Fixes what has accrued up to {@code day}, before the principal changes. */
    private void accrueTo(int day) {
        if (day > accruedTo) {
            principalDays = principalDays(day);
            accruedTo = day;
        }
    }

    /** Money reached the installment on {@code day}. */
    void markPaid(int day) {
        if (firstPaid == NEVER) {
            firstPaid = day;
        }
    }
}
