package dev.shouyue.kernel.position;

import dev.shouyue.kernel.calendar.Roll;
import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.policy.Grace;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.policy.Tolerance;
import dev.shouyue.kernel.schedule.Installment;
import java.time.LocalDate;
import java.util.Collection;

/**
 * How a policy and a contract read the dates and limits of an installment.
 *
 * @param technical days protected because of a fault of the lender or a channel
 */
record Dating(
        Policy policy,
        Grace grace,
        Tolerance.Limit tolerance,
        Tolerance.Base base,
        long drawn,
        Protections protections,
        Protections technical) {

    static Dating of(Terms terms, Policy policy, Collection<Fact.ProtectionGranted> protections) {
        Tolerance tolerance = terms.agreed().tolerance().orElse(policy.tolerance());
        return new Dating(
                policy,
                terms.agreed().grace().orElse(policy.grace()),
                tolerance.in(terms.currency()),
                tolerance.base(),
                terms.principal(),
                Protections.of(protections),
                protections.isEmpty() ? Protections.NONE : Protections.technical(protections));
    }

    /** Sets from when {@code row}, due on {@code due}, counts, until when it is free, and which days are protected. */
    void date(Row row, LocalDate due) {
        int rolled = policy.roll() == Roll.NONE
                ? row.due
                : LoanState.epochDay(policy.calendar().onOrAfter(due));
        int free = rolled + grace.days();
        row.days = protections.of(row.number);
        row.free = row.days.endOfProtectionAfter(free);
        row.isShielded = technical.of(row.number).touches(row.due, row.free);
        row.origin = grace.mode() == Grace.Mode.SHIFT ? free : policy.roll() == Roll.FOLLOWING ? rolled : row.due;
    }

    /** Greatest shortfall of an installment that is tolerated, minor units. */
    long limit(Installment installment) {
        return tolerance.on(base == Tolerance.Base.PRINCIPAL ? drawn : installment.total());
    }
}
