package dev.shouyue.kernel.position;

import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.schedule.Installment;
import dev.shouyue.kernel.schedule.RepaymentMethod;
import dev.shouyue.kernel.schedule.Schedule;
import dev.shouyue.kernel.schedule.Schedules;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * What it takes to repay a loan, or a part of it, before it is due: interest is owed for the days the money was used and
 * not one more. Makes the plan that a {@link dev.shouyue.kernel.loan.Fact.PlanChanged} of that day records; the money
 * itself comes as a payment.
 */
public final class EarlyRepayment {

    private EarlyRepayment() {}

    /** What becomes of the installments that are left after a part was repaid. */
    public enum Then {
        /** Each installment stays about what it was, and there are fewer of them. */
        FEWER,
        /** Their due dates stay, and each is smaller. */
        SMALLER
    }

    /**
     * What is to be paid on a day, minor units, and what changes by it.
     *
     * @param due fallen due and unpaid: principal, interest, fee and penalty
     * @param principal repaid before it is due
     * @param interest earned since the last due date on all principal not yet due
     * @param days for which {@code interest} is owed
     * @param fee asked for repaying early
     * @param credit already received and not set against anything; it counts towards the total
     * @param plan the installments that take the place of those not yet due; the first is due on the day itself
     */
    public record Quote(
            LocalDate on,
            long due,
            long principal,
            long interest,
            int days,
            long fee,
            long credit,
            List<Installment> plan) {

        public Quote {
            plan = List.copyOf(plan);
        }

        /** To be paid, credit taken off; never below zero. */
        public long total() {
            return Math.max(due + principal + interest + fee - credit, 0);
        }
    }

    /**
     * All that is left, repaid on {@code day}.
     *
     * @param fee for repaying early, minor units
     * @throws IllegalArgumentException when nothing is left to repay early
     */
    public static Quote full(Terms terms, Facts facts, Policy policy, LocalDate day, long fee) {
        Left left = Left.of(terms, facts, policy, day);
        Installment last = new Installment(left.number() + 1, day, left.principal(), left.interest(), fee);
        return left.quote(left.principal(), fee, List.of(last));
    }

    /**
     * A part of the principal that is not yet due, repaid on {@code day}.
     *
     * @param method how the loan is repaid
     * @param principal to be repaid early, minor units; less than all that is left
     * @param fee for repaying early, minor units
     * @throws IllegalArgumentException when there is not so much left
     */
    public static Quote part(
            Terms terms,
            Facts facts,
            Policy policy,
            LocalDate day,
            RepaymentMethod method,
            long principal,
            Then then,
            long fee) {
        Left left = Left.of(terms, facts, policy, day);
        if (principal <= 0 || principal >= left.principal()) {
            throw new IllegalArgumentException("between 1 and " + (left.principal() - 1)
                    + " minor units of principal can be repaid in part, not " + principal);
        }
        long rest = left.principal() - principal;
        Schedule schedule = Schedules.from(day, method, rest, terms.contractRate(), left.dueDates());
        if (then == Then.FEWER && method.repaysAlong()) {
            schedule = fewer(terms, day, method, rest, left);
        }
        List<Installment> plan = new ArrayList<>();
        plan.add(new Installment(left.number() + 1, day, principal, left.interest(), fee));
        for (Installment row : schedule.installments()) {
            plan.add(new Installment(
                    left.number() + 1 + row.number(), row.due(), row.principal(), row.interest(), row.fee()));
        }
        return left.quote(principal, fee, plan);
    }

    /** The fewest of the due dates over which no installment is above the one that would have come next. */
    private static Schedule fewer(Terms terms, LocalDate day, RepaymentMethod method, long rest, Left left) {
        Schedule schedule = Schedules.from(day, method, rest, terms.contractRate(), left.dueDates());
        for (int count = left.dueDates().size() - 1; count > 0; count--) {
            Schedule shorter = Schedules.from(
                    day, method, rest, terms.contractRate(), left.dueDates().subList(0, count));
            if (greatest(shorter) > left.greatest()) {
                return schedule;
            }
            schedule = shorter;
        }
        return schedule;
    }

    private static long greatest(Schedule schedule) {
        return schedule.installments().stream()
                .mapToLong(Installment::total)
                .max()
                .orElseThrow();
    }

    /**
     * What is left of a loan on a day.
     *
     * @param number greatest number of an installment that stays
     * @param interest earned on {@code principal} over {@code days}, what was prepaid of it taken off
     * @param dueDates of the installments not yet due nor prepaid
     * @param greatest what is left of the greatest of those installments
     */
    private record Left(
            Position position,
            int number,
            long principal,
            long interest,
            int days,
            List<LocalDate> dueDates,
            long greatest) {

        static Left of(Terms terms, Facts facts, Policy policy, LocalDate day) {
            LoanState state = Positions.stateOn(terms, facts, policy, day);
            int number = 0;
            long principal = 0;
            long prepaid = 0;
            long greatest = 0;
            List<LocalDate> dueDates = new ArrayList<>();
            for (int i = 0; i < state.rows.length; i++) {
                Row row = state.rows[i];
                if (i >= state.nextBill && row.isFuture()) {
                    principal += row.principal;
                    prepaid += row.billedInterest - row.interest;
                    greatest = Math.max(greatest, row.unpaid());
                    dueDates.add(LocalDate.ofEpochDay(row.due));
                } else {
                    number = Math.max(number, row.number);
                }
            }
            if (principal == 0) {
                throw new IllegalArgumentException(
                        "loan " + terms.loan() + " has no principal left that is not yet due");
            }
            LocalDate from =
                    state.nextBill == 0 ? terms.drawnOn() : LocalDate.ofEpochDay(state.rows[state.nextBill - 1].due);
            int days = (int) ChronoUnit.DAYS.between(from, day);
            long earned = terms.contractRate().on(Math.multiplyExact(principal, (long) days));
            return new Left(
                    state.position(), number, principal, Math.max(earned - prepaid, 0), days, dueDates, greatest);
        }

        Quote quote(long repaid, long fee, List<Installment> plan) {
            return new Quote(position.date(), position.owed(), repaid, interest, days, fee, position.credit(), plan);
        }
    }
}
