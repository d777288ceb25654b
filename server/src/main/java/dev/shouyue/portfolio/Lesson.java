package dev.shouyue.portfolio;

import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.kernel.position.Position;
import dev.shouyue.kernel.position.Positions;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** What a loan can teach, in the order in which it is taught. A lesson tells how well a loan teaches it. */
enum Lesson {
    ONE_UNIT_SHORT(Lesson::oneUnitShort),
    TOLERANCE_CARRIED(loan -> forgiven(loan, Outcome.TOLERATED)),
    GRACE_FORGAVE(loan -> forgiven(loan, Outcome.GRACE)),
    PROTECTED(Lesson::protectedDays),
    PAYMENT_RETURNED(loan -> has(loan, Fact.PaymentReversed.class) ? clear(worst(loan, 0), loan) : Optional.empty()),
    KNOWN_LATE(Lesson::knownLate),
    ROLLED_PAST_90(loan -> loan.own().worst > 90 && loan.own().isPastDueNow() ? worst(loan, 90) : Optional.empty()),
    CURED_AFTER_30(loan -> loan.own().worst > 30 && loan.own().end.dpd() == 0 && !isChargedOff(loan)
            ? worst(loan, 30)
            : Optional.empty()),
    PACKS_DISAGREE(Lesson::packsDisagree),
    STILL_SMALL(Lesson::stillSmall),
    PAID_IN_PIECES(Lesson::paidInPieces),
    CHARGED_OFF(loan -> isChargedOff(loan) ? worst(loan, 0) : Optional.empty()),
    PLAN_CHANGED(loan -> has(loan, Fact.PlanChanged.class) ? worst(loan, -1) : Optional.empty()),
    AMOUNT_WAIVED(loan -> has(loan, Fact.AmountWaived.class) ? worst(loan, -1) : Optional.empty()),
    OFTEN_LATE(Lesson::oftenLate),
    ONCE_LATE(loan -> worst(loan, 0));

    /**
     * How a loan teaches a lesson.
     *
     * @param score the higher the better
     * @param bill number of the installment it is about
     * @param extra what else the story counts: days, packs, payments
     * @param under the pack it is about; empty for the policy of the replay
     */
    record Fit(long score, int bill, long extra, String under) {}

    /** Keeps scores whole when they are divided, and puts what packs disagree on before what they do not. */
    private static final long SCALE = 1_000;

    private interface Test {
        Optional<Fit> on(ReadLoan loan);
    }

    private final Test test;

    Lesson(Test test) {
        this.test = test;
    }

    Optional<Fit> fit(ReadLoan loan) {
        return test.on(loan);
    }

    private static Optional<Fit> oneUnitShort(ReadLoan loan) {
        long unit = Math.round(Math.pow(10, Money.decimals(loan.currency())));
        return clear(
                best(
                        loan.own(),
                        bill -> bill.outcome().isLate() && bill.shortAtDue() > 0 && bill.shortAtDue() <= unit,
                        Reading.Bill::daysLate),
                loan);
    }

    /** A loan that was late for other reasons as well teaches the one less well. */
    private static Optional<Fit> clear(Optional<Fit> fit, ReadLoan loan) {
        long others = loan.own().bills.stream()
                .filter(bill -> bill.outcome().isLate())
                .count();
        return fit.map(one ->
                new Fit(one.score() * SCALE / ((1 + others) * (1 + others)), one.bill(), one.extra(), one.under()));
    }

    /** Forgiven under a pack while the policy of the replay calls it delinquent; or else forgiven under that policy. */
    private static Optional<Fit> forgiven(ReadLoan loan, Outcome outcome) {
        if (loan.own().worst == 0) {
            return clear(times(loan.own(), outcome, "", 0), loan);
        }
        return clear(
                loan.packs().entrySet().stream()
                        .flatMap(pack -> times(pack.getValue(), outcome, pack.getKey(), SCALE).stream())
                        .max(Comparator.comparingLong(Fit::score)),
                loan);
    }

    private static Optional<Fit> times(Reading reading, Outcome outcome, String under, long more) {
        List<Reading.Bill> bills =
                reading.bills.stream().filter(bill -> bill.outcome() == outcome).toList();
        return bills.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Fit(more + bills.size(), bills.getFirst().plan().number(), bills.size(), under));
    }

    private static Optional<Fit> protectedDays(ReadLoan loan) {
        if (!has(loan, Fact.ProtectionGranted.class)) {
            return Optional.empty();
        }
        LocalDate last = loan.own().end.date();
        return best(
                loan.own(),
                bill -> bill.shortAtDue() > 0,
                bill -> ChronoUnit.DAYS.between(
                                bill.plan().due(), bill.end().settledOn().orElse(last))
                        - bill.daysLate());
    }

    /** A payment that was recorded days after it was true: what the book said meanwhile, and what is known now. */
    private static Optional<Fit> knownLate(ReadLoan loan) {
        for (Fact fact : loan.life().facts().inOrder()) {
            if (fact instanceof Fact.PaymentReceived && fact.recordedOn().isAfter(fact.valueDate())) {
                LocalDate before = fact.recordedOn().minusDays(1);
                int said = Positions.on(
                                loan.life().terms(), loan.life().facts().knownBy(before), loan.own().policy, before)
                        .dpd();
                int is = Positions.on(loan.life().terms(), loan.life().facts(), loan.own().policy, before)
                        .dpd();
                if (said > is) {
                    return loan.own().bills.stream()
                            .filter(bill -> !bill.plan().due().isAfter(before))
                            .reduce((a, b) -> b)
                            .flatMap(bill -> clear(
                                    Optional.of(new Fit(said - is, bill.plan().number(), said - is, "")), loan));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Fit> packsDisagree(ReadLoan loan) {
        Set<String> verdicts = new HashSet<>();
        loan.packs()
                .values()
                .forEach(
                        pack -> verdicts.add(pack.isDelinquent() + "," + pack.isReported() + "," + pack.isInDefault()));
        return verdicts.size() < 2
                ? Optional.empty()
                : worst(loan, -1)
                        .map(fit -> new Fit(verdicts.size() * 10_000L + fit.score(), fit.bill(), verdicts.size(), ""));
    }

    private static Optional<Fit> paidInPieces(ReadLoan loan) {
        return best(loan.own(), bill -> bill.outcome().isLate(), bill -> {
                    LocalDate to = bill.end().settledOn().orElse(loan.own().end.date());
                    return loan.life().facts().inOrder().stream()
                            .filter(Fact.PaymentReceived.class::isInstance)
                            .filter(fact -> fact.valueDate().isAfter(bill.plan().due())
                                    && !fact.valueDate().isAfter(to))
                            .count();
                })
                .filter(fit -> fit.extra() > 1);
    }

    private static Optional<Fit> oftenLate(ReadLoan loan) {
        long late = loan.own().bills.stream()
                .filter(bill -> bill.outcome().isLate())
                .count();
        return late < 2 ? Optional.empty() : worst(loan, 0).map(fit -> new Fit(late, fit.bill(), late, ""));
    }

    private static Optional<Fit> stillSmall(ReadLoan loan) {
        return loan.own().isPastDueNow()
                ? worst(loan, 0).map(fit -> new Fit(-loan.own().pastDueNow(), fit.bill(), fit.extra(), ""))
                : Optional.empty();
    }

    /** By the worst of its installments, if that was more than {@code over} days past due. */
    private static Optional<Fit> worst(ReadLoan loan, int over) {
        return best(loan.own(), bill -> bill.daysLate() > over, bill -> bill.daysLate() + 1L);
    }

    private static Optional<Fit> best(
            Reading reading, Predicate<Reading.Bill> which, ToLongFunction<Reading.Bill> score) {
        return reading.bills.stream()
                .filter(which)
                .map(bill -> new Fit(score.applyAsLong(bill), bill.plan().number(), score.applyAsLong(bill), ""))
                .filter(fit -> fit.score() > 0)
                .max(Comparator.comparingLong(Fit::score));
    }

    private static boolean has(ReadLoan loan, Class<? extends Fact> kind) {
        return loan.life().facts().inOrder().stream().anyMatch(kind::isInstance);
    }

    private static boolean isChargedOff(ReadLoan loan) {
        return loan.own().end.state() == Position.State.CHARGED_OFF;
    }
}
