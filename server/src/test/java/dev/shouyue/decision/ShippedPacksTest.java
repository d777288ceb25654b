package dev.shouyue.decision;

import static dev.shouyue.kernel.loan.FactsBuilder.factsOf;
import static dev.shouyue.kernel.loan.LoanBuilder.aLoan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.kernel.bureau.CnMonthCodes;
import dev.shouyue.kernel.bureau.Metro2;
import dev.shouyue.kernel.loan.Fact.DebitFailure;
import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.kernel.loan.FactsBuilder;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.policy.Allocation;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.position.Position;
import dev.shouyue.kernel.position.Positions;
import dev.shouyue.kernel.schedule.RepaymentMethod;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The numbers of the domain sheet that hang on a setting, read under the packs as they are shipped. */
class ShippedPacksTest {

    private static final LocalDate AUGUST_31 = LocalDate.of(2026, 8, 31);
    private final PolicyPacks packs = PolicyPacks.builtIn();

    /** Example 4: due 31 March 2026, unpaid: DPD, bucket and class at the end of the day. */
    @ParameterizedTest
    @CsvSource({
        "CN-LOAN, 2026-03-31,  0, M0, NORMAL",
        "CN-LOAN, 2026-04-01,  1, M1, SPECIAL_MENTION",
        "CN-LOAN, 2026-04-30, 30, M1, SPECIAL_MENTION",
        "CN-LOAN, 2026-05-01, 31, M2, SPECIAL_MENTION",
        "CN-LOAN, 2026-06-29, 90, M3, SPECIAL_MENTION",
        "CN-LOAN, 2026-06-30, 91, M4, SUBSTANDARD",
        "US,      2026-04-29, 29, 0-29, PASS",
        "US,      2026-04-30, 30, 30-59, PASS",
        "US,      2026-05-30, 60, 60-89, PASS",
        "US,      2026-06-29, 90, 90-119, SUBSTANDARD",
        "EU,      2026-04-30, 30, 1-30, STAGE_1",
        "EU,      2026-05-01, 31, 31-60, STAGE_2",
        "EU,      2026-06-30, 91, 90+, STAGE_3",
        "IN,      2026-03-31,  1, SMA-0, SMA-0",
        "IN,      2026-04-01,  2, SMA-0, SMA-0",
        "IN,      2026-04-30, 31, SMA-1, SMA-1",
        "IN,      2026-05-30, 61, SMA-2, SMA-2",
        "IN,      2026-06-29, 91, NPA, NPA",
    })
    void example_4_days_buckets_and_classes(String pack, LocalDate day, int dpd, String bucket, String creditClass) {
        Terms terms = aLoan().drawnOn("2026-02-28")
                .over(1)
                .dueOn(31)
                .repaidBy(RepaymentMethod.SINGLE)
                .terms();
        Position position = Positions.on(terms, factsOf(terms).facts(), policy(pack, terms), day);
        assertThat(position.dpd()).isEqualTo(dpd);
        assertThat(position.bucket()).isEqualTo(bucket);
        assertThat(position.creditClass()).isEqualTo(creditClass);
    }

    /** Example 5 under CN-CARD, which has 3 days of FORGIVE: due 10 March. */
    @ParameterizedTest
    @CsvSource({"2026-03-13, 2026-03-31, 0", ", 2026-03-13, 0", ", 2026-03-14, 4"})
    void example_5_the_card_forgives_three_days(String paidOn, LocalDate day, int dpd) {
        Terms terms = aLoan().over(1).terms();
        FactsBuilder facts = factsOf(terms);
        if (paidOn != null) {
            facts.paid(paidOn, "10120.00");
        }
        assertThat(Positions.on(terms, facts.facts(), policy("CN-CARD", terms), day)
                        .dpd())
                .isEqualTo(dpd);
    }

    /** Example 6: one yuan short on 10 March and never collected. */
    @Test
    void example_6_one_yuan_four_packs() {
        Terms terms = aLoan().allocating(Allocation.DESIGNATED).terms();
        Facts facts = oneYuanShort(terms);

        Policy card = policy("CN-CARD", terms);
        assertThat(CnMonthCodes.of(terms, facts, card, AUGUST_31).latest(6)).isEqualTo("NNNNNN");
        assertThat(Positions.on(terms, facts, card, LocalDate.of(2026, 3, 31)).penalty())
                .isZero();

        Policy loan = policy("CN-LOAN", terms);
        assertThat(Positions.on(terms, facts, loan, LocalDate.of(2026, 3, 10)).dpd())
                .isZero();
        assertThat(Positions.on(terms, facts, loan, LocalDate.of(2026, 3, 11)).dpd())
                .isEqualTo(1);
        assertThat(CnMonthCodes.of(terms, facts, loan, AUGUST_31).latest(6)).isEqualTo("123456");
        assertThat(Positions.on(terms, facts, loan, LocalDate.of(2026, 6, 8)).creditClass())
                .isEqualTo("SPECIAL_MENTION");
        assertThat(Positions.on(terms, facts, loan, LocalDate.of(2026, 6, 9)).creditClass())
                .isEqualTo("SUBSTANDARD");

        assertThat(Metro2.of(terms, facts, policy("US", terms), LocalDate.of(2026, 9, 1))
                        .history())
                .startsWith("5432100B");
        assertThat(Positions.on(terms, facts, policy("EU", terms), AUGUST_31).materialDays())
                .isZero();
        assertThat(Positions.on(terms, facts, policy("IN", terms), LocalDate.of(2026, 3, 10))
                        .creditClass())
                .isEqualTo("SMA-0");
    }

    /** EU: 899.75 past due from 11 March of 10,000.00 is material; default on the 91st day in a row. */
    @ParameterizedTest
    @CsvSource({"2026-03-10, 0, false", "2026-03-11, 1, false", "2026-06-08, 90, false", "2026-06-09, 91, true"})
    void eu_default_follows_more_than_90_material_days(LocalDate day, int materialDays, boolean inDefault) {
        Terms terms = aLoan().in("EUR").terms();
        Position position = Positions.on(terms, factsOf(terms).facts(), policy("EU", terms), day);
        assertThat(position.materialDays()).isEqualTo(materialDays);
        assertThat(position.inDefault()).isEqualTo(inDefault);
    }

    @Test
    void eu_counting_starts_anew_when_the_arrears_are_no_longer_material() {
        Terms terms = aLoan().in("EUR").terms();
        Facts facts = factsOf(terms).paid("2026-06-05", "2649.25").facts(); // 2,699.25 less 50.00
        assertThat(Positions.on(terms, facts, policy("EU", terms), LocalDate.of(2026, 6, 9))
                        .materialDays())
                .isZero();
        assertThat(Positions.on(terms, facts, policy("EU", terms), LocalDate.of(2026, 6, 12))
                        .materialDays())
                .isEqualTo(2); // no. 4, due 10 June
    }

    @ParameterizedTest
    @CsvSource({"2026-03-17, NORMAL", "2026-03-18, SPECIAL_MENTION"})
    void cn_loan_keeps_seven_technical_days_out_of_special_mention(LocalDate day, String creditClass) {
        Terms terms = aLoan().terms();
        Facts facts = factsOf(terms)
                .failed("2026-03-10", "899.75", DebitFailure.SYSTEM)
                .facts();
        assertThat(Positions.on(terms, facts, policy("CN-LOAN", terms), day).creditClass())
                .isEqualTo(creditClass);
    }

    @Test
    void in_an_npa_is_left_only_when_all_arrears_are_paid() {
        Terms terms = aLoan().terms();
        FactsBuilder facts = factsOf(terms).paid("2026-06-12", "2699.25"); // of four installments due
        LocalDate june13 = LocalDate.of(2026, 6, 13);
        assertThat(Positions.on(terms, facts.facts(), policy("IN", terms), june13)
                        .creditClass())
                .isEqualTo("NPA");
        facts.paid("2026-06-13", "899.75");
        assertThat(Positions.on(terms, facts.facts(), policy("IN", terms), june13)
                        .creditClass())
                .isEqualTo("STANDARD");
    }

    @Test
    void cards_set_payments_against_principal_first_from_day_91() {
        Policy card = policy("CN-CARD", aLoan().terms());
        assertThat(card.allocation().at(90)).isEqualTo(Allocation.COMPONENT_FIRST);
        assertThat(card.allocation().at(91)).isEqualTo(Allocation.PRINCIPAL_FIRST);
    }

    @Test
    void the_pack_says_how_often_a_tolerance_of_the_contract_carries_a_residue() {
        assertThat(packs.newest()).allSatisfy(pack -> assertThat(pack.policy().contractToleranceRepeats())
                .isEqualTo(6));
    }

    private Policy policy(String pack, Terms terms) {
        return packs.policy(pack, terms.drawnOn());
    }

    private static Facts oneYuanShort(Terms terms) {
        return factsOf(terms).paidFor(1, "2026-03-10", "898.75").paidAsDue(2, 6).facts();
    }
}
