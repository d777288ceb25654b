package dev.shouyue.portfolio;

import static dev.shouyue.kernel.loan.FactsBuilder.factsOf;
import static dev.shouyue.kernel.loan.LoanBuilder.aLoan;

import dev.shouyue.decision.PolicyPack;
import dev.shouyue.decision.PolicyPacks;
import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.policy.Allocation;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.servicing.LoanKey;
import dev.shouyue.servicing.StoredLoan;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Six loans whose every figure can be worked out by hand, replayed from 2026-02-10 to 2026-08-31 under CN-LOAN. Five are
 * the loan of example 1 of the domain sheet: 10,000.00 over 12 months, 899.75 a month, principal 779.75, 789.11, 798.58,
 * 808.16, 817.86, 827.67, due on the 10th from March on.
 */
public final class SmallBook {

    public static final LocalDate FROM = LocalDate.of(2026, 2, 10);
    public static final LocalDate TO = LocalDate.of(2026, 8, 31);

    static final PolicyPacks PACKS = PolicyPacks.builtIn();

    private final List<StoredLoan> loans = new ArrayList<>();

    /** The six loans; the one that is a yuan short is called {@code yuan}. */
    public static SmallBook named(String yuan) {
        SmallBook book = new SmallBook();
        Terms punctual = aLoan().named("A-punctual").terms();
        book.add(punctual, factsOf(punctual).paidAsDue(1, 6).facts());

        // Example 6, last row: nobody collects the yuan.
        Terms short1 = aLoan().named(yuan).allocating(Allocation.DESIGNATED).terms();
        book.add(
                short1,
                factsOf(short1)
                        .paidFor(1, "2026-03-10", "898.75")
                        .paidAsDue(2, 6)
                        .facts());

        // Two days late, with the penalty of two days: 779.75 × 0.0006 × 2 = 0.94.
        Terms grace = aLoan().named("C-two-days").terms();
        book.add(
                grace,
                factsOf(grace).paid("2026-03-12", "900.69").paidAsDue(2, 6).facts());

        // Two installments, then nothing.
        Terms rolled = aLoan().named("D-rolled").terms();
        book.add(rolled, factsOf(rolled).paidAsDue(1, 2).facts());

        // Our system was down from the due day on; the money came on the fifth of six protected days.
        Terms shielded = aLoan().named("E-protected").terms();
        book.add(
                shielded,
                factsOf(shielded)
                        .failed("2026-03-10", "899.75", Fact.DebitFailure.SYSTEM)
                        .protectedFrom("2026-03-10", "2026-03-15", Fact.ProtectionCause.SYSTEM_INCIDENT)
                        .paid("2026-03-14", "899.75")
                        .paidAsDue(2, 6)
                        .facts());

        // 1,000.00 in euro over two months: 497.02 + 12.00 and 502.98 + 6.04; the first paid the day after, penalty
        // 0.30.
        Terms euro = aLoan().named("F-euro")
                .of("1000.00")
                .in("EUR")
                .over(2)
                .drawnOn("2026-06-10")
                .terms();
        book.add(
                euro, factsOf(euro).paid("2026-07-11", "509.32").paidAsDue(2, 2).facts());
        return book;
    }

    /** What a replay finds where there is nothing. */
    public static ReplayResult empty() {
        return new SmallBook().replayed();
    }

    /** Names of all lessons. */
    public static List<String> lessons() {
        return Arrays.stream(Lesson.values()).map(Lesson::name).toList();
    }

    /** Names of all outcomes. */
    public static List<String> outcomes() {
        return Arrays.stream(Outcome.values()).map(Outcome::name).toList();
    }

    static SmallBook of(List<StoredLoan> loans) {
        SmallBook book = new SmallBook();
        book.loans.addAll(loans);
        return book;
    }

    private void add(Terms terms, Facts facts) {
        loans.add(new StoredLoan(new LoanKey(loans.size(), loans.size()), "", "CN-LOAN", terms, facts));
    }

    static Map<String, Policy> policies() {
        Map<String, Policy> policies = new LinkedHashMap<>();
        for (PolicyPack pack : PACKS.newest()) {
            policies.put(pack.name(), pack.policy());
        }
        return policies;
    }

    /** What a replay finds in this book. */
    public ReplayResult replayed() {
        return replayed(FROM, TO, 1);
    }

    /** The same, read by so many workers. */
    ReplayResult replayed(LocalDate from, LocalDate to, int workers) {
        Span span = new Span(from, to);
        List<Tally> parts = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            parts.add(new Tally(
                    span, loan -> PACKS.policy(loan.pack(), loan.terms().drawnOn()), policies()));
        }
        for (int i = 0; i < loans.size(); i++) {
            parts.get(i % workers).add(loans.get(i));
        }
        Tally sum = parts.stream().reduce(Tally::plus).orElseThrow();
        return Replays.result(span, "own", sum, PACKS, 0, 1.5);
    }
}
