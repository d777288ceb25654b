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
import dev.shouyue.kernel.money.Rate;
import dev.shouyue.kernel.policy.Allocation;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.position.Position;
import dev.shouyue.kernel.position.Positions;
import dev.shouyue.kernel.schedule.RepaymentMethod;
import java.math.BigDecimal;
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
        "CN-CARD, 2026-04-03,  0, M0, NORMAL", // inside grace
        "CN-CARD, 2026-04-04,  4, M1, SPECIAL_MENTION",
        "CN-CARD, 2026-06-29, 90, M3, SPECIAL_MENTION",
        "CN-CARD, 2026-06-30, 91, M4, SUBSTANDARD",
        "CN-CARD, 2026-07-29, 120, M4, SUBSTANDARD",
        "CN-CARD, 2026-07-30, 121, M5, DOUBTFUL",
        "CN-CARD, 2026-09-28, 181, M7, LOSS",
        "CN-LOAN, 2026-07-30, 121, M5, SUBSTANDARD",
        "CN-LOAN, 2026-12-26, 270, M7, SUBSTANDARD",
        "CN-LOAN, 2026-12-27, 271, M7, DOUBTFUL",
        "CN-LOAN, 2027-03-26, 360, M7, DOUBTFUL",
        "CN-LOAN, 2027-03-27, 361, M7, LOSS",
        "US,      2026-03-31,  0, 0-29, PASS",
        "US,      2026-07-28, 119, 90-119, SUBSTANDARD",
        "US,      2026-07-29, 120, 120-149, LOSS",
        "US,      2026-09-27, 180, 180+, LOSS",
        "EU,      2026-06-29, 90, 61-90, STAGE_2",
        "IN,      2026-03-30,  0, 0, STANDARD",
        "IN,      2026-04-29, 30, SMA-0, SMA-0",
        "IN,      2026-05-29, 60, SMA-1, SMA-1",
        "IN,      2026-06-28, 90, SMA-2, SMA-2",
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

    /**
     * The illustration of the Reserve Bank of India (RBI/2021-2022/125 of 12 November 2021): due on 31 March 2021, the
     * classes at the end of the day.
     */
    @ParameterizedTest
    @CsvSource({
        "2021-03-30, STANDARD",
        "2021-03-31, SMA-0",
        "2021-04-29, SMA-0",
        "2021-04-30, SMA-1",
        "2021-05-30, SMA-2",
        "2021-06-29, NPA",
    })
    void india_classes_as_its_reserve_bank_illustrates(LocalDate day, String creditClass) {
        Terms terms = aLoan().in("INR")
                .drawnOn("2021-02-28")
                .over(1)
                .dueOn(31)
                .repaidBy(RepaymentMethod.SINGLE)
                .terms();
        assertThat(Positions.on(terms, factsOf(terms).facts(), policy("IN", terms), day)
                        .creditClass())
                .isEqualTo(creditClass);
    }

    /** Example 6, the four ways of the yuan under the packs as shipped: bureau strings, days at month ends, class. */
    @Test
    void example_6_strings_and_classes_of_the_shipped_packs() {
        Terms kind = aLoan().tolerating("1.00", 6).terms();
        tells(kind, oneYuanShort(kind), "NNNNNN", "000000", "NORMAL");
        Terms plain = aLoan().terms();
        Facts arrearsAsked = factsOf(plain)
                .paid("2026-03-10", "898.75")
                .paid("2026-04-10", "900.77")
                .paidAsDue(3, 6)
                .facts();
        tells(plain, arrearsAsked, "1NNNNN", "000000", "NORMAL");
        Terms oldestFirst = aLoan().allocating(Allocation.INSTALLMENT_FIRST).terms();
        tells(oldestFirst, oneYuanShort(oldestFirst), "111111", "000000", "SPECIAL_MENTION");
        Terms designated = aLoan().allocating(Allocation.DESIGNATED).terms();
        tells(designated, oneYuanShort(designated), "123456", "543210", "SUBSTANDARD");
    }

    private void tells(Terms terms, Facts facts, String cn, String metro2, String creditClass) {
        Policy china = policy("CN-LOAN", terms);
        assertThat(CnMonthCodes.of(terms, facts, china, AUGUST_31).latest(6)).isEqualTo(cn);
        assertThat(Positions.on(terms, facts, china, AUGUST_31).creditClass()).isEqualTo(creditClass);
        assertThat(Metro2.of(terms, facts, policy("US", terms), LocalDate.of(2026, 9, 1))
                        .history())
                .startsWith(metro2 + "0B");
    }

    /** Section 8 of the domain sheet: one loan through all codes of an unpaid loan, then charged off. */
    @Test
    void section_8_codes_and_statuses_of_the_shipped_packs() {
        Terms terms = aLoan().terms(); // first due on 10 March 2026, nothing ever paid
        Facts facts = factsOf(terms).chargedOff("2026-11-20").facts();
        assertThat(CnMonthCodes.of(terms, facts, policy("CN-LOAN", terms), LocalDate.of(2026, 11, 30))
                        .latest(11))
                .isEqualTo("/*12345677B");
        assertThat(Metro2.of(terms, facts, policy("US", terms), LocalDate.of(2026, 12, 1))
                        .history())
                .startsWith("L6");
    }

    /** Due 10 March, paid on a day: {@code M} is the slip of a few days, and hangs on the snapshot. */
    @ParameterizedTest
    @CsvSource({"2026-03-10, N", "2026-03-11, M", "2026-03-13, M", "2026-03-31, M", "2026-04-02, 1"})
    void section_8_the_shipped_loan_pack_reads_at_month_end(String paidOn, String march) {
        Terms terms = aLoan().terms();
        Facts facts = factsOf(terms).paid(paidOn, "920.00").facts();
        assertThat(CnMonthCodes.of(terms, facts, policy("CN-LOAN", terms), LocalDate.of(2026, 3, 31))
                        .latest(1))
                .isEqualTo(march);
    }

    /** Under the card's three days of grace 13 March is on time, 14 March a slip. */
    @ParameterizedTest
    @CsvSource({"2026-03-13, N", "2026-03-14, M", "2026-04-02, 1"})
    void section_8_the_shipped_card_pack_minds_its_grace(String paidOn, String march) {
        Terms terms = aLoan().terms();
        Facts facts = factsOf(terms).paid(paidOn, "920.00").facts();
        assertThat(CnMonthCodes.of(terms, facts, policy("CN-CARD", terms), LocalDate.of(2026, 3, 31))
                        .latest(1))
                .isEqualTo(march);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-04-08, 11",
        "2026-04-09, 71",
        "2026-05-09, 78",
        "2026-06-08, 80",
        "2026-07-08, 82",
        "2026-08-07, 83",
        "2026-09-06, 84",
    })
    void section_8_metro_2_statuses_under_the_shipped_pack(LocalDate asOf, String status) {
        Terms terms = aLoan().terms();
        assertThat(Metro2.of(terms, factsOf(terms).facts(), policy("US", terms), asOf)
                        .status()
                        .code())
                .isEqualTo(status);
    }

    /** Section 5: one yuan past due for ever under EU, and the penalty rates of section 6. */
    @Test
    void the_class_of_eu_follows_the_materiality_counter_and_not_the_days_past_due() {
        Terms terms = aLoan().in("EUR").allocating(Allocation.DESIGNATED).terms();
        Position position = Positions.on(terms, oneYuanShort(terms), policy("EU", terms), AUGUST_31);
        assertThat(position.dpd()).isEqualTo(174);
        assertThat(position.bucket()).isEqualTo("90+");
        assertThat(position.materialDays()).isZero();
        assertThat(position.creditClass()).isEqualTo("STAGE_1");
        assertThat(position.inDefault()).isFalse();
    }

    /** Example 2: 0.04 % a day becomes 0.06 %, 0.05 % is held at 24 % a year of 360 days; elsewhere no interest. */
    @ParameterizedTest
    @CsvSource({
        "CN-CARD, 0.04, 0.0600000000",
        "CN-CARD, 0.05, 0.0666666667",
        "CN-LOAN, 0.04, 0.0600000000",
        "CN-LOAN, 0.05, 0.0666666667",
        "US, 0.05, 0",
        "EU, 0.05, 0",
        "IN, 0.05, 0",
    })
    void example_2_penalty_rates(String pack, String contract, BigDecimal perDay) {
        assertThat(policy(pack, aLoan().terms())
                        .penalty()
                        .on(Rate.ofPercentPerDay(contract))
                        .perDay(12)
                        .movePointRight(2))
                .isEqualByComparingTo(perDay);
    }

    /** Example 3 under the order of each pack: 1,000.00 on 25 April, day 46: every pack takes the charges first. */
    @ParameterizedTest
    @CsvSource({"CN-CARD, 833.12", "CN-LOAN, 833.12", "US, 804.50", "EU, 804.50", "IN, 804.50"})
    void example_3_charges_first_before_day_91(String pack, BigDecimal left) {
        Terms terms = aLoan().terms();
        Facts facts = factsOf(terms)
                .charged("2026-04-25T08:00", "5.00")
                .paid("2026-04-25", "1000.00")
                .facts();
        Position position = Positions.on(terms, facts, policy(pack, terms), LocalDate.of(2026, 4, 25));
        assertThat(position.owed()).isEqualTo(left.movePointRight(2).longValueExact());
        assertThat(position.fee() + position.penalty() + position.interest()).isZero();
    }

    /** The card from day 91 on: the same payment on 9 June (day 91) goes to principal, the day before to the charges. */
    @ParameterizedTest
    @CsvSource({"2026-06-08, 0.00", "2026-06-09, 5.00"})
    void a_card_takes_principal_first_from_day_91(String day, BigDecimal feeLeft) {
        Terms terms = aLoan().terms();
        Facts facts = factsOf(terms)
                .charged("2026-04-25", "5.00")
                .paid(day, "1000.00")
                .facts();
        assertThat(Positions.on(terms, facts, policy("CN-CARD", terms), LocalDate.parse(day))
                        .fee())
                .isEqualTo(feeLeft.movePointRight(2).longValueExact());
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
