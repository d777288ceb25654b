package dev.shouyue.kernel.position;

import static dev.shouyue.kernel.loan.FactsBuilder.factsOf;
import static dev.shouyue.kernel.loan.LoanBuilder.aLoan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.kernel.bureau.Packs;
import dev.shouyue.kernel.ledger.Account;
import dev.shouyue.kernel.loan.Component;
import dev.shouyue.kernel.loan.Fact.ProtectionCause;
import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.kernel.loan.FactsBuilder;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.policy.Allocation;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.schedule.RepaymentMethod;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Penalty: 1.5 times the contract's rate, 24 % a year at most, on overdue principal, simple, rounded once. */
class PenaltyTest {

    /** 1,000.00 due on 10 March: 0.04 % a day becomes 0.06 %; 0.05 % would become 0.075 % and is held at 24 % / 360. */
    @ParameterizedTest
    @CsvSource({
        "0.04, 2026-03-10,  0.00",
        "0.04, 2026-03-11,  0.60",
        "0.04, 2026-04-10, 18.60",
        "0.05, 2026-03-11,  0.67", // uncapped 0.75
        "0.05, 2026-04-10, 20.67", // uncapped 23.25
        "0.05, 2027-03-05, 240.00", // 360 days: 24 %
    })
    void the_rate_is_capped(String contract, LocalDate day, BigDecimal penalty) {
        Terms loan = due(contract);
        assertThat(Positions.on(loan, factsOf(loan).facts(), Packs.cnLoan(), day)
                        .penalty())
                .isEqualTo(penalty.movePointRight(2).longValueExact());
    }

    /** 1,000 + 700 + 400 yuan-days at 1/1500: 1.40; rounded day by day it would be 0.67 + 0.47 + 0.27 = 1.41. */
    @Test
    void what_runs_up_while_principal_is_paid_off_is_rounded_once() {
        Terms loan = due("0.05");
        FactsBuilder facts = factsOf(loan).paid("2026-03-11", "300.00").paid("2026-03-12", "300.00");
        Position position = at("2026-03-13", loan, facts);
        assertThat(position.penalty()).isEqualTo(1_40);
        assertThat(position.balances().get(Account.PENALTY_INCOME)).isEqualTo(-1_40);
    }

    /** 16 days on 1,000.00, then 15 on 600.00 (1 to 5 April are protected): 25,000 yuan-days at 1/1500. */
    @Test
    void protected_days_in_the_middle_bear_none() {
        Terms loan = due("0.05");
        FactsBuilder facts = factsOf(loan)
                .paid("2026-03-26", "400.00")
                .protectedFrom("2026-04-01", "2026-04-05", ProtectionCause.SYSTEM_INCIDENT);
        assertThat(at("2026-04-15", loan, facts).penalty()).isEqualTo(16_67);
        assertThat(at("2026-04-05", loan, facts).penalty())
                .isEqualTo(at("2026-03-31", loan, facts).penalty());
    }

    /** Part paid, part waived: what is settled stays settled, and what is left is the whole rounded less that. */
    @Test
    void paid_and_waived_penalty_is_taken_off_the_whole() {
        Terms loan = aLoan().allocating(Allocation.COMPONENT_FIRST)
                .repaidBy(RepaymentMethod.INTEREST_ONLY)
                .over(1)
                .terms();
        // 10,000.00 and 120.00 due 10 March; 20 days at 0.06 %: 120.00 of penalty.
        FactsBuilder facts =
                factsOf(loan).paid("2026-03-30", "50.00").waived("2026-03-30T13:00", Component.PENALTY, "30.00");
        Position position = at("2026-03-30", loan, facts);
        assertThat(position.penalty()).isEqualTo(40_00);
        assertThat(position.balances().get(Account.WAIVERS)).isEqualTo(30_00);
        assertThat(at("2026-03-31", loan, facts).penalty()).isEqualTo(46_00);
    }

    @Test
    void none_runs_on_overdue_interest_or_fees() {
        Terms loan = aLoan().repaidBy(RepaymentMethod.INTEREST_ONLY)
                .chargingEach("5.00")
                .terms();
        assertThat(at("2026-05-10", loan, factsOf(loan)).penalty()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"US", "EU", "IN"})
    void packs_without_penalty_interest_charge_none(String pack) {
        Terms loan = due("0.05");
        Policy policy = Packs.all().stream()
                .filter(each -> each.pack().equals(pack))
                .findFirst()
                .orElseThrow();
        Facts facts = factsOf(loan).facts();
        assertThat(Positions.on(loan, facts, policy, LocalDate.of(2026, 4, 10)).penalty())
                .isZero();
    }

    private static Terms due(String percentPerDay) {
        Terms loan = aLoan().of("1000.00")
                .over(1)
                .atPercentPerDay(percentPerDay)
                .allocating(Allocation.PRINCIPAL_FIRST)
                .repaidBy(RepaymentMethod.INTEREST_ONLY)
                .terms();
        return loan;
    }

    private static Position at(String day, Terms terms, FactsBuilder facts) {
        return Positions.on(terms, facts.facts(), Packs.cnLoan(), LocalDate.parse(day));
    }
}
