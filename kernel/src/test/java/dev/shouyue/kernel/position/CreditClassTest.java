package dev.shouyue.kernel.position;

import static dev.shouyue.kernel.loan.FactsBuilder.factsOf;
import static dev.shouyue.kernel.loan.LoanBuilder.aLoan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.kernel.bureau.Packs;
import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Fact.DebitFailure;
import dev.shouyue.kernel.loan.Fact.ProtectionCause;
import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.kernel.loan.FactsBuilder;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.policy.Allocation;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Classes where they are more than a ladder of days: a technical cause keeps a short overdue out of special mention
 * (CN-LOAN), and an NPA is left only when all arrears are paid (IN). Domain sheet, sections 5 and 6.
 */
class CreditClassTest {

    private final Terms loan = aLoan().terms();

    /** Due 10 March, the debit of that day failed for {@code reason}: DPD and class at the end of {@code day}. */
    @ParameterizedTest
    @CsvSource({
        "SYSTEM,        2026-03-11,  1, NORMAL",
        "SYSTEM,        2026-03-17,  7, NORMAL",
        "SYSTEM,        2026-03-18,  8, SPECIAL_MENTION",
        "SYSTEM,        2026-06-09, 91, SUBSTANDARD",
        "LIMIT_OR_DATE, 2026-03-17,  7, NORMAL",
        "DUPLICATE,     2026-03-17,  7, NORMAL",
        "FUNDS,         2026-03-11,  1, SPECIAL_MENTION",
        "FUNDS,         2026-03-17,  7, SPECIAL_MENTION",
        "MANDATE,       2026-03-11,  1, SPECIAL_MENTION",
    })
    void a_short_overdue_of_technical_cause_stays_out_of_special_mention_for_seven_days(
            DebitFailure reason, LocalDate day, int dpd, String creditClass) {
        Position position = at(day, factsOf(loan).failed("2026-03-10", "899.75", reason));
        assertThat(position.dpd()).isEqualTo(dpd);
        assertThat(position.creditClass()).isEqualTo(creditClass);
    }

    @Test
    void a_pack_without_the_rule_knows_no_technical_class() {
        Facts facts = factsOf(loan)
                .failed("2026-03-10", "899.75", DebitFailure.SYSTEM)
                .facts();
        assertThat(Positions.on(loan, facts, Packs.in(), LocalDate.of(2026, 3, 11))
                        .creditClass())
                .isEqualTo("SMA-0");
    }

    @Test
    void days_after_an_incident_are_few_and_technical_too() {
        FactsBuilder facts = factsOf(loan).protectedFrom("2026-03-10", "2026-03-12", ProtectionCause.CHANNEL_INCIDENT);
        assertThat(at(LocalDate.of(2026, 3, 12), facts).dpd()).isZero();
        assertThat(at(LocalDate.of(2026, 3, 19), facts).dpd()).isEqualTo(7);
        assertThat(at(LocalDate.of(2026, 3, 19), facts).creditClass()).isEqualTo("NORMAL");
        assertThat(at(LocalDate.of(2026, 3, 20), facts).creditClass()).isEqualTo("SPECIAL_MENTION");
        FactsBuilder court = factsOf(loan).protectedFrom("2026-03-10", "2026-03-12", ProtectionCause.COURT);
        assertThat(at(LocalDate.of(2026, 3, 13), court).creditClass()).isEqualTo("SPECIAL_MENTION");
    }

    @Test
    void one_installment_past_due_for_want_of_funds_is_enough_for_special_mention() {
        Terms weekly = aLoan().allocating(Allocation.DESIGNATED).terms();
        FactsBuilder facts = factsOf(weekly)
                .failed("2026-03-10", "899.75", DebitFailure.SYSTEM)
                .paidFor(1, "2026-03-10", "0.01")
                .failed("2026-04-10", "899.75", DebitFailure.SYSTEM);
        Facts both = facts.facts();
        // On 11 April no. 1 is 32 days past due for a technical cause: too long; no. 2 is one day past due.
        assertThat(Positions.on(weekly, both, Packs.cnLoan(), LocalDate.of(2026, 4, 11))
                        .creditClass())
                .isEqualTo("SPECIAL_MENTION");
        Facts secondOnly = facts.paidFor(1, "2026-04-10T20:00", "920.00").facts();
        assertThat(Positions.on(weekly, secondOnly, Packs.cnLoan(), LocalDate.of(2026, 4, 11))
                        .creditClass())
                .isEqualTo("NORMAL");
    }

    @Test
    void money_that_covers_the_arrears_and_lies_unallocated_is_technical() {
        Terms designated = aLoan().allocating(Allocation.DESIGNATED).terms();
        Facts lying = factsOf(designated).paidFor(99, "2026-03-09", "899.75").facts();
        assertThat(Positions.on(designated, lying, Packs.cnLoan(), LocalDate.of(2026, 3, 11))
                        .creditClass())
                .isEqualTo("NORMAL");
        Facts tooLittle =
                factsOf(designated).paidFor(99, "2026-03-09", "899.74").facts();
        assertThat(Positions.on(designated, tooLittle, Packs.cnLoan(), LocalDate.of(2026, 3, 11))
                        .creditClass())
                .isEqualTo("SPECIAL_MENTION");
    }

    /** No. 1 (due 10 March) to 4 unpaid: NPA on 8 June. Then the oldest are paid one by one. */
    @ParameterizedTest
    @CsvSource({
        "       , 2026-06-07, 90, SMA-2",
        "       , 2026-06-08, 91, NPA",
        "1      , 2026-06-12, 64, NPA", // no. 2 is due since 10 April
        "1 2    , 2026-06-12, 34, NPA",
        "1 2 3  , 2026-06-12,  3, NPA",
        "1 2 3 4, 2026-06-12,  0, STANDARD",
    })
    void an_npa_is_left_only_when_all_arrears_are_paid(
            @Nullable String paid, LocalDate day, int dpd, String creditClass) {
        Terms contract = aLoan().allocating(Allocation.DESIGNATED).terms();
        Position position = Positions.on(contract, arrearsPaid(contract, paid), Packs.in(), day);
        assertThat(position.dpd()).isEqualTo(dpd);
        assertThat(position.creditClass()).isEqualTo(creditClass);
    }

    /** NPA at the end of 8 June: who pays no. 1 on that very day never was one, who pays it the day after stays one. */
    @ParameterizedTest
    @CsvSource({"2026-06-08, 60, SMA-1", "2026-06-09, 61, NPA"})
    void an_npa_is_one_that_ended_a_day_as_one(LocalDate day, int dpd, String creditClass) {
        Terms contract = aLoan().allocating(Allocation.DESIGNATED).terms();
        Facts facts = factsOf(contract).paidFor(1, day.toString(), "899.75").facts();
        Position position = Positions.on(contract, facts, Packs.in(), day);
        assertThat(position.dpd()).isEqualTo(dpd);
        assertThat(position.creditClass()).isEqualTo(creditClass);
    }

    @Test
    void after_all_arrears_are_paid_the_ladder_begins_anew() {
        Terms contract = aLoan().allocating(Allocation.DESIGNATED).terms();
        Facts facts = arrearsPaid(contract, "1 2 3 4");
        assertThat(Positions.on(contract, facts, Packs.in(), LocalDate.of(2026, 7, 9))
                        .creditClass())
                .isEqualTo("STANDARD");
        assertThat(Positions.on(contract, facts, Packs.in(), LocalDate.of(2026, 7, 10))
                        .creditClass())
                .isEqualTo("SMA-0");
    }

    @Test
    void a_kept_class_survives_storage_and_further_facts() {
        Terms contract = aLoan().allocating(Allocation.DESIGNATED).terms();
        LoanState state =
                Positions.stateOn(contract, arrearsPaid(contract, null), Packs.in(), LocalDate.of(2026, 6, 9));
        state = LoanState.fromBytes(state.toBytes(), Packs.in());
        List<Fact> news = arrearsPaid(contract, "1 2").inOrder();
        state.apply(news.get(1));
        state.apply(news.get(2));
        state = LoanState.fromBytes(state.toBytes(), Packs.in());
        state.closeDay(LocalDate.of(2026, 6, 12));
        assertThat(state.position().creditClass()).isEqualTo("NPA");
    }

    /** The installments with these numbers are paid on 10 June. */
    private static Facts arrearsPaid(Terms contract, @Nullable String numbers) {
        FactsBuilder facts = factsOf(contract);
        for (String number : numbers == null ? new String[0] : numbers.trim().split(" ")) {
            facts.paidFor(Integer.parseInt(number), "2026-06-10T12:0" + number, "899.75");
        }
        return facts.facts();
    }

    private Position at(LocalDate day, FactsBuilder facts) {
        return Positions.on(loan, facts.facts(), Packs.cnLoan(), day);
    }
}
