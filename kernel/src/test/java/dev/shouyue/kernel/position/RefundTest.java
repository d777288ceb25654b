package dev.shouyue.kernel.position;

import static dev.shouyue.kernel.loan.FactsBuilder.factsOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.kernel.bureau.Packs;
import dev.shouyue.kernel.ledger.Account;
import dev.shouyue.kernel.ledger.Balances;
import dev.shouyue.kernel.ledger.Receipts;
import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.policy.Policy;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Credit that is given back: the loan of example 1, whose installments are 899.75, the first due 2026-03-10. */
class RefundTest {

    private static final Terms LOAN = Loans.example1(Terms.Agreed.NOTHING);
    private static final Policy POLICY = Packs.all().getFirst();

    private static Position on(Facts facts, String day) {
        return Positions.on(LOAN, facts, POLICY, LocalDate.parse(day));
    }

    @Test
    void what_was_overpaid_goes_back_and_the_loan_stands_as_if_it_had_not_come() {
        Facts paid = factsOf(LOAN).paid("2026-03-10", "1000.00").facts();
        assertThat(on(paid, "2026-03-12").credit()).isEqualTo(100_25);
        Facts refunded = factsOf(LOAN)
                .paid("2026-03-10", "1000.00")
                .refunded("2026-03-12", "100.25")
                .facts();
        Position after = on(refunded, "2026-03-12");
        assertThat(after.credit()).isZero();
        assertThat(after.balances().get(Account.CASH_IN_TRANSIT)).isEqualTo(899_75 - 10_000_00);
        assertThat(after.balances().get(Account.UNALLOCATED_RECEIPTS)).isZero();
        assertThat(on(refunded, "2026-04-20").pastDue()).isEqualTo(899_75);
    }

    @Test
    void a_refund_moves_money_by_itself_when_it_is_recorded() {
        Facts refunded = factsOf(LOAN).refunded("2026-03-12", "100.25").facts();
        assertThat(Receipts.of(refunded.inOrder().getLast()))
                .isEqualTo(Balances.transfer(Account.UNALLOCATED_RECEIPTS, Account.CASH_IN_TRANSIT, 100_25));
    }

    /** 1000.00 came and 100.25 of it went back; then the payment is returned: 100.25 is ours until it comes again. */
    @Test
    void a_refund_that_a_return_leaves_uncovered_is_taken_from_the_next_money() {
        Facts returned = factsOf(LOAN)
                .paid("2026-03-10", "1000.00")
                .refunded("2026-03-12", "100.25")
                .reversed("2026-03-14", "payment-1")
                .facts();
        assertThat(on(returned, "2026-03-15").credit()).isEqualTo(-100_25);
        Facts paidAgain = factsOf(LOAN)
                .paid("2026-03-10", "1000.00")
                .refunded("2026-03-12", "100.25")
                .reversed("2026-03-14", "payment-1")
                .paid("2026-03-16", "500.25")
                .facts();
        Position after = on(paidAgain, "2026-03-16");
        assertThat(after.credit()).isZero();
        assertThat(after.pastDue() + after.penalty())
                .as("899.75 and the penalty of six days, less 400.00")
                .isEqualTo(on(returned, "2026-03-16").pastDue()
                        + on(returned, "2026-03-16").penalty()
                        - 400_00);
        Trace trace = Trace.of(LOAN, paidAgain, POLICY, LocalDate.parse("2026-05-20"));
        assertThat(trace.shares().stream().mapToLong(Trace.Share::total).sum()).isEqualTo(400_00);
    }

    @Test
    void the_derivation_tells_what_was_given_back() {
        Facts refunded = factsOf(LOAN)
                .paid("2026-03-10", "1000.00")
                .refunded("2026-03-12", "50.25")
                .facts();
        Explanation.Paid paid = Explanation.of(LOAN, refunded, POLICY, LocalDate.parse("2026-03-12"))
                .paid();
        assertThat(paid.refunded()).isEqualTo(50_25);
        assertThat(paid.credit()).isEqualTo(50_00);
        Trace later = Trace.of(LOAN, refunded, POLICY, LocalDate.parse("2026-04-20"));
        assertThat(later.shares().stream().mapToLong(Trace.Share::total).sum()).isEqualTo(949_75);
    }
}
