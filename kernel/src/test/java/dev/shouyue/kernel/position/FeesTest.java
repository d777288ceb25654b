package dev.shouyue.kernel.position;

import static dev.shouyue.kernel.loan.FactsBuilder.factsOf;
import static dev.shouyue.kernel.loan.LoanBuilder.aLoan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.kernel.bureau.Packs;
import dev.shouyue.kernel.ledger.Account;
import dev.shouyue.kernel.loan.Component;
import dev.shouyue.kernel.loan.FactsBuilder;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.kernel.policy.Allocation;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fees: 5.00 with each bill of the loan of example 1 (899.75 + 5.00), and fees charged on the way. */
class FeesTest {

    private final Terms loan = aLoan().chargingEach("5.00").terms();

    @ParameterizedTest
    @CsvSource({
        "904.75, SETTLED, 0, 0.00, 0.00",
        "899.75, OVERDUE, 1, 0.00, 5.00", // charges first: the 5.00 are missing from the principal
        "4.99,   OVERDUE, 1, 0.01, 779.75",
    })
    void a_fee_falls_due_and_is_paid_with_its_bill(
            String paid, InstallmentPosition.State state, int dpd, String fee, String principal) {
        Position position = at("2026-03-11", loan, factsOf(loan).paid("2026-03-10", paid));
        InstallmentPosition first = position.installments().getFirst();
        assertThat(first.state()).isEqualTo(state);
        assertThat(position.dpd()).isEqualTo(dpd);
        assertThat(first.fee()).isEqualTo(fen(fee));
        assertThat(first.principal()).isEqualTo(fen(principal));
    }

    @Test
    void a_fee_is_owed_from_its_due_date_on_and_not_before() {
        assertThat(at("2026-03-09", loan, factsOf(loan)).fee()).isZero();
        Position due = at("2026-03-10", loan, factsOf(loan));
        assertThat(due.fee()).isEqualTo(5_00);
        assertThat(due.owed()).isEqualTo(904_75);
        assertThat(due.balances().get(Account.FEE_INCOME)).isEqualTo(-5_00);
        assertThat(at("2026-03-11", loan, factsOf(loan)).pastDue()).isEqualTo(904_75);
    }

    /**
     * Two bills unpaid on 25 April: fees 10.00, penalty 21.52 + 7.10, interest 230.64, principal 1,568.86; 1,000.00 comes.
     */
    @ParameterizedTest
    @CsvSource({
        "COMPONENT_FIRST,    0.00,  0.00,   0.00,  838.12, 46", // 10.00; 28.62; 230.64; 730.74
        "INSTALLMENT_FIRST,  0.00,  0.00,  49.01,  789.11, 15", // 926.27; 5.00 + 7.10 + 61.63
        "PRINCIPAL_FIRST,   10.00, 28.62, 230.64,  568.86, 46",
    })
    void fees_of_the_bills_take_their_place_in_the_order(
            Allocation order, String fee, String penalty, String interest, String principal, int dpd) {
        Terms contract = aLoan().chargingEach("5.00").allocating(order).terms();
        Position left = at("2026-04-25", contract, factsOf(contract).paid("2026-04-25", "1000.00"));
        assertThat(left.owed()).isEqualTo(fen("838.12"));
        assertThat(left.fee()).isEqualTo(fen(fee));
        assertThat(left.penalty()).isEqualTo(fen(penalty));
        assertThat(left.interest()).isEqualTo(fen(interest));
        assertThat(left.pastDue() - left.fee() - left.interest()).isEqualTo(fen(principal));
        assertThat(left.dpd()).isEqualTo(dpd);
    }

    @Test
    void a_debit_made_for_one_bill_pays_its_fee_and_no_other() {
        Terms contract =
                aLoan().chargingEach("5.00").allocating(Allocation.DESIGNATED).terms();
        Position left = at("2026-04-25", contract, factsOf(contract).paidFor(2, "2026-04-25", "1000.00"));
        assertThat(left.installments().get(1).outstanding()).isZero();
        assertThat(left.credit()).isEqualTo(fen("88.15")); // 1,000.00 less 5.00 + 7.10 + 110.64 + 789.11
        assertThat(left.owed()).isEqualTo(fen("926.27"));
        assertThat(left.dpd()).isEqualTo(46);
    }

    @Test
    void a_fee_short_within_tolerance_is_carried_like_any_other_yuan() {
        Terms contract = aLoan().chargingEach("5.00")
                .allocating(Allocation.PRINCIPAL_FIRST)
                .tolerating("5.00", 6)
                .terms();
        Position position = at("2026-03-11", contract, factsOf(contract).paid("2026-03-10", "899.75"));
        assertThat(position.carriedByTolerance()).isEqualTo(5_00);
        assertThat(position.dpd()).isZero();
    }

    @Test
    void a_fee_charged_on_the_way_goes_to_the_latest_bill_due_or_else_to_the_next() {
        Position next = at("2026-03-01", loan, factsOf(loan).charged("2026-03-01", "7.00"));
        assertThat(next.installments().get(0).fee()).isEqualTo(12_00);
        Position latest = at("2026-04-25", loan, factsOf(loan).charged("2026-04-25", "7.00"));
        assertThat(latest.installments().get(0).fee()).isEqualTo(5_00);
        assertThat(latest.installments().get(1).fee()).isEqualTo(12_00);
        Position named = at("2026-04-25", loan, factsOf(loan).chargedTo(1, "2026-04-25", "7.00"));
        assertThat(named.installments().get(0).fee()).isEqualTo(12_00);
    }

    @Test
    void a_fee_charged_while_the_next_bill_is_prepaid_falls_due_with_it() {
        Terms contract = aLoan().allocating(Allocation.DESIGNATED).terms();
        FactsBuilder facts = factsOf(contract)
                .paidAsDue(1, 1)
                .paidFor(2, "2026-03-20", "899.75")
                .charged("2026-03-25", "7.00");
        Position before = at("2026-04-09", contract, facts);
        assertThat(before.installments().get(1).state()).isEqualTo(InstallmentPosition.State.FUTURE);
        assertThat(before.owed()).isZero();
        Position late = at("2026-04-11", contract, facts);
        assertThat(late.dpd()).isEqualTo(1);
        assertThat(late.pastDue()).isEqualTo(7_00);
        assertThat(at("2026-04-11", contract, facts.paidFor(2, "2026-04-10", "7.00"))
                        .dpd())
                .isZero();
    }

    @Test
    void a_fee_charged_after_the_last_payment_opens_the_loan_again_from_that_day() {
        Terms contract = aLoan().over(2).terms();
        FactsBuilder facts = factsOf(contract).paidAsDue(1, 2);
        assertThat(at("2026-04-19", contract, facts).state()).isEqualTo(Position.State.SETTLED);
        facts.charged("2026-04-20", "7.00");
        assertThat(at("2026-04-20", contract, facts).owed()).isEqualTo(7_00);
        assertThat(at("2026-04-20", contract, facts).dpd()).isZero();
        assertThat(at("2026-04-21", contract, facts).dpd()).isEqualTo(1);
        assertThat(at("2026-04-21", contract, facts.waived("2026-04-21", Component.FEE, "7.00"))
                        .state())
                .isEqualTo(Position.State.SETTLED);
    }

    /** 10,120.00 due on 10 March, paid a day late with 6.00 of penalty; a fee of 7.00 opens it again. */
    @Test
    void penalty_paid_before_a_loan_is_opened_again_stays_earned() {
        Terms contract = aLoan().over(1).terms();
        FactsBuilder facts = factsOf(contract).paid("2026-03-11", "10126.00").charged("2026-04-20", "7.00");
        Position position = at("2026-04-21", contract, facts);
        assertThat(position.balances().get(Account.PENALTY_INCOME)).isEqualTo(-6_00);
        assertThat(position.balances().get(Account.FEE_RECEIVABLE)).isEqualTo(7_00);
        assertThat(position.owed()).isEqualTo(7_00);
    }

    private static Position at(String day, Terms terms, FactsBuilder facts) {
        return Positions.on(terms, facts.facts(), Packs.cnLoan(), LocalDate.parse(day));
    }

    private static long fen(String amount) {
        return Money.cny(amount).minor();
    }
}
