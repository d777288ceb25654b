package dev.shouyue.benchmarks;

import static dev.shouyue.kernel.loan.FactsBuilder.factsOf;
import static dev.shouyue.kernel.loan.LoanBuilder.aLoan;

import dev.shouyue.kernel.calendar.BusinessCalendar;
import dev.shouyue.kernel.calendar.Roll;
import dev.shouyue.kernel.loan.Component;
import dev.shouyue.kernel.loan.Fact.DebitFailure;
import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.kernel.loan.FactsBuilder;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.money.Rate;
import dev.shouyue.kernel.policy.Allocation;
import dev.shouyue.kernel.policy.AllocationRule;
import dev.shouyue.kernel.policy.CauseRule;
import dev.shouyue.kernel.policy.Grace;
import dev.shouyue.kernel.policy.Ladder;
import dev.shouyue.kernel.policy.PenaltyRule;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.policy.Tolerance;
import dev.shouyue.kernel.schedule.Installment;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Loans to measure with: 12 installments each, many different ones, so that neither the compiler nor the processor
 * learns a single life by heart. Equal seeds make equal loans.
 */
final class SampleLoans {

    /** A day after all that happens to these loans. */
    static final LocalDate END = LocalDate.of(2027, 4, 10);

    /** Facts of a troubled loan. */
    static final int TROUBLED_FACTS = 40;

    private static final Currency CNY = Currency.getInstance("CNY");

    private SampleLoans() {}

    record Sample(Terms terms, Facts facts) {}

    /** What becomes of an installment. */
    private enum Course {
        ON_TIME,
        LATE,
        IN_PARTS,
        WITH_FEE
    }

    /** Loans with a disbursement, failed debits, partial and late payments, fees and a waiver: 40 facts each. */
    static List<Sample> troubled(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> troubled(new Random(i), "troubled-" + i))
                .toList();
    }

    /** Loans paid on their days. */
    static List<Sample> untroubled(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    Terms terms = terms(new Random(i), "untroubled-" + i);
                    return new Sample(terms, factsOf(terms).paidAsDue(1, 12).facts());
                })
                .toList();
    }

    private static Sample troubled(Random random, String name) {
        Terms terms = terms(random, name);
        List<Course> courses = new ArrayList<>();
        courses.addAll(Collections.nCopies(4, Course.ON_TIME));
        courses.addAll(Collections.nCopies(3, Course.LATE));
        courses.addAll(Collections.nCopies(3, Course.IN_PARTS));
        courses.addAll(Collections.nCopies(2, Course.WITH_FEE));
        Collections.shuffle(courses, random);
        FactsBuilder facts = factsOf(terms);
        for (int i = 0; i < courses.size(); i++) {
            live(facts, courses.get(i), terms.schedule().installments().get(i), random);
        }
        facts.waived(END.minusDays(9).toString(), Component.PENALTY, "5.00");
        facts.paid(END.minusDays(3).toString(), "60.00");
        Facts all = facts.facts();
        if (all.size() != TROUBLED_FACTS) {
            throw new IllegalStateException(name + " has " + all.size() + " facts");
        }
        return new Sample(terms, all);
    }

    private static void live(FactsBuilder facts, Course course, Installment row, Random random) {
        LocalDate due = row.due();
        long bill = row.total();
        switch (course) {
            case ON_TIME -> facts.paid(at(due, 10), money(bill));
            case LATE ->
                facts.failed(at(due, 6), money(bill), DebitFailure.FUNDS)
                        .failed(at(due.plusDays(1), 6), money(bill), DebitFailure.FUNDS)
                        .paid(at(due.plusDays(2 + random.nextInt(20)), 15), money(bill + random.nextInt(600)));
            case IN_PARTS -> {
                long part = bill / 4 + random.nextInt((int) (bill / 2));
                facts.failed(at(due, 6), money(bill), DebitFailure.SYSTEM)
                        .paid(at(due, 18), money(part))
                        .failed(at(due.plusDays(1), 6), money(bill - part), DebitFailure.FUNDS)
                        .paid(at(due.plusDays(2 + random.nextInt(9)), 15), money(bill - part));
            }
            case WITH_FEE ->
                facts.failed(at(due, 6), money(bill), DebitFailure.FUNDS)
                        .failed(at(due, 20), money(bill), DebitFailure.FUNDS)
                        .charged(at(due.plusDays(4), 8), "5.00")
                        .failed(at(due.plusDays(5), 6), money(bill + 5_00), DebitFailure.ACCOUNT)
                        .paid(at(due.plusDays(6 + random.nextInt(15)), 12), money(bill + 5_00))
                        .paid(at(due.plusDays(24), 12), money(1 + random.nextInt(2_000)));
        }
    }

    private static Terms terms(Random random, String name) {
        return aLoan().named(name)
                .of(money(5_000_00L + 1_00L * random.nextInt(10_000)))
                .over(12)
                .drawnOn(LocalDate.of(2026, 2, 1).plusDays(random.nextInt(28)).toString())
                .terms();
    }

    private static String at(LocalDate day, int hour) {
        return day.atTime(hour, 0).toString();
    }

    private static String money(long minor) {
        return BigDecimal.valueOf(minor, 2).toPlainString();
    }

    /** Rules with everything in them: grace, tolerance, capped penalty, an order of payments that changes with lateness. */
    static Policy policy() {
        return new Policy(
                "CN-CARD",
                LocalDate.of(2026, 1, 30),
                new Grace(3, Grace.Mode.FORGIVE),
                Tolerance.ofAmount(CNY, 10_00, 6),
                LocalTime.MIDNIGHT,
                Roll.NONE,
                BusinessCalendar.EVERY_DAY,
                false,
                new AllocationRule(Allocation.COMPONENT_FIRST, Allocation.PRINCIPAL_FIRST, 91),
                new PenaltyRule(new BigDecimal("1.5"), Optional.of(Rate.ofPercentPerYear("24", 360))),
                Ladder.of("M0", 1, "M1", 31, "M2", 61, "M3", 91, "M4", 121, "M5", 151, "M6", 181, "M7"),
                Ladder.of("NORMAL", 1, "SPECIAL_MENTION", 91, "SUBSTANDARD", 121, "DOUBTFUL", 181, "LOSS"),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                1,
                Policy.Snapshot.MONTH_END,
                6,
                new CauseRule(5, 3, new BigDecimal("5"), 2));
    }
}
