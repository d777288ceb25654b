package dev.shouyue.kernel.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.shouyue.kernel.calendar.DueDates;
import dev.shouyue.kernel.money.Rate;
import dev.shouyue.kernel.policy.PenaltyRule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Examples 1 and 2 of the domain sheet, to the cent. */
class SchedulesTest {

    private static final LocalDate DRAWN = LocalDate.of(2026, 2, 10);
    private static final Rate RATE = Rate.ofPercentPerDay("0.04");
    private static final long P = 10_000_00;

    private static Schedule schedule(RepaymentMethod method) {
        return Schedules.of(method, P, RATE, DRAWN, DueDates.monthly(DRAWN, 10, 12));
    }

    @ParameterizedTest
    @CsvSource({
        " 1, 12000, 77975, 922025", " 2, 11064, 78911, 843114", " 3, 10117, 79858, 763256",
        " 4,  9159, 80816, 682440", " 5,  8189, 81786, 600654", " 6,  7208, 82767, 517887",
        " 7,  6215, 83760, 434127", " 8,  5210, 84765, 349362", " 9,  4192, 85783, 263579",
        "10,  3163, 86812, 176767", "11,  2121, 87854,  88913", "12,  1067, 88913,      0",
    })
    void example_1_level_payments_on_30_360(int number, long interest, long principal, long balance) {
        List<Installment> rows = schedule(RepaymentMethod.LEVEL_30_360).installments();
        Installment row = rows.get(number - 1);
        assertThat(row.interest()).isEqualTo(interest);
        assertThat(row.principal()).isEqualTo(principal);
        assertThat(row.total()).isEqualTo(number == 12 ? 899_80 : 899_75);
        assertThat(P
                        - rows.stream()
                                .limit(number)
                                .mapToLong(Installment::principal)
                                .sum())
                .isEqualTo(balance);
    }

    @Test
    void example_1_interest_in_all_by_method() {
        assertThat(schedule(RepaymentMethod.LEVEL_30_360).interest()).isEqualTo(797_05);
        Schedule equal = schedule(RepaymentMethod.EQUAL_PRINCIPAL);
        assertThat(equal.first().total()).isEqualTo(953_33);
        assertThat(equal.last().total()).isEqualTo(843_37);
        assertThat(equal.interest()).isEqualTo(780_00);
        Schedule interestOnly = schedule(RepaymentMethod.INTEREST_ONLY);
        assertThat(interestOnly.first().total()).isEqualTo(120_00);
        assertThat(interestOnly.last().total()).isEqualTo(10_120_00);
        assertThat(interestOnly.interest()).isEqualTo(1_440_00);
    }

    @Test
    void example_1_actual_days_keep_the_anchor_of_the_31st() {
        LocalDate drawn = LocalDate.of(2026, 1, 31);
        List<LocalDate> due = DueDates.monthly(drawn, 31, 12);
        assertThat(due)
                .startsWith(LocalDate.of(2026, 2, 28), LocalDate.of(2026, 3, 31), LocalDate.of(2026, 4, 30))
                .endsWith(LocalDate.of(2027, 1, 31));
        Schedule actual = Schedules.of(RepaymentMethod.LEVEL_ACTUAL, P, RATE, drawn, due);
        assertThat(actual.first().total()).isEqualTo(900_20);
        assertThat(actual.first().interest()).isEqualTo(112_00);
        assertThat(actual.installments().get(1).interest()).isEqualTo(114_23);
        assertThat(actual.last().total()).isEqualTo(900_16);
        assertThat(actual.interest()).isEqualTo(802_36);
    }

    /** Drawn on 31 January 2026: interest = 10,000.00 (or what is left of it) x 0.04 % x days, rounded once. */
    @ParameterizedTest
    @CsvSource({
        " 1, 2026-02-28, 11200, 83333, 11200", " 2, 2026-03-31, 11367, 83333, 12400",
        " 3, 2026-04-30, 10000, 83333, 12000", " 4, 2026-05-31,  9300, 83333, 12400",
        " 5, 2026-06-30,  8000, 83333, 12000", " 6, 2026-07-31,  7233, 83333, 12400",
        " 7, 2026-08-31,  6200, 83333, 12400", " 8, 2026-09-30,  5000, 83333, 12000",
        " 9, 2026-10-31,  4133, 83333, 12400", "10, 2026-11-30,  3000, 83333, 12000",
        "11, 2026-12-31,  2067, 83333, 12400", "12, 2027-01-31,  1033, 83337, 12400",
    })
    void equal_principal_and_interest_only_on_actual_days_keep_the_anchor_of_the_31st(
            int number, LocalDate due, long interest, long principal, long interestOnly) {
        LocalDate drawn = LocalDate.of(2026, 1, 31);
        List<LocalDate> dueDates = DueDates.monthly(drawn, 31, 12);
        Installment equal = Schedules.of(RepaymentMethod.EQUAL_PRINCIPAL_ACTUAL, P, RATE, drawn, dueDates)
                .installments()
                .get(number - 1);
        assertThat(equal).isEqualTo(new Installment(number, due, principal, interest, 0));
        Installment last = Schedules.of(RepaymentMethod.INTEREST_ONLY_ACTUAL, P, RATE, drawn, dueDates)
                .installments()
                .get(number - 1);
        assertThat(last).isEqualTo(new Installment(number, due, number == 12 ? P : 0, interestOnly, 0));
    }

    @Test
    void example_1_equal_principal_falls_by_the_interest_on_what_is_repaid() {
        assertThat(schedule(RepaymentMethod.EQUAL_PRINCIPAL).installments())
                .extracting(Installment::interest)
                .containsExactly(
                        120_00L, 110_00L, 100_00L, 90_00L, 80_00L, 70_00L, 60_00L, 50_00L, 40_00L, 30_00L, 20_00L,
                        10_00L);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-10, 2026-03-13, 31, 1012.40",
        "2026-01-31, 2026-02-28, 28, 1011.20",
        "2028-01-31, 2028-02-29, 29, 1011.60",
        "2026-01-31, 2027-01-31, 365, 1146.00",
    })
    void a_single_repayment_bears_interest_for_its_actual_days(
            LocalDate drawn, LocalDate due, int days, BigDecimal total) {
        Schedule single = Schedules.of(RepaymentMethod.SINGLE, 1_000_00, RATE, drawn, List.of(due));
        assertThat(single.last().interest()).isEqualTo(40L * days);
        assertThat(single.last().total()).isEqualTo(total.movePointRight(2).longValueExact());
    }

    @Test
    void a_schedule_that_cannot_be_is_refused() {
        LocalDate due = DRAWN.plusDays(30);
        assertThatThrownBy(() -> Schedules.of(RepaymentMethod.SINGLE, P, RATE, DRAWN, List.of(due, due.plusDays(1))))
                .hasMessage("a single repayment has one due date, not 2");
        assertThatThrownBy(() -> Schedules.of(RepaymentMethod.INTEREST_ONLY, P, RATE, DRAWN, List.of(DRAWN)))
                .hasMessageStartingWith("due dates follow the drawdown on 2026-02-10");
        assertThatThrownBy(() -> Schedules.of(RepaymentMethod.INTEREST_ONLY, 0, RATE, DRAWN, List.of(due)))
                .hasMessage("principal must be positive, not 0");
        assertThatThrownBy(() -> new Installment(1, due, -1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Schedule(
                        List.of(new Installment(1, due, 1, 0, 0), new Installment(2, due.minusDays(1), 1, 0, 0))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"10000.00, 14.40", "9800.00, 18.28", "9515.20, 24.00"})
    void example_1_all_in_cost(BigDecimal received, double apr) {
        CostOfCredit cost =
                CostOfCredit.of(received.movePointRight(2).longValueExact(), schedule(RepaymentMethod.LEVEL_30_360));
        assertThat(cost.apr() * 100).isCloseTo(apr, within(0.005));
    }

    @Test
    void example_1_the_same_cost_on_365_days_and_compounded() {
        CostOfCredit cost = CostOfCredit.of(P, schedule(RepaymentMethod.LEVEL_30_360));
        assertThat(cost.aprOn365() * 100).isCloseTo(14.60, within(0.005));
        assertThat(cost.effective() * 100).isCloseTo(15.39, within(0.005));
    }

    @ParameterizedTest
    @CsvSource({"10000.00, 14.40", "9800.00, 18.28", "9515.20, 24.00"})
    void example_1_the_same_cost_by_the_dates_of_its_payments(BigDecimal received, double apr) {
        CostOfCredit cost = CostOfCredit.of(
                received.movePointRight(2).longValueExact(), DRAWN, schedule(RepaymentMethod.LEVEL_30_360));
        assertThat(cost.apr() * 100).isCloseTo(apr, within(0.005));
    }

    @Test
    void a_loan_repaid_once_after_half_a_month_costs_by_its_days() {
        // 1,000.00 for 15 days at 1 %: a month costs 1.01² − 1 = 2.01 %, a year 1.01²⁴ − 1 = 26.97 %
        Schedule once = new Schedule(List.of(new Installment(1, LocalDate.of(2026, 3, 25), 1_000_00, 10_00, 0)));
        CostOfCredit cost = CostOfCredit.of(1_000_00, LocalDate.of(2026, 3, 10), once);
        assertThat(cost.apr() * 100).isCloseTo(24.12, within(0.005));
        assertThat(cost.effective() * 100).isCloseTo(26.97, within(0.005));
    }

    @Test
    void a_payment_on_the_day_of_the_drawdown_has_no_rate() {
        Schedule atOnce = new Schedule(List.of(new Installment(1, DRAWN, 1_000_00, 0, 0)));
        assertThatThrownBy(() -> CostOfCredit.of(1_000_00, DRAWN, atOnce)).hasMessageContaining("day of the drawdown");
    }

    @ParameterizedTest
    @CsvSource({"0.04, 0.0600000000", "0.05, 0.0666666667"})
    void example_2_the_penalty_rate_is_capped_at_24_percent(String contract, BigDecimal penalty) {
        PenaltyRule rule = new PenaltyRule(new BigDecimal("1.5"), Optional.of(Rate.ofPercentPerYear("24", 360)));
        assertThat(rule.on(Rate.ofPercentPerDay(contract)).perDay(12).movePointRight(2))
                .isEqualByComparingTo(penalty);
    }

    @Test
    void example_2_one_yuan_overdue_for_31_days_costs_two_fen() {
        assertThat(Rate.ofPercentPerDay("0.06").on(1_00 * 31)).isEqualTo(2);
        assertThat(Rate.ofPercentPerDay("0.06").on(1_00)).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = RepaymentMethod.class,
            names = {"SINGLE"},
            mode = EnumSource.Mode.EXCLUDE)
    void the_method_of_a_schedule_is_read_from_its_amounts(RepaymentMethod method) {
        assertThat(Schedules.methodOf(schedule(method).withFee(5_00), RATE, DRAWN))
                .contains(method);
    }

    @Test
    void a_method_is_read_although_a_lender_rounds_in_another_way_and_not_out_of_any_amounts() {
        List<Installment> rounded = schedule(RepaymentMethod.EQUAL_PRINCIPAL).installments().stream()
                .map(row -> new Installment(
                        row.number(), row.due(), row.number() == 1 ? 833_37 : 833_33, row.interest(), 0))
                .toList(); // 833.37 + 11 × 833.33: the first takes the rest, not the last
        assertThat(Schedules.methodOf(new Schedule(rounded), RATE, DRAWN)).contains(RepaymentMethod.EQUAL_PRINCIPAL);
        Schedule any = new Schedule(List.of(
                new Installment(1, DRAWN.plusMonths(1), 500_00, 6_00, 0),
                new Installment(2, DRAWN.plusMonths(2), 500_00, 6_00, 0)));
        assertThat(Schedules.methodOf(any, RATE, DRAWN)).isEmpty();
    }
}
