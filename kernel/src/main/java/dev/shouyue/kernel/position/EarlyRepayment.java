package dev.shouyue.kernel.position;

import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.money.Rate;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.schedule.Installment;
import dev.shouyue.kernel.schedule.RepaymentMethod;
import dev.shouyue.kernel.schedule.Schedules;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
     * @param charged fees charged by now that would have come with installments not yet due: payable at once, so with it
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
            long charged,
            long credit,
            List<Installment> plan) {

        public Quote {
            plan = List.copyOf(plan);
        }

        /** To be paid besides the principal, credit taken off; below zero where the credit is more. */
        public long besides() {
            return due + interest + fee + charged - credit;
        }

        /** To be paid, credit taken off; never below zero. */
        public long total() {
            return Math.max(besides() + principal, 0);
        }
    }

    /**
     * All that is left, repaid on {@code day}. The fees agreed for the installments that never come are not asked for.
     *
     * @param fee for repaying early, minor units
     * @throws IllegalArgumentException when nothing is left to repay early
     */
    public static Quote full(Terms terms, Facts facts, Policy policy, LocalDate day, long fee) {
        Left left = Left.of(terms, facts, policy, day);
        return left.quote(left.principal(), fee, List.of(left.onTheDay(left.principal(), fee)));
    }

    /**
     * A part of the principal that is not yet due, repaid on {@code day}. The installments that stay keep the fees that
     * were agreed for them.
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
        List<Installment> plan = new ArrayList<>();
        plan.add(left.onTheDay(principal, fee));
        plan.addAll(rest(terms, method, left.principal() - principal, then, left));
        return left.quote(principal, fee, plan);
    }

    /**
     * What stays: over all the due dates, or over the fewest of them on which no installment is above the greatest there
     * was.
     */
    private static List<Installment> rest(Terms terms, RepaymentMethod method, long principal, Then then, Left left) {
        int count = left.future().size();
        List<Installment> rest = left.over(count, method, principal, terms.contractRate());
        while (then == Then.FEWER && method.repaysAlong() && --count > 0) {
            List<Installment> shorter = left.over(count, method, principal, terms.contractRate());
            if (greatest(shorter) > left.greatest()) {
                return rest;
            }
            rest = shorter;
        }
        return rest;
    }

    private static long greatest(List<Installment> plan) {
        return plan.stream().mapToLong(Installment::total).max().orElseThrow();
    }

    /** Installments as they were agreed last, by number: what was charged or paid on them since is not in them. */
    private static Map<Integer, Installment> agreed(Terms terms, Facts facts, LocalDate day) {
        Map<Integer, Installment> agreed = new HashMap<>();
        terms.schedule().installments().forEach(row -> agreed.put(row.number(), row));
        Set<Fact.PlanChanged> undone = facts.undonePlans(day);
        for (Fact fact : facts.inOrder()) {
            if (fact instanceof Fact.PlanChanged plan && !plan.valueDate().isAfter(day) && !undone.contains(plan)) {
                plan.installments().forEach(row -> agreed.put(row.number(), row));
            }
        }
        return agreed;
    }

    /**
     * An installment that is neither due nor prepaid.
     *
     * @param fee what is left of the fee that was agreed for it
     */
    private record Future(LocalDate due, long fee) {}

    /**
     * What is left of a loan on a day.
     *
     * @param number greatest number of an installment that stays
     * @param interest earned on {@code principal} over {@code days}, what was prepaid of it taken off
     * @param charged fees that were charged on {@code future} installments over what was agreed
     * @param future the installments not yet due nor prepaid, in the order of their due dates
     * @param greatest what is left of the greatest of those, without what was charged on it
     */
    private record Left(
            Position position,
            int number,
            long principal,
            long interest,
            int days,
            long charged,
            List<Future> future,
            long greatest) {

        static Left of(Terms terms, Facts facts, Policy policy, LocalDate day) {
            LoanState state = Positions.stateOn(terms, facts, policy, day);
            Map<Integer, Installment> agreed = agreed(terms, facts, day);
            int number = 0;
            long principal = 0;
            long prepaid = 0;
            long charged = 0;
            long greatest = 0;
            List<Future> future = new ArrayList<>();
            for (int i = 0; i < state.rows.length; i++) {
                Row row = state.rows[i];
                if (i >= state.nextBill && row.isFuture()) {
                    Installment as = agreed.get(row.number);
                    long fee = Math.min(row.fee, as == null ? 0 : as.fee());
                    principal += row.principal;
                    prepaid += row.billedInterest - row.interest;
                    charged += row.fee - fee;
                    greatest = Math.max(greatest, row.principal + row.interest + fee);
                    future.add(new Future(LocalDate.ofEpochDay(row.due), fee));
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
                    state.position(),
                    number,
                    principal,
                    Math.max(earned - prepaid, 0),
                    days,
                    charged,
                    future,
                    greatest);
        }

        /** What falls due on the day itself, and is paid with the rest. */
        Installment onTheDay(long repaid, long fee) {
            return new Installment(number + 1, position.date(), repaid, interest, fee + charged);
        }

        /** {@code rest} of principal over the first {@code count} of the due dates. */
        List<Installment> over(int count, RepaymentMethod method, long rest, Rate rate) {
            List<LocalDate> dueDates =
                    future.subList(0, count).stream().map(Future::due).toList();
            List<Installment> plan = new ArrayList<>();
            for (Installment row : Schedules.from(position.date(), method, rest, rate, dueDates)
                    .installments()) {
                plan.add(new Installment(
                        number + 1 + row.number(),
                        row.due(),
                        row.principal(),
                        row.interest(),
                        future.get(row.number() - 1).fee()));
            }
            return plan;
        }

        Quote quote(long repaid, long fee, List<Installment> plan) {
            return new Quote(
                    position.date(), position.owed(), repaid, interest, days, fee, charged, position.credit(), plan);
        }
    }
}
