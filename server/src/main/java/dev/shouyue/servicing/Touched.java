package dev.shouyue.servicing;

import dev.shouyue.kernel.ledger.Balances;
import dev.shouyue.kernel.ledger.Receipts;
import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.position.LoanState;
import dev.shouyue.kernel.position.Position;
import dev.shouyue.kernel.position.Positions;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A loan on its way through a close: what is stored of it, what is new, and what follows. No I/O.
 *
 * @param pack policy pack of the loan, in the version of {@code drawnOn}
 * @param position where it stands at the end of the day
 * @param entry what is still to be posted
 * @param valueDate value date of that entry: the day, or the earliest of the facts that came late
 */
record Touched(
        LoanKey key,
        String pack,
        LocalDate drawnOn,
        byte[] state,
        Position position,
        LoanState loan,
        Balances posted,
        Balances entry,
        LocalDate valueDate,
        Accrual accrual,
        Accrual accrualBefore,
        boolean wasPastDue,
        boolean isNew) {

    private static final long MILLIONTHS = 1_000_000;

    /**
     * What a loan adds to the running totals of interest being earned: at day d it is slope × d − shift.
     *
     * @param slope millionths of a minor unit a day
     */
    record Accrual(long slope, BigDecimal shift) {
        static final Accrual NONE = new Accrual(0, BigDecimal.ZERO);

        static Accrual of(LoanState loan) {
            return loan.currentAccrual()
                    .map(period -> {
                        long days = Math.max(ChronoUnit.DAYS.between(period.from(), period.to()), 1);
                        long slope = Math.multiplyExact(period.interest(), MILLIONTHS) / days;
                        return new Accrual(
                                slope,
                                BigDecimal.valueOf(slope)
                                        .multiply(
                                                BigDecimal.valueOf(period.from().toEpochDay())));
                    })
                    .orElse(NONE);
        }
    }

    /** What is stored of a loan. */
    record Stored(
            String pack,
            LocalDate drawnOn,
            byte[] state,
            Balances posted,
            boolean pastDue,
            long accrualSlope,
            BigDecimal accrualShift) {}

    /** Walks a stored loan on by its new facts; empty result means that it must be built from all its facts. */
    static java.util.Optional<Touched> walkOn(
            LoanKey key, Stored stored, List<Fact> news, Policy policy, LocalDate day) {
        LoanState loan = LoanState.fromBytes(stored.state(), policy);
        for (Fact fact : Facts.of(news).inOrder()) {
            if (!loan.accepts(fact)) {
                return java.util.Optional.empty();
            }
            loan.apply(fact);
        }
        loan.closeDay(day);
        return java.util.Optional.of(finish(
                key, stored.pack(), stored.drawnOn(), loan, stored.posted().plus(receipts(news)), day, stored, day));
    }

    /** Builds a loan from all its facts; {@code stored} is what was there before, {@code news} what it has not seen. */
    static Touched build(
            StoredLoan from, java.util.Optional<Stored> stored, List<Fact> news, Policy policy, LocalDate day) {
        LoanState loan = Positions.stateOn(from.terms(), from.facts(), policy, day);
        Balances posted = stored.map(Stored::posted)
                .orElse(Balances.ZERO)
                .plus(receipts(stored.isPresent() ? news : from.facts().inOrder()));
        LocalDate valueDate = news.stream()
                .map(Fact::valueDate)
                .min(LocalDate::compareTo)
                .filter(earliest -> stored.isPresent() && earliest.isBefore(day))
                .orElse(day);
        return finish(
                from.key(), from.pack(), from.terms().drawnOn(), loan, posted, day, stored.orElse(null), valueDate);
    }

    private static Touched finish(
            LoanKey key,
            String pack,
            LocalDate drawnOn,
            LoanState loan,
            Balances posted,
            LocalDate day,
            @org.jspecify.annotations.Nullable Stored before,
            LocalDate valueDate) {
        Position position = loan.position();
        return new Touched(
                key,
                pack,
                drawnOn,
                loan.toBytes(),
                position,
                loan,
                position.balances(),
                position.balances().minus(posted),
                valueDate,
                Accrual.of(loan),
                before == null ? Accrual.NONE : new Accrual(before.accrualSlope(), before.accrualShift()),
                before != null && before.pastDue(),
                before == null);
    }

    private static Balances receipts(List<Fact> facts) {
        Balances sum = Balances.ZERO;
        for (Fact fact : facts) {
            Balances own = Receipts.of(fact);
            if (!own.isZero()) {
                sum = sum.plus(own);
            }
        }
        return sum;
    }
}
