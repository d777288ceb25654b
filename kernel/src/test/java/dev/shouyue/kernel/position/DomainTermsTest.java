package dev.shouyue.kernel.position;

import static dev.shouyue.kernel.loan.FactsBuilder.factsOf;
import static dev.shouyue.kernel.loan.LoanBuilder.aLoan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shouyue.kernel.bureau.Packs;
import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Fact.ProtectionCause;
import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.policy.Allocation;
import dev.shouyue.kernel.policy.Grace;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.policy.Tolerance;
import dev.shouyue.kernel.schedule.Installment;
import dev.shouyue.kernel.schedule.Schedule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The terms of section 1 of the domain sheet that no worked example holds. */
class DomainTermsTest {

    private static final Currency CNY = Currency.getInstance("CNY");
    private final Terms loan = aLoan().terms();

    @ParameterizedTest
    @CsvSource({
        "2026-03-10T16:59:59, SETTLED",
        "2026-03-10T17:00:00, SETTLED_LATE",
        "2026-03-09T23:00:00, SETTLED", // not the due day: no cut-off
    })
    void money_after_the_cut_off_of_the_due_day_counts_as_the_next_days(
            String paidAt, InstallmentPosition.State state) {
        Policy policy = Packs.cnLoan(LocalTime.of(17, 0));
        Facts facts = factsOf(loan).paid(paidAt, "905.00").facts();
        assertThat(Positions.on(loan, facts, policy, LocalDate.of(2026, 3, 12))
                        .installments()
                        .getFirst()
                        .state())
                .isEqualTo(state);
    }

    /** Three days of grace and a cut-off: the hour counts on the last of them, not on the days between. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-12T23:00:00, SETTLED",
        "2026-03-13T16:59:59, SETTLED",
        "2026-03-13T17:00:00, SETTLED_LATE",
    })
    void money_after_the_cut_off_of_the_last_day_of_grace_counts_as_the_next_days(
            String paidAt, InstallmentPosition.State state) {
        Terms gracious = aLoan().withGrace(3, Grace.Mode.FORGIVE).terms();
        Facts facts = factsOf(gracious).paid(paidAt, "905.00").facts();
        assertThat(Positions.on(gracious, facts, Packs.cnLoan(LocalTime.of(17, 0)), LocalDate.of(2026, 3, 15))
                        .installments()
                        .getFirst()
                        .state())
                .isEqualTo(state);
    }

    /** Where days count from the end of grace, the due day has its cut-off all the same. */
    @ParameterizedTest
    @CsvSource({"16:59:59, 0.00", "17:00:00, 899.75"})
    void money_held_back_on_the_due_day_is_credit_until_the_next(String time, BigDecimal credit) {
        Terms gracious = aLoan().withGrace(3, Grace.Mode.SHIFT).terms();
        Facts facts = factsOf(gracious).paid("2026-03-10T" + time, "899.75").facts();
        Policy policy = Packs.cnLoan(LocalTime.of(17, 0));
        assertThat(Positions.on(gracious, facts, policy, LocalDate.of(2026, 3, 10))
                        .credit())
                .isEqualTo(credit.movePointRight(2).longValueExact());
        Position next = Positions.on(gracious, facts, policy, LocalDate.of(2026, 3, 11));
        assertThat(next.credit()).isZero();
        assertThat(next.installments().getFirst().firstPaidOn()).contains(LocalDate.of(2026, 3, 10));
    }

    /** 100.00 due on 10 March and twice on the 11th; 200.00 come after the cut-off of the 10th: 0.06 of penalty first. */
    @Test
    void money_held_back_is_spent_once() {
        LocalDate due = LocalDate.of(2026, 3, 10);
        Terms daily = new Terms(
                "daily",
                CNY,
                300_00,
                LocalDate.of(2026, 2, 10),
                loan.contractRate(),
                new Schedule(List.of(
                        new Installment(1, due, 100_00, 0, 0),
                        new Installment(2, due.plusDays(1), 100_00, 0, 0),
                        new Installment(3, due.plusDays(1), 100_00, 0, 0))),
                aLoan().allocating(Allocation.INSTALLMENT_FIRST).terms().agreed());
        Facts facts = factsOf(daily).paid("2026-03-10T18:00", "200.00").facts();
        Position position = Positions.on(daily, facts, Packs.cnLoan(LocalTime.of(17, 0)), due.plusDays(1));
        assertThat(position.credit()).isZero();
        assertThat(position.owed()).isEqualTo(100_06);
    }

    @Test
    void a_state_takes_the_next_fact_only() {
        List<Fact> facts = factsOf(loan)
                .paid("2026-03-10T12:00", "100.00")
                .paid("2026-03-10T13:00", "100.00")
                .paid("2026-03-10T14:00", "100.00")
                .facts()
                .inOrder();
        LoanState state = LoanState.open(loan, Packs.cnLoan());
        state.apply(facts.get(0));
        state.apply(facts.get(2));
        assertThat(state.accepts(facts.get(1))).as("an earlier one of the day").isFalse();
        assertThat(state.accepts(facts.get(2))).as("the same once more").isFalse();
        assertThat(state.accepts(facts.get(3))).as("a later one of the day").isTrue();
        assertThatThrownBy(() -> state.apply(facts.get(1))).hasMessageEndingWith("rebuild from all facts");
    }

    @ParameterizedTest
    @CsvSource({"90, COMPONENT_FIRST", "91, PRINCIPAL_FIRST"})
    void the_order_of_a_card_changes_on_day_91(int dpdBeforePayment, Allocation order) {
        assertThat(Packs.cnCard().allocation().at(dpdBeforePayment)).isEqualTo(order);
    }

    /** Paid in February for nothing in particular, and once too much for the first installment: both pay the second. */
    @Test
    void money_paid_ahead_of_a_designated_loan_pays_what_falls_due_and_nothing_older() {
        Terms designated = aLoan().allocating(Allocation.DESIGNATED).terms();
        Facts ahead = factsOf(designated).paid("2026-03-01", "899.75").facts();
        assertThat(Positions.on(designated, ahead, Packs.cnLoan(), LocalDate.of(2026, 3, 31))
                        .dpd())
                .isZero();
        Facts short1 = factsOf(designated)
                .paidFor(1, "2026-03-10", "898.75")
                .paidFor(99, "2026-03-20", "899.75")
                .facts();
        Position later = Positions.on(designated, short1, Packs.cnLoan(), LocalDate.of(2026, 4, 20));
        assertThat(later.dpd()).isEqualTo(41); // the yuan of March is still owed
        assertThat(later.installments().get(1).outstanding()).isZero();
        assertThat(later.credit()).isZero();
    }

    @Test
    void a_debit_made_for_an_installment_that_is_not_there_pays_no_other() {
        Terms designated = aLoan().allocating(Allocation.DESIGNATED).terms();
        Facts facts = factsOf(designated).paidFor(99, "2026-04-25", "100.00").facts();
        assertThat(Positions.on(designated, facts, Packs.cnLoan(), LocalDate.of(2026, 4, 25))
                        .credit())
                .isEqualTo(100_00);
    }

    @Test
    void protections_that_touch_are_one() {
        Facts facts = factsOf(loan)
                .protectedFrom("2026-03-13", "2026-03-15", ProtectionCause.SYSTEM_INCIDENT)
                .protectedFrom("2026-03-10", "2026-03-12", ProtectionCause.CHANNEL_INCIDENT)
                .facts();
        Position position = Positions.on(loan, facts, Packs.cnLoan(), LocalDate.of(2026, 3, 16));
        assertThat(position.installments().getFirst().freeUntil()).isEqualTo("2026-03-15");
        assertThat(position.dpd()).isEqualTo(1);
    }

    /** Due on 10 and 16 March: a debit that fails on the 13th was for the earlier one. */
    @Test
    void a_debit_between_two_due_dates_was_for_the_earlier() {
        LocalDate due = LocalDate.of(2026, 3, 10);
        Terms close = new Terms(
                "close",
                CNY,
                200_00,
                LocalDate.of(2026, 2, 10),
                loan.contractRate(),
                new Schedule(List.of(
                        new Installment(1, due, 100_00, 0, 0), new Installment(2, due.plusDays(6), 100_00, 0, 0))),
                Terms.Agreed.NOTHING);
        Facts facts = factsOf(close)
                .failed("2026-03-13", "100.00", Fact.DebitFailure.FUNDS)
                .facts();
        List<InstallmentPosition> rows = Positions.on(close, facts, Packs.cnLoan(), LocalDate.of(2026, 3, 13))
                .installments();
        assertThat(rows.get(0).failedDebit()).contains(Fact.DebitFailure.FUNDS);
        assertThat(rows.get(1).failedDebit()).isEmpty();
    }

    @Test
    void an_installment_is_first_paid_once() {
        Facts facts = factsOf(loan)
                .paid("2026-03-10", "100.00")
                .paid("2026-03-12", "801.00")
                .facts();
        InstallmentPosition first = Positions.on(loan, facts, Packs.cnLoan(), LocalDate.of(2026, 3, 12))
                .installments()
                .getFirst();
        assertThat(first.firstPaidOn()).contains(LocalDate.of(2026, 3, 10));
        assertThat(first.settledOn()).contains(LocalDate.of(2026, 3, 12));
    }

    /** Of a bill of 899.75, 1 % is 8.99 (rounded down, never up). */
    @ParameterizedTest
    @CsvSource({
        "5.00,  1, MAX, 8.99",
        "10.00, 1, MAX, 10.00",
        "5.00,  1, MIN, 5.00",
        "10.00, 1, MIN, 8.99",
    })
    void tolerance_is_the_greater_or_the_smaller_of_amount_and_share(
            BigDecimal amount, BigDecimal percent, Tolerance.Combine combine, BigDecimal limit) {
        Tolerance tolerance = new Tolerance(
                Map.of(CNY, amount.movePointRight(2).longValueExact()),
                percent,
                Tolerance.Base.INSTALLMENT,
                combine,
                OptionalInt.of(6),
                Map.of());
        assertThat(tolerance.limit(CNY, 899_75))
                .isEqualTo(limit.movePointRight(2).longValueExact());
    }

    @Test
    void a_tolerance_by_share_alone_has_no_limit_by_amount() {
        Tolerance tolerance = new Tolerance(
                Map.of(),
                BigDecimal.ONE,
                Tolerance.Base.INSTALLMENT,
                Tolerance.Combine.MAX,
                OptionalInt.of(6),
                Map.of());
        assertThat(tolerance.limit(CNY, 899_75)).isEqualTo(8_99);
    }

    @Test
    void a_contract_that_does_not_say_how_often_follows_the_pack() {
        Terms silent = new Terms(
                "silent",
                loan.currency(),
                loan.principal(),
                loan.drawnOn(),
                loan.contractRate(),
                loan.schedule(),
                new Terms.Agreed(
                        java.util.Optional.empty(),
                        java.util.Optional.of(Tolerance.ofAmount(CNY, 1_00)),
                        java.util.Optional.empty()));
        var facts = factsOf(silent).paid("2026-03-10", "898.75").paidAsDue(2, 12);
        assertThat(Positions.on(silent, facts.facts(), Packs.cnLoan(), LocalDate.of(2026, 3, 31))
                        .state())
                .isEqualTo(Position.State.TOLERATED);
        // Carried over six bills, 10 March to 10 August; the seventh, of 10 September, is past due.
        assertThat(Positions.on(silent, facts.facts(), Packs.cnLoan(), LocalDate.of(2026, 9, 10))
                        .dpd())
                .isZero();
        assertThat(Positions.on(silent, facts.facts(), Packs.cnLoan(), LocalDate.of(2026, 9, 11))
                        .dpd())
                .isEqualTo(1);
    }

    @Test
    void a_reversal_may_come_before_the_payment_it_undoes() {
        Facts facts = factsOf(loan)
                .reversed("2026-03-09", "late-told")
                .paid("2026-03-10", "899.75")
                .as("late-told")
                .facts();
        assertThat(Positions.on(loan, facts, Packs.cnLoan(), LocalDate.of(2026, 3, 11))
                        .dpd())
                .isEqualTo(1);
    }

    @Test
    void a_fact_told_twice_counts_once_and_one_told_in_two_ways_is_refused() {
        List<Fact> facts = new ArrayList<>(
                factsOf(loan).paid("2026-03-10", "899.75").facts().inOrder());
        facts.add(facts.getLast());
        assertThat(Facts.of(facts).size()).isEqualTo(2);
        facts.add(factsOf(loan).paid("2026-04-10", "899.75").facts().inOrder().getLast());
        assertThatThrownBy(() -> Facts.of(facts))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("told/payment-1 but differ");
        assertThatThrownBy(() -> Facts.of(List.of(facts.get(0), facts.get(1), facts.get(3))))
                .hasMessageContaining("told/payment-1 but differ");
    }
}
