package dev.shouyue.kernel.position;

import dev.shouyue.kernel.calendar.EpochDays;
import dev.shouyue.kernel.loan.Fact.DebitFailure;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where one installment stands. Amounts are minor units. A value; its days are kept as numbers and become dates when
 * they are asked for, because most readers of a position ask for few of them.
 */
public final class InstallmentPosition {

    private final int number;
    private final int due;
    private final int countsFrom;
    private final int freeUntil;
    private final long principal;
    private final long interest;
    private final long fee;
    private final long penalty;
    private final long shortfall;
    private final int firstPaidOn;
    private final int settledOn;
    private final State state;
    private final @Nullable DebitFailure failedDebit;
    private final boolean technical;
    private final Days days;

    InstallmentPosition(Row row, long penalty) {
        this.number = row.number;
        this.due = row.due;
        this.countsFrom = row.origin;
        this.freeUntil = row.free;
        this.principal = row.principal;
        this.interest = row.interest;
        this.fee = row.fee;
        this.penalty = penalty;
        this.shortfall = row.shortfall;
        this.firstPaidOn = row.firstPaid;
        this.settledOn = row.settledOn;
        this.state = row.state;
        this.failedDebit = row.failedDebit;
        this.technical = row.isTechnical();
        this.days = row.days;
    }

    /** As in the schedule. */
    public int number() {
        return number;
    }

    /** Contract due date. */
    public LocalDate due() {
        return LocalDate.ofEpochDay(due);
    }

    /** Day from which days past due count: after roll, shifted grace, or the bill a residue was carried to. */
    public LocalDate countsFrom() {
        return LocalDate.ofEpochDay(countsFrom);
    }

    /** Last day on which full payment is on time. */
    public LocalDate freeUntil() {
        return LocalDate.ofEpochDay(freeUntil);
    }

    /** Outstanding. */
    public long principal() {
        return principal;
    }

    /** Outstanding. */
    public long interest() {
        return interest;
    }

    /** Outstanding. */
    public long fee() {
        return fee;
    }

    /** Accrued to the day of the position, rounded, outstanding. */
    public long penalty() {
        return penalty;
    }

    /** What was unpaid at the end of {@link #freeUntil}; 0 before that day. */
    public long shortfall() {
        return shortfall;
    }

    /** Day on which money first reached the installment. */
    public Optional<LocalDate> firstPaidOn() {
        return day(firstPaidOn);
    }

    /** Day on which nothing more was owed on it. */
    public Optional<LocalDate> settledOn() {
        return day(settledOn);
    }

    /** Where it stands. */
    public State state() {
        return state;
    }

    /** Why the debit failed that had the last chance to be in time, if one failed near the due date. */
    public Optional<DebitFailure> failedDebit() {
        return Optional.ofNullable(failedDebit);
    }

    /**
     * Whether a fault of the lender or a channel kept it from being paid on time: a protection for such a fault falls on
     * its free days, or the debit with the last chance failed for such a reason.
     */
    public boolean isTechnical() {
        return technical;
    }

    /**
     * Days after {@code from} up to and including {@code to} that count on it: those under no-fault protection of the loan, or
     * of this installment, do not, and one that two protections hold is left out once. 0 where {@code to} is not after
     * {@code from}. It is what days past due are counted by, also of days after that of the position.
     */
    public int countedDays(LocalDate from, LocalDate to) {
        return days.between(EpochDays.of(from), EpochDays.of(to));
    }

    /** Whether a day is under no-fault protection, of the loan or of this installment. */
    public boolean isProtected(LocalDate day) {
        return days.isProtected(EpochDays.of(day));
    }

    /** Outstanding in all. */
    public long outstanding() {
        return principal + interest + fee + penalty;
    }

    private static Optional<LocalDate> day(int epochDay) {
        return epochDay == Row.NEVER ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(epochDay));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof InstallmentPosition that
                && number == that.number
                && due == that.due
                && countsFrom == that.countsFrom
                && freeUntil == that.freeUntil
                && principal == that.principal
                && interest == that.interest
                && fee == that.fee
                && penalty == that.penalty
                && shortfall == that.shortfall
                && firstPaidOn == that.firstPaidOn
                && settledOn == that.settledOn
                && state == that.state
                && failedDebit == that.failedDebit
                && technical == that.technical
                && days.isSameAs(that.days);
    }

    @Override
    public int hashCode() {
        return Objects.hash(number, due, countsFrom, freeUntil, outstanding(), firstPaidOn, settledOn, state);
    }

    /** Such as {@code no. 1 due 2026-03-10 OVERDUE: principal 77975, interest 12000, fee 0, penalty 2152}. */
    @Override
    public String toString() {
        return "no. " + number + " due " + due() + " " + state + ": principal " + principal + ", interest " + interest
                + ", fee " + fee + ", penalty " + penalty + "; counts from " + countsFrom() + ", free until "
                + freeUntil() + ", short " + shortfall + ", first paid "
                + firstPaidOn().map(LocalDate::toString).orElse("never") + ", settled "
                + settledOn().map(LocalDate::toString).orElse("never");
    }

    /** Where an installment stands. */
    public enum State {
        /** Not yet due. */
        FUTURE(false),
        /** Due and unpaid, still inside roll or grace. */
        PENDING(true),
        /** Short within tolerance: the residue is carried to the next bill. */
        TOLERATED(true),
        /** Short within tolerance with no next bill: the residue was written off. */
        WRITTEN_OFF(false),
        /** Past due. */
        OVERDUE(true),
        /** Paid (or waived) in time. */
        SETTLED(false),
        /** Paid (or waived) after it was past due. */
        SETTLED_LATE(false);

        private final boolean open;

        State(boolean open) {
            this.open = open;
        }

        /** Fallen due and not done with. */
        public boolean isOpen() {
            return open;
        }
    }
}
