package dev.shouyue.kernel.position;

import dev.shouyue.kernel.calendar.Roll;
import dev.shouyue.kernel.loan.Component;
import dev.shouyue.kernel.money.Rate;
import dev.shouyue.kernel.policy.Grace;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.policy.Tolerance;
import dev.shouyue.kernel.schedule.Installment;
import java.time.LocalDate;
import java.util.Currency;

/**
 * The installments of a loan while facts are folded into them: one array a column, because this is the inner loop of
 * every close, rebuild and replay. Days are epoch days, amounts minor units.
 */
final class Rows {

    static final int NEVER = Integer.MIN_VALUE;

    static final byte FUTURE = 0;
    static final byte PENDING = 1;
    static final byte TOLERATED = 2;
    static final byte WRITTEN_OFF = 3;
    static final byte OVERDUE = 4;
    static final byte SETTLED = 5;
    static final byte SETTLED_LATE = 6;

    final int size;
    final int[] number;
    final int[] due;
    /** Day from which days past due and penalty count. */
    final int[] origin;
    /** Last day on which full payment is on time. */
    final int[] free;

    final long[] billedInterest;
    final long[] billedFee;
    final long[] principal;
    final long[] interest;
    final long[] fee;
    /** Greatest shortfall that is tolerated. */
    final long[] limit;
    /** Principal times counted days, accrued up to {@link #accruedTo}. */
    final long[] principalDays;

    final int[] accruedTo;
    /** Penalty paid or waived so far. */
    final long[] penaltySettled;
    /** What was unpaid when the installment was judged. */
    final long[] shortfall;

    final int[] firstPaid;
    final int[] settledOn;
    /** Row to which a tolerated residue was carried, or -1. */
    final int[] carriedTo;

    final byte[] status;

    Rows(int size) {
        this.size = size;
        number = new int[size];
        due = new int[size];
        origin = new int[size];
        free = new int[size];
        billedInterest = new long[size];
        billedFee = new long[size];
        principal = new long[size];
        interest = new long[size];
        fee = new long[size];
        limit = new long[size];
        principalDays = new long[size];
        accruedTo = new int[size];
        penaltySettled = new long[size];
        shortfall = new long[size];
        firstPaid = new int[size];
        settledOn = new int[size];
        carriedTo = new int[size];
        status = new byte[size];
    }

    /** Writes an installment into row {@code i}, with the days that roll, grace and protection give it. */
    void set(int i, Installment row, Reading reading, Days days) {
        number[i] = row.number();
        due[i] = (int) row.due().toEpochDay();
        reading.date(this, i, row.due(), days);
        billedInterest[i] = row.interest();
        billedFee[i] = row.fee();
        principal[i] = row.principal();
        interest[i] = row.interest();
        fee[i] = row.fee();
        limit[i] = reading.limit(row);
        accruedTo[i] = origin[i];
        firstPaid[i] = NEVER;
        settledOn[i] = NEVER;
        carriedTo[i] = -1;
    }

    void copyTo(Rows target, int from, int to) {
        target.number[to] = number[from];
        target.due[to] = due[from];
        target.origin[to] = origin[from];
        target.free[to] = free[from];
        target.billedInterest[to] = billedInterest[from];
        target.billedFee[to] = billedFee[from];
        target.principal[to] = principal[from];
        target.interest[to] = interest[from];
        target.fee[to] = fee[from];
        target.limit[to] = limit[from];
        target.principalDays[to] = principalDays[from];
        target.accruedTo[to] = accruedTo[from];
        target.penaltySettled[to] = penaltySettled[from];
        target.shortfall[to] = shortfall[from];
        target.firstPaid[to] = firstPaid[from];
        target.settledOn[to] = settledOn[from];
        target.carriedTo[to] = carriedTo[from];
        target.status[to] = status[from];
    }

    /** Principal, interest and fee outstanding; penalty is not in it. */
    long unpaid(int i) {
        return principal[i] + interest[i] + fee[i];
    }

    boolean isOpen(int i) {
        byte s = status[i];
        return s == PENDING || s == OVERDUE || s == TOLERATED;
    }

    /** Penalty outstanding at {@code day}, rounded once on the whole accrued amount. */
    long penalty(int i, int day, Days days, Rate rate) {
        return status[i] == OVERDUE ? rate.on(principalDays(i, day, days)) - penaltySettled[i] : 0;
    }

    long principalDays(int i, int day, Days days) {
        return day > accruedTo[i]
                ? Math.addExact(
                        principalDays[i], Math.multiplyExact(principal[i], (long) days.between(accruedTo[i], day)))
                : principalDays[i];
    }

    /** Fixes what has accrued up to {@code day}, before the principal changes. */
    void accrueTo(int i, int day, Days days) {
        if (day > accruedTo[i]) {
            principalDays[i] = principalDays(i, day, days);
            accruedTo[i] = day;
        }
    }

    /** Counts days of row {@code i} from row {@code k} on, its residue having been carried there. */
    void countFrom(int i, int k) {
        origin[i] = origin[k];
        free[i] = free[k];
        principalDays[i] = 0;
        accruedTo[i] = origin[k];
    }

    /** Takes up to {@code amount} of a component off row {@code i}; returns what was taken. */
    long take(int i, Component component, long amount, int day, Days days, Rate rate) {
        switch (component) {
            case FEE -> {
                long taken = Math.min(amount, fee[i]);
                fee[i] -= taken;
                return taken;
            }
            case PENALTY -> {
                long taken = Math.min(amount, penalty(i, day, days, rate));
                penaltySettled[i] += taken;
                return taken;
            }
            case INTEREST -> {
                long taken = Math.min(amount, interest[i]);
                interest[i] -= taken;
                return taken;
            }
            case PRINCIPAL -> {
                long taken = Math.min(amount, principal[i]);
                if (taken > 0) {
                    accrueTo(i, day, days);
                    principal[i] -= taken;
                }
                return taken;
            }
        }
        throw new AssertionError(component);
    }

    /** How a policy and a contract read the dates and limits of an installment. */
    record Reading(Policy policy, Grace grace, Tolerance tolerance, Currency currency, long drawn) {

        void date(Rows rows, int i, LocalDate due, Days days) {
            int contract = (int) due.toEpochDay();
            int rolled = policy.roll() == Roll.NONE
                    ? contract
                    : (int) policy.calendar().onOrAfter(due).toEpochDay();
            int origin = policy.roll() == Roll.FOLLOWING ? rolled : contract;
            int free = rolled + grace.days();
            if (grace.mode() == Grace.Mode.SHIFT) {
                origin = free;
            }
            rows.origin[i] = origin;
            rows.free[i] = days.endOfProtectionAfter(free);
        }

        long limit(Installment row) {
            if (tolerance.isNone()) {
                return 0;
            }
            return tolerance.limit(currency, tolerance.base() == Tolerance.Base.PRINCIPAL ? drawn : row.total());
        }
    }
}
