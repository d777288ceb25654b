package dev.shouyue.kernel.position;

import static dev.shouyue.kernel.loan.FactsBuilder.factsOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.kernel.bureau.Packs;
import dev.shouyue.kernel.loan.Fact.ProtectionCause;
import dev.shouyue.kernel.loan.FactsBuilder;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.kernel.schedule.Installment;
import dev.shouyue.kernel.schedule.Schedule;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * EU: a day counts when more than 100.00 and more than 1 % of the exposure is past due, and class and default follow those
 * days (domain sheet, sections 5 and 6; Regulation 2018/171, article 1).
 */
class MaterialityTest {

    /** A first installment due on 10 March that nobody pays, of a loan of this size: on 15 March, 5 days past due. */
    @ParameterizedTest
    @CsvSource({
        "150.00, 20000.00, 0", // 0.75 %
        "150.00, 10000.00, 5", // 1.5 %
        "100.00,  1000.00, 0", // not more than 100.00
        "100.01,  1000.00, 5",
        "150.00, 15000.00, 0", // exactly 1 %
        "150.00, 14999.99, 5",
        "  1.00,    50.00, 0",
    })
    void a_day_counts_only_above_both_limits(String unpaid, String exposure, int materialDays) {
        Terms loan = loan(unpaid, exposure);
        Position position = at("2026-03-15", loan, factsOf(loan));
        assertThat(position.dpd()).isEqualTo(5);
        assertThat(position.materialDays()).isEqualTo(materialDays);
    }

    /** 130.00 of principal and 20.00 of interest are past due; interest that is not yet due is no exposure. */
    @ParameterizedTest
    @CsvSource({"14860.00, 0", "14849.00, 5"}) // 1 % of 15,010.00; of 14,999.00
    void the_exposure_is_all_principal_and_the_interest_that_is_due(String rest, int materialDays) {
        LocalDate drawn = LocalDate.of(2026, 2, 10);
        long later = Money.cny(rest).minor();
        Terms loan = new Terms(
                "E2",
                Loans.CNY,
                130_00 + later,
                drawn,
                Loans.example1().contractRate(),
                new Schedule(List.of(
                        new Installment(1, drawn.plusMonths(1), 130_00, 20_00, 0),
                        new Installment(2, drawn.plusYears(2), later, 1_000_00, 0))),
                Terms.Agreed.NOTHING);
        assertThat(at("2026-03-15", loan, factsOf(loan)).materialDays()).isEqualTo(materialDays);
    }

    /** 10 March unpaid and material throughout. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-10,  0, STAGE_1, false",
        "2026-03-11,  1, STAGE_1, false",
        "2026-04-09, 30, STAGE_1, false",
        "2026-04-10, 31, STAGE_2, false",
        "2026-06-08, 90, STAGE_2, false",
        "2026-06-09, 91, STAGE_3, true",
    })
    void class_and_default_follow_the_material_days(String day, int days, String creditClass, boolean inDefault) {
        Terms loan = loan("150.00", "10000.00");
        Position position = at(day, loan, factsOf(loan));
        assertThat(position.materialDays()).isEqualTo(days);
        assertThat(position.creditClass()).isEqualTo(creditClass);
        assertThat(position.inDefault()).isEqualTo(inDefault);
    }

    @Test
    void one_euro_is_past_due_for_a_year_and_stays_in_the_first_class() {
        Terms loan = loan("1.00", "10000.00");
        Position position = at("2027-03-10", loan, factsOf(loan));
        assertThat(position.dpd()).isEqualTo(365);
        assertThat(position.bucket()).isEqualTo("90+");
        assertThat(position.creditClass()).isEqualTo("STAGE_1");
        assertThat(position.inDefault()).isFalse();
    }

    @Test
    void the_count_begins_anew_when_a_limit_is_no_longer_exceeded() {
        Terms loan = loan("150.00", "10000.00");
        FactsBuilder facts = factsOf(loan).paid("2026-06-01", "50.00"); // 100.00 left: not above the limit
        assertThat(at("2026-05-31", loan, facts).materialDays()).isEqualTo(82);
        Position after = at("2026-06-09", loan, facts);
        assertThat(after.dpd()).isEqualTo(91);
        assertThat(after.materialDays()).isZero();
        assertThat(after.creditClass()).isEqualTo("STAGE_1");
        assertThat(after.inDefault()).isFalse();
        // A fee of 0.01 makes it material again, from that day.
        facts.chargedTo(1, "2026-06-10", "0.01");
        assertThat(at("2026-06-10", loan, facts).materialDays()).isEqualTo(1);
    }

    @Test
    void days_under_protection_do_not_count() {
        Terms loan = loan("150.00", "10000.00");
        FactsBuilder facts = factsOf(loan).protectedFrom("2026-04-01", "2026-04-30", ProtectionCause.CHANNEL_INCIDENT);
        assertThat(at("2026-03-31", loan, facts).materialDays()).isEqualTo(21);
        Position after = at("2026-04-30", loan, facts);
        assertThat(after.dpd()).isEqualTo(21);
        assertThat(after.materialDays()).isEqualTo(21);
        assertThat(after.creditClass()).isEqualTo("STAGE_1");
        assertThat(at("2026-05-01", loan, facts).materialDays()).isEqualTo(22);
    }

    /** Unpaid on 10 March, all the rest due in two years. */
    private static Terms loan(String first, String all) {
        long due = Money.cny(first).minor();
        long rest = Money.cny(all).minor() - due;
        LocalDate drawn = LocalDate.of(2026, 2, 10);
        return new Terms(
                "E1",
                Loans.CNY,
                due + rest,
                drawn,
                Loans.example1().contractRate(),
                new Schedule(List.of(
                        new Installment(1, drawn.plusMonths(1), due, 0, 0),
                        new Installment(2, drawn.plusYears(2), rest, 0, 0))),
                Terms.Agreed.NOTHING);
    }

    private static Position at(String day, Terms terms, FactsBuilder facts) {
        return Positions.on(terms, facts.facts(), Packs.eu(), LocalDate.parse(day));
    }
}
