package dev.shouyue.servicing;

import dev.shouyue.kernel.ledger.Balances;
import dev.shouyue.kernel.ledger.Receipts;
import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.position.LoanState;
import dev.shouyue.kernel.position.Movement;
import dev.shouyue.kernel.position.Positions;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A loan that a close has looked at: where it stood, where it stands, and what follows. No I/O.
 *
 * @param before absent when the loan had no position yet
 * @param entry what is still to be posted, beyond what the facts posted when they were recorded
 * @param valueDate value date of that entry: the day, or the earliest of the facts that came late
 * @param payments payments recorded since the last close
 * @param received their sum, minor units
 */
record Touched(
        @Nullable Standing before,
        Standing after,
        Balances entry,
        LocalDate valueDate,
        Movement movement,
        int payments,
        long received) {

    /** Walks a stored loan on by its new facts; empty when it must be built from all its facts. */
    static Optional<Touched> walkOn(Standing stored, List<Fact> news, Policy policy, LocalDate day) {
        LoanState before = stateOf(stored, policy);
        LoanState loan = LoanState.fromBytes(stored.state(), policy);
        for (Fact fact : Facts.of(news).inOrder()) {
            if (!loan.accepts(fact)) {
                return Optional.empty();
            }
            loan.apply(fact);
        }
        loan.closeDay(day);
        Standing after = Standing.of(stored.key(), stored.pack(), stored.drawnOnDate(), loan, day);
        return Optional.of(of(stored, before, after, loan, news, day));
    }

    /** Builds a loan from all its facts; {@code news} are those that {@code stored} has not seen. */
    static Touched build(StoredLoan from, @Nullable Standing stored, List<Fact> news, Policy policy, LocalDate day) {
        LoanState loan = Positions.stateOn(from.terms(), from.facts(), policy, day);
        LoanState before = stored == null ? null : stateOf(stored, policy);
        Standing after = Standing.of(from.key(), from.pack(), from.terms().drawnOn(), loan, day);
        return of(stored, before, after, loan, stored == null ? from.facts().inOrder() : news, day);
    }

    private static LoanState stateOf(Standing stored, Policy policy) {
        LoanState state = LoanState.fromBytes(stored.state(), policy);
        state.closeDay(stored.asOfDate());
        return state;
    }

    private static Touched of(
            @Nullable Standing stored,
            @Nullable LoanState before,
            Standing after,
            LoanState loan,
            List<Fact> news,
            LocalDate day) {
        Balances posted = before == null ? Balances.ZERO : before.balances();
        LocalDate valueDate = day;
        int payments = 0;
        long received = 0;
        for (Fact fact : news) {
            Balances own = Receipts.of(fact);
            if (!own.isZero()) {
                posted = posted.plus(own);
            }
            if (before != null && fact.valueDate().isBefore(valueDate)) {
                valueDate = fact.valueDate();
            }
            if (fact instanceof Fact.PaymentReceived payment && before != null) {
                payments++;
                received += payment.amount();
            }
        }
        return new Touched(
                stored,
                after,
                loan.balances().minus(posted),
                valueDate,
                Movement.between(before, loan, day),
                payments,
                received);
    }
}
