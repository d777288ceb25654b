package dev.shouyue.kernel.position;

import static dev.shouyue.kernel.loan.FactsBuilder.factsOf;
import static dev.shouyue.kernel.loan.LoanBuilder.aLoan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shouyue.kernel.bureau.Packs;
import dev.shouyue.kernel.delinquency.Causes;
import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Fact.ProtectionCause;
import dev.shouyue.kernel.loan.FactsBuilder;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.kernel.policy.Allocation;
import dev.shouyue.kernel.schedule.Installment;
import dev.shouyue.kernel.schedule.Schedule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The loan of example 1, due on the 10th with 899.75; installments 1 (10 March, principal 779.75) and 2 (10 April, 789.11)
 * are open, penalty is 0.06 % a day. The days from 10 March to 20 April are protected, for the loan or for one of the two.
 */
class NamedProtectionTest {

    private static final String FROM = "2026-03-10";
    private static final String TO = "2026-04-20";

    private final Terms loan = aLoan().terms();

    /** On 15 April 36 days have gone since the first due date and 5 since the second; on 25 April 46 and 15. */
    @ParameterizedTest
    @CsvSource({
        "nothing, 2026-04-15, 36, 16.84, 2.37", // 779.75 x 0.0006 x 36; 789.11 x 0.0006 x 5
        "all,     2026-04-15,  0,  0.00, 0.00",
        "1,       2026-04-15,  5,  0.00, 2.37",
        "2,       2026-04-15, 36, 16.84, 0.00",
        "1 2,     2026-04-15,  0,  0.00, 0.00",
        "3,       2026-04-15, 36, 16.84, 2.37",
        "nothing, 2026-04-25, 46, 21.52, 7.10",
        "all,     2026-04-25,  5,  2.34, 2.37", // 5 days are left of each
        "1,       2026-04-25, 15,  2.34, 7.10",
        "2,       2026-04-25, 46, 21.52, 2.37",
        "1 2,     2026-04-25,  5,  2.34, 2.37",
        "3,       2026-04-25, 46, 21.52, 7.10",
    })
    void only_what_is_named_is_spared(String named, String day, int dpd, BigDecimal first, BigDecimal second) {
        Position position = at(day, loan, shielded(named));
        assertThat(position.dpd()).isEqualTo(dpd);
        assertThat(penalty(position, 1)).isEqualTo(first.movePointRight(2).longValueExact());
        assertThat(penalty(position, 2)).isEqualTo(second.movePointRight(2).longValueExact());
    }

    /** What is free until its days end is neither past due nor pending longer than that, and the other is judged in time. */
    @ParameterizedTest
    @CsvSource({
        "1, 2026-04-10, PENDING, PENDING, 0.00",
        "1, 2026-04-11, PENDING, OVERDUE, 899.75",
        "1, 2026-04-20, PENDING, OVERDUE, 899.75",
        "1, 2026-04-21, OVERDUE, OVERDUE, 1799.50",
        "2, 2026-03-11, OVERDUE, FUTURE,  899.75",
        "2, 2026-04-20, OVERDUE, PENDING, 899.75",
        "2, 2026-04-21, OVERDUE, OVERDUE, 1799.50",
    })
    void each_is_judged_when_its_own_days_end(
            String named,
            String day,
            InstallmentPosition.State first,
            InstallmentPosition.State second,
            BigDecimal pastDue) {
        Position position = at(day, loan, shielded(named));
        assertThat(row(position, 1).state()).isEqualTo(first);
        assertThat(row(position, 2).state()).isEqualTo(second);
        assertThat(position.pastDue()).isEqualTo(pastDue.movePointRight(2).longValueExact());
    }

    /** The borrower pays the bill of April in April: that is not held against what our fault kept from being paid. */
    @ParameterizedTest
    @CsvSource({
        "COMPONENT_FIRST,   2026-04-20, 0",
        "INSTALLMENT_FIRST, 2026-04-20, 0",
        "PRINCIPAL_FIRST,   2026-04-20, 0",
        "DESIGNATED,        2026-04-20, 0",
        "INSTALLMENT_FIRST, 2026-04-21, 1",
    })
    void money_goes_to_what_counts_before_it_goes_to_what_is_spared(Allocation allocation, String day, int dpd) {
        Terms agreed = aLoan().allocating(allocation).terms();
        Position position = at(day, agreed, shielded("1").paidFor(2, "2026-04-10", "899.75"));
        assertThat(position.dpd()).isEqualTo(dpd);
        assertThat(row(position, 2).state()).isEqualTo(InstallmentPosition.State.SETTLED);
        assertThat(row(position, 1).outstanding()).isGreaterThanOrEqualTo(899_75);
    }

    @Test
    void what_is_left_of_the_money_goes_to_what_is_spared() {
        Position position = at(TO, loan, shielded("1").paid("2026-04-10", "1799.50"));
        assertThat(row(position, 1).state()).isEqualTo(InstallmentPosition.State.SETTLED);
        assertThat(row(position, 2).state()).isEqualTo(InstallmentPosition.State.SETTLED);
    }

    /** One residue is tolerated; a second in a row is not, but for one that is judged out of its turn. */
    @ParameterizedTest
    @CsvSource({
        "nothing, 1.00, 1.00, OVERDUE,   OVERDUE", // the residue of March with the bill it was carried to
        "nothing, 0.00, 1.00, SETTLED,   TOLERATED",
        "1,       1.00, 1.00, TOLERATED, TOLERATED",
    })
    void a_bill_that_is_passed_over_is_no_part_of_the_run_of_residues(
            String named,
            BigDecimal shortInMarch,
            BigDecimal shortInApril,
            InstallmentPosition.State first,
            InstallmentPosition.State second) {
        Terms kind =
                aLoan().allocating(Allocation.DESIGNATED).tolerating("10.00", 1).terms();
        BigDecimal bill = new BigDecimal("899.75");
        FactsBuilder facts = shielded(named)
                .paidFor(1, "2026-03-10", bill.subtract(shortInMarch).toString())
                .paidFor(2, "2026-04-10", bill.subtract(shortInApril).toString());
        Position position = at("2026-04-25", kind, facts);
        assertThat(row(position, 1).state()).isEqualTo(first);
        assertThat(row(position, 2).state()).isEqualTo(second);
        assertThat(position.carriedByTolerance() + position.pastDue())
                .isEqualTo(shortInMarch.add(shortInApril).movePointRight(2).longValueExact());
    }

    /** The bill of March waits until 20 April; by then the one of April is judged, so its residue goes to May. */
    @Test
    void a_residue_goes_to_the_next_bill_that_is_not_judged() {
        Terms kind =
                aLoan().allocating(Allocation.DESIGNATED).tolerating("10.00", 6).terms();
        FactsBuilder facts = shielded("1").paidFor(1, "2026-03-10", "898.75").paidFor(2, "2026-04-10", "899.75");
        Explanation why = Explanation.of(kind, facts.facts(), Packs.cnLoan(), LocalDate.parse("2026-04-25"));
        assertThat(why.focus().number()).isEqualTo(1);
        assertThat(why.focus().carriedTo()).isEqualTo(3);
        assertThat(row(why.position(), 1).countsFrom()).isEqualTo("2026-05-10");
    }

    /** 90.00 and 90.00 past due of 10,000.00: material together, not one by one. */
    @ParameterizedTest
    @CsvSource({
        "nothing, 2026-05-10, 30",
        "all,     2026-05-10,  9", // from 2 May on
        "1,       2026-05-10,  9",
        "1 2,     2026-05-10,  9",
        "1,       2026-05-01,  0",
        "3,       2026-05-10, 30",
    })
    void a_day_is_material_by_what_is_not_spared_on_it(String named, String day, int materialDays) {
        Terms two = terms("90.00", "90.00", "8000.00");
        FactsBuilder facts = shielded(two, named, FROM, "2026-05-01");
        Position position = Positions.on(two, facts.facts(), Packs.eu(), LocalDate.parse(day));
        assertThat(position.materialDays()).isEqualTo(materialDays);
    }

    /** 200.00 alone is material, so the days of the other installment do not spare it. */
    @ParameterizedTest
    @CsvSource({"1, 30", "2, 9", "all, 9"})
    void what_is_material_by_itself_counts_while_another_is_spared(String named, int materialDays) {
        Terms two = terms("90.00", "200.00", "8000.00");
        FactsBuilder facts = shielded(two, named, FROM, "2026-05-01");
        Position position = Positions.on(two, facts.facts(), Packs.eu(), LocalDate.parse("2026-05-10"));
        assertThat(position.materialDays()).isEqualTo(materialDays);
    }

    /** India counts the due date as day 1; the installment that counts the most decides, not the oldest. */
    @ParameterizedTest
    @CsvSource({"nothing, 37", "1, 6", "2, 37", "all, 0"})
    void where_the_due_date_is_day_1_it_is_of_the_one_that_decides(String named, int dpd) {
        Position position = Positions.on(loan, shielded(named).facts(), Packs.in(), LocalDate.parse("2026-04-15"));
        assertThat(position.dpd()).isEqualTo(dpd);
    }

    @ParameterizedTest
    @CsvSource({"all, TECHNICAL, TECHNICAL", "1, TECHNICAL, UNKNOWN", "2, UNKNOWN, TECHNICAL"})
    void it_is_the_cause_of_what_it_names(String named, String first, String second) {
        FactsBuilder facts = shielded(named);
        LocalDate day = LocalDate.parse("2026-04-25");
        assertThat(Causes.of(loan, facts.facts(), Packs.cnLoan(), 1, day)
                        .orElseThrow()
                        .cause())
                .hasToString(first);
        assertThat(Causes.of(loan, facts.facts(), Packs.cnLoan(), 2, day)
                        .orElseThrow()
                        .cause())
                .hasToString(second);
    }

    /** Five days are technical and stay in the first class; the 15 of the other installment are not. */
    @ParameterizedTest
    @CsvSource({"all, NORMAL", "1, SPECIAL_MENTION", "2, SPECIAL_MENTION"})
    void a_technical_overdue_is_recent_only_where_all_of_it_is(String named, String creditClass) {
        assertThat(at("2026-04-25", loan, shielded(named)).creditClass()).isEqualTo(creditClass);
    }

    @Test
    void it_is_told_by_the_installment_that_decides() {
        Explanation why = Explanation.of(loan, shielded("1").facts(), Packs.cnLoan(), LocalDate.parse("2026-04-25"));
        assertThat(why.focus().number()).isEqualTo(2);
        assertThat(why.protectedDays()).isZero();
        assertThat(why.penalties()).extracting(Explanation.Penalty::days).containsExactly(5, 15);
    }

    @Test
    void withdrawn_it_has_never_been() {
        FactsBuilder facts = shielded("1").withdrawn("2026-04-22", "protection-1");
        assertThat(at("2026-04-25", loan, facts)).isEqualTo(at("2026-04-25", loan, factsOf(loan)));
    }

    @Test
    void the_day_is_protected_while_one_installment_is() {
        assertThat(at(TO, loan, shielded("1")).protectedToday()).isTrue();
        assertThat(at("2026-04-21", loan, shielded("1")).protectedToday()).isFalse();
    }

    @Test
    void numbers_stand_in_order_and_once_and_begin_with_1() {
        Fact.Header header = Loans.header("p", FROM);
        LocalDate day = LocalDate.parse(FROM);
        assertThat(new Fact.ProtectionGranted(header, day, day, ProtectionCause.COURT, "a", List.of(3, 1, 3))
                        .installments())
                .containsExactly(1, 3);
        assertThatThrownBy(
                        () -> new Fact.ProtectionGranted(header, day, day, ProtectionCause.COURT, "a", List.of(0, 2)))
                .hasMessageContaining("there is none 0");
    }

    private FactsBuilder shielded(String named) {
        return shielded(loan, named, FROM, TO);
    }

    private static FactsBuilder shielded(Terms terms, String named, String from, String to) {
        FactsBuilder facts = factsOf(terms);
        return switch (named) {
            case "nothing" -> facts;
            case "all" -> facts.protectedFrom(from, to, ProtectionCause.CHANNEL_INCIDENT);
            default -> facts.protectedFor(numbers(named), from, to, ProtectionCause.CHANNEL_INCIDENT);
        };
    }

    private static List<Integer> numbers(String joined) {
        return Arrays.stream(joined.split(" ")).map(Integer::valueOf).toList();
    }

    private static Terms terms(String march, String april, String rest) {
        LocalDate drawn = LocalDate.of(2026, 2, 10);
        long first = Money.cny(march).minor();
        long second = Money.cny(april).minor();
        long last = Money.cny(rest).minor();
        return new Terms(
                "N1",
                Loans.CNY,
                first + second + last,
                drawn,
                Loans.example1().contractRate(),
                new Schedule(List.of(
                        new Installment(1, drawn.plusMonths(1), first, 0, 0),
                        new Installment(2, drawn.plusMonths(2), second, 0, 0),
                        new Installment(3, drawn.plusYears(2), last, 0, 0))),
                Terms.Agreed.NOTHING);
    }

    private static Position at(String day, Terms terms, FactsBuilder facts) {
        return Positions.on(terms, facts.facts(), Packs.cnLoan(), LocalDate.parse(day));
    }

    private static InstallmentPosition row(Position position, int number) {
        return position.installments().stream()
                .filter(row -> row.number() == number)
                .findFirst()
                .orElseThrow();
    }

    private static long penalty(Position position, int number) {
        return row(position, number).penalty();
    }
}
