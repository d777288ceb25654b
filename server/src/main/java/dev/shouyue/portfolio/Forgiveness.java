package dev.shouyue.portfolio;

import dev.shouyue.kernel.position.InstallmentPosition;
import java.util.Currency;
import java.util.Optional;

/** What tolerance, grace and protection forgave under one policy, and what it spared the borrowers. */
final class Forgiveness {

    private final Count carriedAndPaid = new Count();
    private final Count stillCarried = new Count();
    private final Count writtenOff = new Count();
    private final Count byGrace = new Count();
    private final Count byProtection = new Count();
    /** Loans that would have been delinquent, months that would have been marked, penalty that would have been charged. */
    private long delinquencies;

    private long marks;
    private final Sums penalty = new Sums();

    void add(Reading reading, Optional<Reading> strict, Currency currency, Span span) {
        for (Reading.Bill bill : reading.bills) {
            if (!span.isDueInside(bill.plan().due())) {
                continue;
            }
            switch (bill.outcome()) {
                case GRACE -> byGrace.add(currency, bill.forgiven());
                case PROTECTED -> byProtection.add(currency, bill.forgiven());
                case TOLERATED -> tolerated(bill).add(currency, bill.forgiven());
                case ON_TIME, NEXT_DAY, PAID_LATE, OPEN, PENDING, NOT_DUE -> {}
            }
        }
        strict.ifPresent(other -> {
            delinquencies += other.isDelinquent() && !reading.isDelinquent() ? 1 : 0;
            marks += other.markedMonths - reading.markedMonths;
            penalty.add(currency, other.penaltyCharged - reading.penaltyCharged);
        });
    }

    private Count tolerated(Reading.Bill bill) {
        InstallmentPosition.State state = bill.end().state();
        if (state == InstallmentPosition.State.WRITTEN_OFF) {
            return writtenOff;
        }
        return state == InstallmentPosition.State.TOLERATED ? stillCarried : carriedAndPaid;
    }

    void plus(Forgiveness other) {
        carriedAndPaid.add(other.carriedAndPaid);
        stillCarried.add(other.stillCarried);
        writtenOff.add(other.writtenOff);
        byGrace.add(other.byGrace);
        byProtection.add(other.byProtection);
        delinquencies += other.delinquencies;
        marks += other.marks;
        penalty.add(other.penalty);
    }

    long byTolerance() {
        return carriedAndPaid.n + stillCarried.n + writtenOff.n;
    }

    ReplayResult.Forgiven toResult() {
        return new ReplayResult.Forgiven(
                carriedAndPaid.toResult(),
                stillCarried.toResult(),
                writtenOff.toResult(),
                byGrace.toResult(),
                byProtection.toResult(),
                new ReplayResult.Spared(delinquencies, marks, penalty.toMap()));
    }
}
