package dev.shouyue.kernel.position;

import static dev.shouyue.kernel.position.Loans.disbursed;
import static dev.shouyue.kernel.position.Loans.facts;
import static dev.shouyue.kernel.position.Loans.fee;
import static dev.shouyue.kernel.position.Loans.paid;
import static dev.shouyue.kernel.position.Loans.paidFor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.kernel.calendar.BusinessCalendar;
import dev.shouyue.kernel.calendar.Roll;
import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.kernel.policy.Allocation;
import dev.shouyue.kernel.policy.Grace;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.policy.Tolerance;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Examples 3 to 6 of the domain sheet, to the cent and the day. */
class DomainExamplesTest {

    private static final LocalDate APRIL_25 = LocalDate.of(2026, 4, 25);

    /** strategy | fee | penalty | interest | principal due left | DPD after */
    @ParameterizedTest
    @CsvSource({
        "COMPONENT_FIRST,   0.00,  0.00,   0.00, 833.12, 46",
        "INSTALLMENT_FIRST, 0.00,  0.00,  44.01, 789.11, 15",
        "PRINCIPAL_FIRST,   5.00, 28.62, 230.64, 568.86, 46",
    })
    void example_3_each_allocation_leaves_the_same_sum_and_another_history(
            Allocation allocation, String fee, String penalty, String interest, String principal, int dpd) {
        Terms terms = Loans.example1(allocation);
        Facts before = facts(disbursed(), fee("2026-04-25T08:00", "5.00"));
        Position owed = Positions.on(terms, before, Loans.policy(), APRIL_25);
        assertThat(owed.owed()).isEqualTo(fen("1833.12"));
        assertThat(owed.installments().get(0).penalty()).isEqualTo(fen("21.52"));
        assertThat(owed.installments().get(1).penalty()).isEqualTo(fen("7.10"));
        assertThat(owed.dpd()).isEqualTo(46);

        Facts after = facts(disbursed(), fee("2026-04-25T08:00", "5.00"), paid("2026-04-25", "1000.00"));
        Position left = Positions.on(terms, after, Loans.policy(), APRIL_25);

        assertThat(left.owed()).isEqualTo(fen("833.12"));
        assertThat(left.fee()).isEqualTo(fen(fee));
        assertThat(left.penalty()).isEqualTo(fen(penalty));
        assertThat(left.interest()).isEqualTo(fen(interest));
        assertThat(left.installments().stream()
                        .filter(row -> row.state() == InstallmentPosition.State.OVERDUE)
                        .mapToLong(InstallmentPosition::principal)
                        .sum())
                .isEqualTo(fen(principal));
        assertThat(left.dpd()).isEqualTo(dpd);
    }

    /** 40.00 are too little for all charges: the fee, the penalty of both, and what is left to the oldest interest. */
    @Test
    void example_3_penalty_comes_before_interest_across_installments() {
        Terms terms = Loans.example1(Allocation.COMPONENT_FIRST);
        Facts facts = facts(disbursed(), fee("2026-04-25T08:00", "5.00"), paid("2026-04-25", "40.00"));
        Position left = Positions.on(terms, facts, Loans.policy(), APRIL_25);
        assertThat(left.fee()).isZero();
        assertThat(left.penalty()).isZero();
        assertThat(left.installments().get(0).interest()).isEqualTo(fen("113.62")); // 120.00 less 6.38
        assertThat(left.installments().get(1).interest()).isEqualTo(fen("110.64"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-31,  0, M0, NORMAL",
        "2026-04-01,  1, M1, SPECIAL_MENTION",
        "2026-04-30, 30, M1, SPECIAL_MENTION",
        "2026-05-01, 31, M2, SPECIAL_MENTION",
        "2026-05-30, 60, M2, SPECIAL_MENTION",
        "2026-06-29, 90, M3, SPECIAL_MENTION",
        "2026-06-30, 91, M4, SUBSTANDARD",
    })
    void example_4_days_are_counted_from_the_due_date(LocalDate day, int dpd, String bucket, String creditClass) {
        Position position =
                Positions.on(Loans.single("1000.00", "2026-03-31", Grace.NONE), Facts.NONE, Loans.policy(), day);
        assertThat(position.dpd()).isEqualTo(dpd);
        assertThat(position.bucket()).isEqualTo(bucket);
        assertThat(position.creditClass()).isEqualTo(creditClass);
    }

    @ParameterizedTest
    @CsvSource({
        "FORGIVE, 2026-03-13, 2026-03-13, 0",
        "SHIFT,   2026-03-13, 2026-03-13, 0",
        "FORGIVE, 2026-03-13, 2026-03-31, 0",
        "FORGIVE, ,           2026-03-13, 0",
        "FORGIVE, ,           2026-03-14, 4",
        "SHIFT,   ,           2026-03-14, 1",
    })
    void example_5_grace_forgives_or_shifts(Grace.Mode mode, LocalDate paidOn, LocalDate day, int dpd) {
        Terms terms = Loans.single("1000.00", "2026-03-10", new Grace(3, mode));
        Facts facts = paidOn == null ? Facts.NONE : facts(paid(paidOn + "T16:00", "1000.00"));
        assertThat(Positions.on(terms, facts, Loans.policy(), day).dpd()).isEqualTo(dpd);
    }

    @ParameterizedTest
    @CsvSource({
        "NONE,                 2026-02-24, 2026-02-23, 6",
        "NONE,                 ,           2026-02-24, 7",
        "FOLLOWING,            2026-02-24, 2026-02-24, 0",
        "FOLLOWING,            ,           2026-02-24, 0",
        "FOLLOWING,            ,           2026-02-25, 1",
        "FOLLOWING_NO_PENALTY, 2026-02-24, 2026-02-24, 0",
        "FOLLOWING_NO_PENALTY, ,           2026-02-24, 0",
        "FOLLOWING_NO_PENALTY, ,           2026-02-25, 8",
    })
    void example_5_a_due_date_in_the_spring_festival_rolls(Roll roll, LocalDate paidOn, LocalDate day, int dpd) {
        Set<LocalDate> festival = IntStream.rangeClosed(15, 23)
                .mapToObj(d -> LocalDate.of(2026, 2, d))
                .collect(Collectors.toSet());
        Policy policy = Loans.policy(Tolerance.NONE, roll, new BusinessCalendar(Set.of(), festival, Set.of()));
        Terms terms = Loans.single("1000.00", "2026-02-17", Grace.NONE);
        Facts facts = paidOn == null ? Facts.NONE : facts(paid(paidOn.toString(), "1000.00"));
        assertThat(Positions.on(terms, facts, policy, day).dpd()).isEqualTo(dpd);
    }

    @Test
    void example_6_one_yuan_within_tolerance_is_never_a_delinquency() {
        Policy policy = Loans.policy(Tolerance.ofAmount(Loans.CNY, 1_00, 6));
        Facts facts = oneYuanShort("899.75", false);
        assertThat(dpdAtMonthEnds(Loans.example1(), facts, policy)).containsExactly(0, 0, 0, 0, 0, 0);
        Position april = Positions.on(Loans.example1(), facts, policy, LocalDate.of(2026, 3, 31));
        assertThat(april.carriedByTolerance()).isEqualTo(1_00);
        assertThat(april.penalty()).isZero();
        assertThat(april.state()).isEqualTo(Position.State.TOLERATED);
    }

    @Test
    void example_6_the_next_debit_asks_for_the_arrears_too() {
        List<Fact> facts = new ArrayList<>(List.of(disbursed(), paid("2026-03-10", "898.75")));
        facts.add(paid("2026-04-10", "900.77"));
        for (int month = 5; month <= 8; month++) {
            facts.add(paid("2026-0" + month + "-10", "899.75"));
        }
        Facts all = Facts.of(facts);
        assertThat(dpdAtMonthEnds(Loans.example1(), all, Loans.policy())).containsExactly(21, 0, 0, 0, 0, 0);
        assertThat(Positions.on(Loans.example1(), all, Loans.policy(), LocalDate.of(2026, 4, 10))
                        .credit())
                .isZero();
    }

    @Test
    void example_6_the_yuan_rolls_on_when_the_oldest_is_paid_first() {
        Terms terms = Loans.example1(Allocation.INSTALLMENT_FIRST);
        Facts facts = oneYuanShort("899.75", false);
        assertThat(dpdAtMonthEnds(terms, facts, Loans.policy())).containsExactly(21, 20, 21, 20, 21, 21);
    }

    @Test
    void example_6_nobody_collects_the_yuan_of_a_designated_debit() {
        Terms terms = Loans.example1(Allocation.DESIGNATED);
        Facts facts = oneYuanShort("899.75", true);
        assertThat(dpdAtMonthEnds(terms, facts, Loans.policy())).containsExactly(21, 51, 82, 112, 143, 174);
        assertThat(Positions.on(terms, facts, Loans.policy(), LocalDate.of(2026, 6, 8))
                        .creditClass())
                .isEqualTo("SPECIAL_MENTION");
        assertThat(Positions.on(terms, facts, Loans.policy(), LocalDate.of(2026, 6, 9))
                        .creditClass())
                .isEqualTo("SUBSTANDARD");
    }

    /** The first debit brings 898.75 of 899.75, the later ones {@code debit} each on its day. */
    private static Facts oneYuanShort(String debit, boolean designated) {
        List<Fact> facts = new ArrayList<>(List.of(disbursed(), paidFor(1, "2026-03-10", "898.75")));
        for (int month = 4; month <= 8; month++) {
            String day = "2026-0" + month + "-10";
            facts.add(designated ? paidFor(month - 2, day, debit) : paid(day, debit));
        }
        return Facts.of(facts);
    }

    private static List<Integer> dpdAtMonthEnds(Terms terms, Facts facts, Policy policy) {
        return IntStream.rangeClosed(3, 8)
                .mapToObj(month -> LocalDate.of(2026, month, 1).plusMonths(1).minusDays(1))
                .map(day -> Positions.on(terms, facts, policy, day).dpd())
                .toList();
    }

    private static long fen(String amount) {
        return Money.cny(amount).minor();
    }
}
