package dev.shouyue.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.shouyue.portfolio.ReplayResult.Count;
import dev.shouyue.portfolio.ReplayResult.D1;
import dev.shouyue.portfolio.ReplayResult.PackView;
import dev.shouyue.portfolio.ReplayResult.Share;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every figure of a book of six loans, worked out by hand. */
class SmallBookTest {

    private final ReplayResult result = SmallBook.named("B-yuan").replayed();
    private final ReplayResult.Amounts yuan = amounts("CNY");

    private ReplayResult.Amounts amounts(String currency) {
        return java.util.Objects.requireNonNull(result.amounts().get(currency));
    }

    @Test
    void late_is_what_was_first_paid_after_its_due_day() {
        // 5 loans × 6 and 2 in euro fell due; 4 of the loan that rolled were never paid. Late: by 2, 4 and 1 days.
        assertThat(result.loans()).isEqualTo(6);
        assertThat(result.installments()).isEqualTo(32);
        assertThat(result.neverPaid()).isEqualTo(4);
        assertThat(result.lateShare()).isCloseTo(3.0 / 28, within(1e-12));
        assertThat(result.medianDaysLate()).isEqualTo(2);
        assertThat(result.cureCurve())
                .containsEntry("1", 1.0 / 3)
                .containsEntry("2", 2.0 / 3)
                .containsEntry("3", 2.0 / 3)
                .containsEntry("5", 1.0)
                .containsEntry("90", 1.0);
    }

    @Test
    void d1_is_principal_unpaid_on_its_due_day_of_principal_due() {
        // March: 5 × 779.75 due; short 1.00 of the yuan, 779.75 two days, 779.75 under protection. All but 1.00 came.
        assertThat(yuan.d1ByMonth().get("2026-03")).isEqualTo(new D1(3_898_75, 1_560_50, 3_898_75, 1_560_50, 1_559_50));
        assertThat(yuan.d1ByMonth().get("2026-04")).isEqualTo(new D1(3_945_55, 0, 3_945_55, 0, 0));
        // August: due on the 10th, 21 days before the end: too young to say what was collected in 30.
        assertThat(yuan.d1ByMonth().get("2026-08")).isEqualTo(new D1(4_138_35, 827_67, 0, 0, 0));
        assertThat(amounts("EUR").d1()).isEqualTo(new D1(1_000_00, 497_02, 497_02, 497_02, 497_02));
    }

    @Test
    void a_first_payment_default_needs_days_past_due() {
        assertThat(result.firstPaymentDefault())
                .isEqualTo(Map.of(
                        "2026-02", Map.of(">0", new Share(2, 5), ">7", new Share(1, 5), ">30", new Share(1, 5)),
                        "2026-06", Map.of(">0", new Share(0, 1), ">7", new Share(0, 1), ">30", new Share(0, 1))));
    }

    @Test
    void buckets_follow_the_month_ends_of_example_6() {
        assertThat(result.buckets())
                .isEqualTo(Map.of(
                        "2026-02", Map.of("M0", 5L),
                        "2026-03", Map.of("M0", 4L, "M1", 1L),
                        "2026-04", Map.of("M0", 4L, "M2", 1L),
                        "2026-05", Map.of("M0", 3L, "M1", 1L, "M3", 1L),
                        "2026-06", Map.of("M0", 4L, "M2", 1L, "M4", 1L),
                        "2026-07", Map.of("M0", 4L, "M3", 1L, "M5", 1L),
                        "2026-08", Map.of("M0", 3L, "M4", 1L, "M6", 1L)));
        assertThat(result.restated()).isEmpty();
    }

    @Test
    void loans_and_principal_move_from_bucket_to_bucket() {
        assertThat(result.rollMatrix())
                .isEqualTo(Map.of(
                        "M0", Map.of("M0", 21L, "M1", 2L, "closed", 1L),
                        "M1", Map.of("M2", 2L),
                        "M2", Map.of("M3", 2L),
                        "M3", Map.of("M4", 2L),
                        "M4", Map.of("M5", 1L),
                        "M5", Map.of("M6", 1L)));
        // Principal of the yuan: 9,221.25 and 8,432.14 at the ends of March and April; of the one that rolled:
        // 8,431.14.
        assertThat(yuan.rollMatrix().get("M1")).isEqualTo(Map.of("M2", 9_221_25L + 8_431_14));
        assertThat(yuan.rollRates()).containsEntry("M1→M2", new Share(8_432_14 + 8_431_14, 9_221_25 + 8_431_14));
        assertThat(amounts("EUR").rollMatrix()).isEqualTo(Map.of("M0", Map.of("M0", 1_000_00L, "closed", 502_98L)));
        assertThat(yuan.buckets().get("2026-08")).containsEntry("M4", 8_431_14L).containsEntry("M6", 5_179_87L);
        assertThat(yuan.pastDue().get("2026-08")).isEqualTo(Map.of("M0", 0L, "M4", 3_599_00L, "M6", 1_00L));
    }

    @Test
    void a_vintage_counts_when_its_loans_first_went_over() {
        ReplayResult.Vintage february =
                java.util.Objects.requireNonNull(result.vintage().get("2026-02"));
        assertThat(february.drawn()).isEqualTo(5);
        assertThat(february.over().get(">0")).containsExactly(0, 2, 2, 3, 3, 3, 3);
        assertThat(february.over().get(">30")).containsExactly(0, 0, 1, 1, 2, 2, 2);
        assertThat(february.over().get(">60")).containsExactly(0, 0, 0, 1, 1, 2, 2);
        assertThat(february.over().get(">90")).containsExactly(0, 0, 0, 0, 1, 1, 2);
        assertThat(java.util.Objects.requireNonNull(result.vintage().get("2026-06"))
                        .over()
                        .get(">0"))
                .containsExactly(0, 0, 0);
    }

    @Test
    void shortfalls_are_sized_and_followed_to_their_outcome() {
        assertThat(sizes("CNY").get(1)) // over 0.10 up to 1.00
                .isEqualTo(new ReplayResult.SizeClass(10, 100L, Map.of("OPEN", cny(1, 1_00))));
        assertThat(sizes("CNY").get(4)) // over 100.00 up to 1,000.00
                .isEqualTo(new ReplayResult.SizeClass(
                        100_00,
                        1_000_00L,
                        Map.of(
                                "PAID_LATE", cny(1, 899_75),
                                "PROTECTED", cny(1, 899_75),
                                "OPEN", cny(4, 3_599_00))));
        assertThat(sizes("EUR").get(4).outcomes()).isEqualTo(Map.of("NEXT_DAY", new Count(1, Map.of("EUR", 509_02L))));
    }

    private List<ReplayResult.SizeClass> sizes(String currency) {
        return result.shortfalls().getOrDefault(currency, List.of());
    }

    @Test
    void who_is_overdue_since_when_by_how_much_and_why() {
        // Penalty: 798.58 × 113, 808.16 × 82, 817.86 × 52, 827.67 × 21 days × 0.0006 = 54.14 + 39.76 + 25.52 + 10.43.
        assertThat(result.open().all()).isEqualTo(cny(2, 3_728_85 + 1_10));
        ReplayResult.OpenDelinquency most = list(result.open().largest()).getFirst();
        assertThat(most.loan()).isEqualTo("D-rolled");
        assertThat(most.since()).isEqualTo("2026-05-10");
        assertThat(most.dpd()).isEqualTo(113);
        assertThat(most.amount()).isEqualTo(3_728_85);
        assertThat(most.penalty()).isEqualTo(129_85);
        assertThat(most.cause()).isEqualTo("UNKNOWN");
        ReplayResult.OpenDelinquency least = list(result.open().smallest()).getFirst();
        assertThat(least.loan()).isEqualTo("B-yuan");
        assertThat(least.dpd()).isEqualTo(174);
        assertThat(least.amount()).isEqualTo(1_10); // 1.00 × 174 × 0.0006 = 0.10
        assertThat(least.cause()).isEqualTo("RESIDUE");
    }

    private static List<ReplayResult.OpenDelinquency> list(Map<String, List<ReplayResult.OpenDelinquency>> lists) {
        assertThat(lists).containsOnlyKeys("CNY");
        return lists.values().iterator().next();
    }

    @ParameterizedTest
    @CsvSource({
        // EU calls delinquent what is material: not the yuan. IN counts the due day: also the euro paid the day after.
        "CN-CARD, 1, 1, 1, 2, 1, DAYS_PAST_DUE,   1, 113",
        "CN-LOAN, 3, 3, 0, 0, 2, DAYS_PAST_DUE,   3, 174",
        "US,      3, 2, 0, 0, 2, DAYS_PAST_DUE,   3, 174",
        "EU,      2, 1, 0, 0, 1, MATERIAL_AMOUNT, 3, 174",
        "IN,      4, 4, 0, 0, 2, DAYS_PAST_DUE,   4, 175",
    })
    void five_packs_say_different_things_of_the_same_facts(
            String pack,
            long delinquent,
            long reported,
            long tolerance,
            long grace,
            long inDefault,
            String means,
            long pastDue,
            int worst) {
        PackView view = java.util.Objects.requireNonNull(result.packs().get(pack));
        assertThat(view.delinquent()).isEqualTo(delinquent);
        assertThat(view.reported()).isEqualTo(reported);
        assertThat(view.forgivenByTolerance()).isEqualTo(tolerance);
        assertThat(view.forgivenByGrace()).isEqualTo(grace);
        assertThat(view.inDefault()).isEqualTo(inDefault);
        assertThat(view.delinquentMeans()).isEqualTo(means);
        assertThat(view.pastDue()).isEqualTo(pastDue);
        assertThat(view.forgiven().byProtection()).isEqualTo(cny(1, 899_75));
        assertThat(view.worstClass().values().stream().mapToLong(n -> n).sum()).isEqualTo(6);
        assertThat(result.instructive().stream()
                        .mapToInt(loan -> java.util.Objects.requireNonNull(
                                        loan.packs().get(pack))
                                .worstDpd())
                        .max())
                .hasValue(worst);
    }

    @Test
    void what_the_card_pack_forgave_would_have_cost_marks_and_penalty() {
        ReplayResult.Forgiven forgiven =
                java.util.Objects.requireNonNull(result.packs().get("CN-CARD")).forgiven();
        assertThat(forgiven.stillCarried()).isEqualTo(cny(1, 1_00));
        assertThat(forgiven.byGrace()).isEqualTo(new Count(2, Map.of("CNY", 899_75L, "EUR", 509_02L)));
        // The yuan at six month ends; penalty 0.10 of the yuan, 0.94 of two days, 0.30 of one day in euro.
        assertThat(forgiven.spared()).isEqualTo(new ReplayResult.Spared(2, 6, Map.of("CNY", 1_04L, "EUR", 30L)));
        assertThat(result.forgiven().spared()).isEqualTo(new ReplayResult.Spared(0, 0, Map.of()));
    }

    @Test
    void each_loan_that_teaches_something_is_told_with_its_reason() {
        assertThat(result.instructive())
                .extracting(ReplayResult.Instructive::loan, ReplayResult.Instructive::why)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("B-yuan", "ONE_UNIT_SHORT"),
                        org.assertj.core.groups.Tuple.tuple("C-two-days", "GRACE_FORGAVE"),
                        org.assertj.core.groups.Tuple.tuple("E-protected", "PROTECTED"),
                        org.assertj.core.groups.Tuple.tuple("D-rolled", "ROLLED_PAST_90"),
                        org.assertj.core.groups.Tuple.tuple("F-euro", "PACKS_DISAGREE"));
        ReplayResult.Instructive one = result.instructive().getFirst();
        assertThat(java.util.Objects.requireNonNull(one.packs().get("CN-LOAN")).cnCodes())
                .isEqualTo("/".repeat(17) + "*123456"); // example 6, and nothing due in February
        assertThat(java.util.Objects.requireNonNull(one.packs().get("CN-CARD")).cnCodes())
                .isEqualTo("/".repeat(17) + "*NNNNNN");
        assertThat(java.util.Objects.requireNonNull(one.packs().get("US")).metro2())
                .isEqualTo("432100" + "B".repeat(18)); // the months before August, newest first
        assertThat(java.util.Objects.requireNonNull(one.packs().get("EU")).stretches())
                .allMatch(stretch -> !stretch.isMaterial());
    }

    @Test
    void the_ledger_of_each_currency_sums_to_zero() {
        assertThat(result.ledger()).containsOnlyKeys("CNY", "EUR");
        result.ledger().forEach((currency, accounts) -> assertThat(
                        accounts.values().stream().mapToLong(n -> n).sum())
                .isZero());
    }

    private static Count cny(long n, long minor) {
        return new Count(n, Map.of("CNY", minor));
    }
}
