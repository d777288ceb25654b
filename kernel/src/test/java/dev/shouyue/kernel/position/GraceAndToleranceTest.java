package dev.shouyue.kernel.position;

import static dev.shouyue.kernel.loan.FactsBuilder.factsOf;
import static dev.shouyue.kernel.loan.LoanBuilder.aLoan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.kernel.bureau.Packs;
import dev.shouyue.kernel.loan.Fact.ProtectionCause;
import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.kernel.loan.FactsBuilder;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.policy.Allocation;
import dev.shouyue.kernel.policy.Grace;
import dev.shouyue.kernel.policy.Tolerance;
import dev.shouyue.kernel.schedule.Installment;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Three days of grace and 10.00 of tolerance on one loan of 899.75 a month, due on the 10th. */
class GraceAndToleranceTest {

    /** Paid on the last day of grace; the shortfall is judged when grace is over, to the fen. */
    @ParameterizedTest
    @CsvSource({
        "SHIFT,   889.75, 2026-03-13, PENDING,   0, 0.00",
        "SHIFT,   889.75, 2026-03-14, TOLERATED, 0, 0.00",
        "SHIFT,   889.74, 2026-03-13, PENDING,   0, 0.00",
        "SHIFT,   889.74, 2026-03-14, PAST_DUE,  1, 0.01",
        "SHIFT,   889.74, 2026-03-31, PAST_DUE, 18, 0.11", // 10.01 x 0.0006 x 18
        "FORGIVE, 889.75, 2026-03-14, TOLERATED, 0, 0.00",
        "FORGIVE, 889.74, 2026-03-14, PAST_DUE,  4, 1.41", // (779.75 x 3 + 10.01 x 1) x 0.0006
        "FORGIVE, 889.74, 2026-03-31, PAST_DUE, 21, 1.51", // (779.75 x 3 + 10.01 x 18) x 0.0006
    })
    void a_shortfall_is_judged_at_the_end_of_grace(
            Grace.Mode mode, String paid, String day, Position.State state, int dpd, BigDecimal penalty) {
        Terms loan = aLoan().withGrace(3, mode).tolerating("10.00", 6).terms();
        Position position = at(day, loan, factsOf(loan).paid("2026-03-13", paid));
        assertThat(position.state()).isEqualTo(state);
        assertThat(position.dpd()).isEqualTo(dpd);
        assertThat(position.penalty()).isEqualTo(penalty.movePointRight(2).longValueExact());
    }

    /** What was tolerated in March is past due with the bill of April, and counts with it, not from March. */
    @ParameterizedTest
    @CsvSource({
        "SHIFT,   2026-04-13, 0, 0.00",
        "SHIFT,   2026-04-14, 1, 909.75",
        "SHIFT,   2026-04-30, 17, 909.75",
        "FORGIVE, 2026-04-13, 0, 0.00",
        "FORGIVE, 2026-04-14, 4, 909.75",
    })
    void a_carried_residue_counts_with_the_bill_it_was_carried_to(
            Grace.Mode mode, String day, int dpd, BigDecimal pastDue) {
        Terms loan = aLoan().withGrace(3, mode).tolerating("10.00", 6).terms();
        Position position = at(day, loan, factsOf(loan).paid("2026-03-13", "889.75"));
        assertThat(position.dpd()).isEqualTo(dpd);
        assertThat(position.pastDue()).isEqualTo(pastDue.movePointRight(2).longValueExact());
    }

    /** Of March 10.00 are missing, which count with the bill of April 10, until another plan has the next bill on another day. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-25, 2026-03-25, 0, 0.00",
        "2026-03-25, 2026-03-26, 1, 4620.12", // 4610.12 and the 10.00
        "2026-03-25, 2026-04-20, 26, 4620.12",
        "2026-04-30, 2026-04-30, 0, 0.00",
        "2026-04-30, 2026-05-01, 1, 4620.12",
    })
    void a_carried_residue_counts_with_the_bill_that_comes_in_the_place_of_its_own(
            LocalDate due, String day, int dpd, BigDecimal pastDue) {
        Terms loan = aLoan().tolerating("10.00", 6).terms();
        FactsBuilder facts = factsOf(loan)
                .paid("2026-03-10", "889.75")
                .planChanged(
                        "2026-03-20",
                        List.of(
                                new Installment(2, due, 4_610_12, 0, 0),
                                new Installment(3, due.plusMonths(2), 4_610_13, 0, 0)));
        Position position = at(day, loan, facts);
        assertThat(position.dpd()).isEqualTo(dpd);
        assertThat(position.pastDue()).isEqualTo(pastDue.movePointRight(2).longValueExact());
        assertThat(position.installments().getFirst().countsFrom()).isEqualTo(due);
    }

    /** Two residues that each are within the limit are judged together. */
    @ParameterizedTest
    @CsvSource({"894.75, 0", "894.74, 1"})
    void residues_are_tolerated_in_all_not_one_by_one(String april, int dpd) {
        Terms loan = aLoan().allocating(Allocation.DESIGNATED)
                .withGrace(3, Grace.Mode.SHIFT)
                .tolerating("10.00", 6)
                .terms();
        // 5.00 short in March, and 5.00 or 5.01 in April.
        FactsBuilder facts = factsOf(loan).paidFor(1, "2026-03-10", "894.75").paidFor(2, "2026-04-10", april);
        assertThat(at("2026-04-14", loan, facts).dpd()).isEqualTo(dpd);
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 1", "2, 0, 0", "0, 1, 1"})
    void a_residue_is_carried_as_often_as_agreed(int repeats, int april, int may) {
        Terms loan = aLoan().tolerating("10.00", repeats).terms();
        FactsBuilder facts = factsOf(loan).paid("2026-03-10", "889.75").paid("2026-04-10", "899.75");
        assertThat(at("2026-03-11", loan, facts).dpd()).isEqualTo(april);
        assertThat(at("2026-04-11", loan, facts).dpd()).isEqualTo(may);
    }

    @Test
    void a_bill_paid_in_full_lets_the_count_of_residues_begin_anew() {
        Terms loan = aLoan().tolerating("10.00", 1).terms();
        FactsBuilder facts = factsOf(loan)
                .paid("2026-03-10", "889.75")
                .paid("2026-04-10", "909.75")
                .paid("2026-05-10", "889.75");
        assertThat(at("2026-05-11", loan, facts).state()).isEqualTo(Position.State.TOLERATED);
    }

    @ParameterizedTest
    @CsvSource({"894.75, 0", "894.74, 1"})
    void the_carried_total_has_a_cap_of_its_own(String paid, int dpd) {
        Terms loan = tolerating(new Tolerance(
                Map.of(Loans.CNY, 10_00L),
                BigDecimal.ZERO,
                Tolerance.Base.INSTALLMENT,
                Tolerance.Combine.MAX,
                OptionalInt.of(6),
                Map.of(Loans.CNY, 5_00L)));
        assertThat(at("2026-03-11", loan, factsOf(loan).paid("2026-03-10", paid))
                        .dpd())
                .isEqualTo(dpd);
    }

    /** 0.1 % of the 10,000.00 drawn is 10.00; of the bill of 899.75 it is 0.89. */
    @ParameterizedTest
    @CsvSource({"PRINCIPAL, 889.75, 0", "PRINCIPAL, 889.74, 1", "INSTALLMENT, 898.86, 0", "INSTALLMENT, 898.85, 1"})
    void a_share_is_taken_of_the_bill_or_of_the_principal(Tolerance.Base base, String paid, int dpd) {
        Terms loan = tolerating(new Tolerance(
                Map.of(), new BigDecimal("0.1"), base, Tolerance.Combine.MAX, OptionalInt.of(6), Map.of()));
        assertThat(at("2026-03-11", loan, factsOf(loan).paid("2026-03-10", paid))
                        .dpd())
                .isEqualTo(dpd);
    }

    @Test
    void the_residue_of_the_last_bill_is_written_off() {
        Terms loan = aLoan().over(1).tolerating("10.00", 6).terms();
        Position position = at("2026-03-11", loan, factsOf(loan).paid("2026-03-10", "10110.00"));
        assertThat(position.writtenOffByTolerance()).isEqualTo(10_00);
        assertThat(position.installments().getFirst().settledOn()).contains(LocalDate.of(2026, 3, 11));
        assertThat(position.state()).isEqualTo(Position.State.SETTLED);
        assertThat(position.owed()).isZero();
    }

    @Test
    void nothing_is_tolerated_on_a_debt_out_of_the_books() {
        Terms loan = aLoan().tolerating("10.00", 6).terms();
        FactsBuilder facts = factsOf(loan).chargedOff("2026-03-05").paid("2026-03-10", "889.75");
        Position position = at("2026-03-11", loan, facts);
        assertThat(position.carriedByTolerance()).isZero();
        assertThat(position.dpd()).isEqualTo(1);
    }

    /** Grace of CN-CARD (3 days, FORGIVE) and its tolerance together. */
    @ParameterizedTest
    @CsvSource({"889.75, 0", "889.74, 4"})
    void a_card_has_both(String paid, int dpd) {
        Terms card = aLoan().terms();
        Facts facts = factsOf(card).paid("2026-03-13", paid).facts();
        assertThat(Positions.on(card, facts, Packs.cnCard(), LocalDate.of(2026, 3, 14))
                        .dpd())
                .isEqualTo(dpd);
    }

    /** Where the due date is day 1 (IN), a shortfall that will be tolerated is none on the due date either. */
    @ParameterizedTest
    @CsvSource({"889.75, 0, 0", "889.74, 1, 2"})
    void in_india_the_due_date_counts_only_above_the_tolerance(String paid, int dueDate, int dayAfter) {
        Terms loan = aLoan().tolerating("10.00", 6).terms();
        Facts facts = factsOf(loan).paid("2026-03-10", paid).facts();
        assertThat(Positions.on(loan, facts, Packs.in(), LocalDate.of(2026, 3, 10))
                        .dpd())
                .isEqualTo(dueDate);
        assertThat(Positions.on(loan, facts, Packs.in(), LocalDate.of(2026, 3, 11))
                        .dpd())
                .isEqualTo(dayAfter);
    }

    /** A protected due date is no day 1 (IN); the first day after the protection is. */
    @ParameterizedTest
    @CsvSource({"2026-03-10, 0", "2026-03-12, 0", "2026-03-13, 1", "2026-03-14, 2"})
    void in_india_a_protected_due_date_does_not_count(String day, int dpd) {
        Terms loan = aLoan().terms();
        Facts facts = factsOf(loan)
                .protectedFrom("2026-03-10", "2026-03-12", ProtectionCause.SYSTEM_INCIDENT)
                .facts();
        assertThat(Positions.on(loan, facts, Packs.in(), LocalDate.parse(day)).dpd())
                .isEqualTo(dpd);
    }

    private static Terms tolerating(Tolerance tolerance) {
        return Loans.example1(new Terms.Agreed(Optional.empty(), Optional.of(tolerance), Optional.empty()));
    }

    private static Position at(String day, Terms terms, FactsBuilder facts) {
        return Positions.on(terms, facts.facts(), Packs.cnLoan(), LocalDate.parse(day));
    }
}
