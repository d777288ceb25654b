package dev.shouyue.portfolio;

import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.position.InstallmentPosition;
import dev.shouyue.kernel.position.Position;
import dev.shouyue.kernel.position.Positions;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A loan's whole life under one policy, read from its position at the end: which installments were late, from when until
 * when. Days past due on any earlier day follow from that, because every late installment keeps the day it counts from
 * and the day it was settled.
 */
record LoanStory(Position end, List<InstallmentPosition> late, LocalDate last, boolean dueDateIsDay1) {

    static LoanStory of(Terms terms, Facts facts, Policy policy, LocalDate last) {
        Position end = Positions.on(terms, facts, policy, last);
        List<InstallmentPosition> late = end.installments().stream()
                .filter(row -> row.state() == InstallmentPosition.State.OVERDUE
                        || row.state() == InstallmentPosition.State.SETTLED_LATE)
                .toList();
        return new LoanStory(end, late, last, policy.countDueDateAsDay1());
    }

    /** Days past due at the end of {@code day}; days under protection are not taken off. */
    int dpd(LocalDate day) {
        for (InstallmentPosition row : late) {
            if (day.isAfter(row.freeUntil())
                    && row.settledOn().map(day::isBefore).orElse(true)) {
                return between(row.countsFrom(), day) + (dueDateIsDay1 ? 1 : 0);
            }
        }
        return 0;
    }

    /** The most days past due that were ever reached. */
    int worst() {
        int worst = 0;
        for (InstallmentPosition row : late) {
            LocalDate lastLate = row.settledOn().map(day -> day.minusDays(1)).orElse(last);
            worst = Math.max(worst, dpd(lastLate));
        }
        return Math.max(worst, end.dpd());
    }

    /** Principal not yet due, or due and not settled, at the end of {@code day}: minor units by the schedule. */
    long principal(Terms terms, LocalDate day) {
        long sum = 0;
        for (int i = 0; i < end.installments().size() && i < terms.schedule().size(); i++) {
            if (end.installments().get(i).settledOn().map(day::isBefore).orElse(true)) {
                sum += terms.schedule().installments().get(i).principal();
            }
        }
        return sum;
    }

    static int between(LocalDate from, LocalDate to) {
        return (int) ChronoUnit.DAYS.between(from, to);
    }
}
