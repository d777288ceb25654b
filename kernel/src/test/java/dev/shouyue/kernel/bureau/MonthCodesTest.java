package dev.shouyue.kernel.bureau;

import static dev.shouyue.kernel.loan.FactsBuilder.factsOf;
import static dev.shouyue.kernel.loan.LoanBuilder.aLoan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.kernel.loan.FactsBuilder;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.policy.Allocation;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.position.Positions;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Month codes of the CN bureau and of Metro 2: example 6 and section 8 of the domain sheet. */
class MonthCodesTest {

    private static final LocalDate AUGUST_31 = LocalDate.of(2026, 8, 31);
    private static final LocalDate SEPTEMBER_1 = LocalDate.of(2026, 9, 1);

    @Test
    void example_6_within_tolerance_every_month_is_normal() {
        Terms terms = aLoan().tolerating("1.00", 6).terms();
        Facts facts = oneYuanShort(terms).facts();
        tells(terms, facts, "NNNNNN", "000000", List.of(0, 0, 0, 0, 0, 0), "NORMAL");
    }

    @Test
    void example_6_the_next_debit_asks_the_arrears_too() {
        Terms terms = aLoan().terms();
        FactsBuilder facts = factsOf(terms)
                .paid("2026-03-10", "898.75")
                .paid("2026-04-10", "900.77")
                .paidAsDue(3, 6);
        tells(terms, facts.facts(), "1NNNNN", "000000", List.of(21, 0, 0, 0, 0, 0), "NORMAL");
    }

    @Test
    void example_6_the_yuan_rolls_on_when_the_oldest_is_paid_first() {
        Terms terms = aLoan().allocating(Allocation.INSTALLMENT_FIRST).terms();
        Facts facts = oneYuanShort(terms).facts();
        tells(terms, facts, "111111", "000000", List.of(21, 20, 21, 20, 21, 21), "SPECIAL_MENTION");
    }

    @Test
    void example_6_nobody_collects_the_yuan_of_a_designated_debit() {
        Terms terms = aLoan().allocating(Allocation.DESIGNATED).terms();
        Facts facts = oneYuanShort(terms).facts();
        tells(terms, facts, "123456", "543210", List.of(21, 51, 82, 112, 143, 174), "SUBSTANDARD");
        assertThat(Positions.on(terms, facts, Packs.cnLoan(), LocalDate.of(2026, 6, 8))
                        .creditClass())
                .isEqualTo("SPECIAL_MENTION");
        assertThat(Positions.on(terms, facts, Packs.cnLoan(), LocalDate.of(2026, 6, 9))
                        .creditClass())
                .isEqualTo("SUBSTANDARD");
    }

    /** Due 10 March, paid on a day: the code of March under each snapshot, and that of April. */
    @ParameterizedTest
    @CsvSource({
        "MONTH_END,       2026-03-10, N",
        "MONTH_END,       2026-03-11, M",
        "MONTH_END,       2026-03-13, M",
        "MONTH_END,       2026-03-31, M",
        "MONTH_END,       2026-04-02, 1",
        "DUE_DATE_PLUS_1, 2026-03-10, N",
        "DUE_DATE_PLUS_1, 2026-03-11, N",
        "DUE_DATE_PLUS_1, 2026-03-13, 1",
        "DUE_DATE_PLUS_1, 2026-04-02, 1",
    })
    void the_slip_of_a_few_days_depends_on_the_snapshot(Policy.Snapshot snapshot, String paidOn, String march) {
        Terms terms = aLoan().terms();
        Facts facts = factsOf(terms).paid(paidOn, "920.00").paidAsDue(2, 2).facts();
        CnMonthCodes codes = CnMonthCodes.of(terms, facts, Packs.cnLoan(snapshot), LocalDate.of(2026, 4, 30));
        assertThat(codes.latest(2)).isEqualTo(march + "N");
    }

    @Test
    void before_the_opening_stands_a_slash_and_before_the_first_due_date_a_star() {
        Terms terms = aLoan().terms();
        CnMonthCodes codes = CnMonthCodes.of(
                terms, factsOf(terms).paidAsDue(1, 1).facts(), Packs.cnLoan(), LocalDate.of(2026, 3, 31));
        assertThat(codes.latest(4)).isEqualTo("//*N");
        assertThat(codes.all()).hasSize(60);
        assertThat(codes.recent()).hasSize(24);
    }

    @Test
    void a_month_whose_snapshot_day_lies_ahead_is_not_told() {
        Terms terms = aLoan().terms();
        CnMonthCodes codes = CnMonthCodes.of(terms, factsOf(terms).facts(), Packs.cnLoan(), LocalDate.of(2026, 3, 30));
        assertThat(codes.latest(2)).isEqualTo("/*");
    }

    @Test
    void no_month_follows_the_settlement() {
        Terms terms = aLoan().over(3).terms();
        Facts facts = factsOf(terms).paidAsDue(1, 3).facts();
        assertThat(CnMonthCodes.of(terms, facts, Packs.cnLoan(), AUGUST_31).latest(5))
                .isEqualTo("/*NNC");
        Metro2 metro2 = Metro2.of(terms, facts, Packs.cnLoan(), SEPTEMBER_1);
        assertThat(metro2.history()).isEqualTo("EEEE000BBBBBBBBBBBBBBBBB");
        assertThat(metro2.status().code()).isEqualTo("13");
    }

    @Test
    void a_charged_off_loan_is_bad_debt_from_the_month_of_the_charge_off() {
        Terms terms = aLoan().terms();
        Facts facts = factsOf(terms).chargedOff("2026-07-20").facts();
        assertThat(CnMonthCodes.of(terms, facts, Packs.cnLoan(), AUGUST_31).latest(7))
                .isEqualTo("*1234BB");
        Metro2 metro2 = Metro2.of(terms, facts, Packs.cnLoan(), SEPTEMBER_1);
        assertThat(metro2.history()).startsWith("LL32100B");
        assertThat(metro2.status().code()).isEqualTo("97");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-04-08, 11", // 29 days
        "2026-04-09, 71", // 30
        "2026-05-09, 78", // 60
        "2026-06-08, 80", // 90
        "2026-07-08, 82", // 120
        "2026-08-07, 83", // 150
        "2026-09-06, 84", // 180
    })
    void the_status_follows_the_days_past_due(LocalDate asOf, String status) {
        Terms terms = aLoan().terms();
        assertThat(Metro2.of(terms, factsOf(terms).facts(), Packs.cnLoan(), asOf)
                        .status()
                        .code())
                .isEqualTo(status);
    }

    /** Section 8, both ends of each step. */
    @ParameterizedTest
    @CsvSource({
        "1, 1", "30, 1", "31, 2", "60, 2", "61, 3", "90, 3", "91, 4", "120, 4", "121, 5", "150, 5", "151, 6", "180, 6",
        "181, 7", "4000, 7",
    })
    void a_step_of_the_month_code_is_thirty_days(int dpd, char code) {
        assertThat(CnMonthCode.ofDaysPastDue(dpd).symbol()).isEqualTo(code);
    }

    /** Due on 31 March: 0, 30, 61, 91, 122, 153, 183 days past due at the month ends from March to September. */
    @Test
    void thirty_days_are_one_in_china_and_one_in_america() {
        Terms terms = aLoan().drawnOn("2026-02-28").over(1).dueOn(31).terms();
        Facts facts = factsOf(terms).facts();
        assertThat(CnMonthCodes.of(terms, facts, Packs.cnLoan(), LocalDate.of(2026, 9, 30))
                        .latest(7))
                .isEqualTo("N134567");
        assertThat(Metro2.of(terms, facts, Packs.us(), LocalDate.of(2026, 10, 1))
                        .history())
                .startsWith("65432100B");
    }

    @Test
    void a_payment_that_is_returned_later_leaves_the_months_before_its_return_as_they_were() {
        Terms terms = aLoan().allocating(Allocation.DESIGNATED).terms();
        Facts facts = factsOf(terms)
                .paidAsDue(1, 4)
                .reversed("2026-05-20", "payment-1")
                .facts();
        assertThat(CnMonthCodes.of(terms, facts, Packs.cnLoan(), LocalDate.of(2026, 6, 30))
                        .latest(4))
                .isEqualTo("NN34");
    }

    private static void tells(
            Terms terms, Facts facts, String cn, String metro2, List<Integer> dpd, String creditClass) {
        CnMonthCodes codes = CnMonthCodes.of(terms, facts, Packs.cnLoan(), AUGUST_31);
        assertThat(codes.latest(6)).isEqualTo(cn);
        assertThat(codes.months().subList(1, 7))
                .extracting(CnMonthCodes.Month::dpd)
                .isEqualTo(dpd);
        assertThat(Metro2.of(terms, facts, Packs.cnLoan(), SEPTEMBER_1).history())
                .startsWith(metro2 + "0B");
        assertThat(Positions.on(terms, facts, Packs.cnLoan(), AUGUST_31).creditClass())
                .isEqualTo(creditClass);
    }

    /** The first debit brings 898.75 of 899.75, the later ones come in full on their days. */
    private static FactsBuilder oneYuanShort(Terms terms) {
        return factsOf(terms).paidFor(1, "2026-03-10", "898.75").paidAsDue(2, 6);
    }
}
