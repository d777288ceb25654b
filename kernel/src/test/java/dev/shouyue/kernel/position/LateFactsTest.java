package dev.shouyue.kernel.position;

import static dev.shouyue.kernel.loan.FactsBuilder.factsOf;
import static dev.shouyue.kernel.loan.LoanBuilder.aLoan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shouyue.kernel.bureau.CnMonthCodes;
import dev.shouyue.kernel.bureau.Metro2;
import dev.shouyue.kernel.bureau.Packs;
import dev.shouyue.kernel.ledger.Account;
import dev.shouyue.kernel.loan.Component;
import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Fact.DebitFailure;
import dev.shouyue.kernel.loan.Fact.ProtectionCause;
import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.kernel.loan.FactsBuilder;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.policy.Allocation;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.schedule.Installment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of fact, valued on 15 April, that becomes known on 20 May only, comes twice, or comes first. */
class LateFactsTest {

    private static final LocalDate EVE = LocalDate.of(2026, 5, 19);
    private static final LocalDate KNOWN = LocalDate.of(2026, 5, 20);
    private static final LocalDate LATER = LocalDate.of(2026, 7, 31);

    /** March paid a day late, April short by 100.00, one day protected in error. */
    private static FactsBuilder before() {
        return factsOf(aLoan().terms())
                .paid("2026-03-11", "900.22")
                .failed("2026-04-10", "899.75", DebitFailure.FUNDS)
                .paid("2026-04-12", "799.75")
                .protectedFrom("2026-04-13", "2026-04-13", ProtectionCause.OPERATOR);
    }

    static Stream<FactsBuilder> late() {
        Terms loan = aLoan().terms();
        List<Installment> rest = loan.schedule().installments().subList(2, 12).stream()
                .map(row ->
                        new Installment(row.number(), row.due().plusDays(5), row.principal(), row.interest() + 1_00, 0))
                .toList();
        return Stream.of(
                before().paid("2026-04-15", "50.00"),
                before().paidFor(3, "2026-04-15", "899.75"),
                before().reversed("2026-04-15", "payment-2"),
                before().failed("2026-04-15", "100.00", DebitFailure.SYSTEM),
                before().charged("2026-04-15", "5.00"),
                before().waived("2026-04-15", Component.PRINCIPAL, "40.00"),
                before().planChanged("2026-04-15", rest),
                before().protectedFrom("2026-04-15", "2026-04-30", ProtectionCause.CHANNEL_INCIDENT),
                before().withdrawn("2026-04-15", "protection-1"),
                before().chargedOff("2026-04-15"));
    }

    @ParameterizedTest
    @MethodSource("late")
    void it_counts_from_its_value_date_and_was_not_known_before(FactsBuilder told) {
        Terms loan = aLoan().terms();
        Facts facts = told.knownOn("2026-05-20").facts();
        for (Policy pack : Packs.all()) {
            assertThat(Positions.on(loan, facts.knownBy(EVE), pack, EVE))
                    .isEqualTo(Positions.on(loan, before().facts(), pack, EVE));
            LoanState kept = Positions.stateOn(loan, facts.knownBy(EVE), pack, EVE);
            Fact late = facts.where(fact -> fact.recordedOn().equals(KNOWN))
                    .inOrder()
                    .getFirst();
            if (kept.accepts(late)) {
                kept.apply(late);
            } else {
                kept = Positions.stateOn(loan, facts, pack, KNOWN);
            }
            kept.closeDay(LATER);
            assertThat(kept.position()).isEqualTo(Positions.on(loan, facts, pack, LATER));
        }
    }

    @ParameterizedTest
    @MethodSource("late")
    void told_twice_and_backwards_it_counts_once(FactsBuilder told) {
        Terms loan = aLoan().terms();
        Facts facts = told.facts();
        List<Fact> twice = new ArrayList<>(facts.inOrder());
        twice.addAll(facts.inOrder());
        Collections.reverse(twice);
        Facts again = Facts.of(twice);
        assertThat(again.inOrder()).isEqualTo(facts.inOrder());
        for (Policy pack : Packs.all()) {
            assertThat(Positions.on(loan, again, pack, LATER)).isEqualTo(Positions.on(loan, facts, pack, LATER));
            assertThat(CnMonthCodes.of(loan, again, pack, LATER)).isEqualTo(CnMonthCodes.of(loan, facts, pack, LATER));
            assertThat(Metro2.of(loan, again, pack, LATER)).isEqualTo(Metro2.of(loan, facts, pack, LATER));
        }
    }

    @ParameterizedTest
    @MethodSource("late")
    void its_id_may_not_come_back_with_other_content(FactsBuilder told) {
        Fact fact = told.facts().inOrder().stream()
                .filter(each -> each.valueDate().equals(LocalDate.of(2026, 4, 15)))
                .findFirst()
                .orElseThrow();
        Fact.Header header = fact.header();
        Fact other = fact.withHeader(new Fact.Header(
                header.source(), header.sourceId(), header.valueTime().plusDays(1), header.recordedOn()));
        assertThatThrownBy(() -> Facts.of(List.of(fact, other))).hasMessageContaining("but differ");
    }

    @Test
    void a_protection_granted_late_undoes_days_penalty_and_mark_from_its_first_day() {
        Terms loan = aLoan().terms();
        FactsBuilder facts = factsOf(loan).paid("2026-03-13", "901.16"); // 899.75 and 1.40 of penalty for 3 days
        assertThat(march(loan, facts.facts())).isEqualTo("M");
        facts.protectedFrom("2026-03-10", "2026-03-13", ProtectionCause.SYSTEM_INCIDENT)
                .knownOn("2026-04-02");
        Position position = Positions.on(loan, facts.facts(), Packs.cnLoan(), LocalDate.of(2026, 3, 31));
        assertThat(position.dpd()).isZero();
        assertThat(position.penalty()).isZero();
        assertThat(position.credit()).isEqualTo(1_41); // what was asked as penalty is the borrower's again
        assertThat(position.installments().getFirst().state()).isEqualTo(InstallmentPosition.State.SETTLED);
        assertThat(march(loan, facts.facts())).isEqualTo("N");
    }

    @Test
    void a_protection_that_is_withdrawn_was_never_granted() {
        Terms loan = aLoan().terms();
        FactsBuilder facts = factsOf(loan).protectedFrom("2026-03-10", "2026-03-20", ProtectionCause.OPERATOR);
        LocalDate day = LocalDate.of(2026, 3, 31);
        assertThat(Positions.on(loan, facts.facts(), Packs.cnLoan(), day).dpd()).isEqualTo(11);
        facts.withdrawn("2026-04-15", "protection-1");
        assertThat(Positions.on(loan, facts.facts(), Packs.cnLoan(), day).dpd()).isEqualTo(21);
    }

    @Test
    void a_fee_of_the_same_second_is_there_when_the_payment_comes() {
        Terms loan = aLoan().terms();
        Facts facts = factsOf(loan)
                .paid("2026-03-10T12:00", "100.00")
                .charged("2026-03-10T12:00", "5.00")
                .facts();
        Position position = Positions.on(loan, facts, Packs.cnLoan(), LocalDate.of(2026, 3, 10));
        assertThat(position.fee()).isZero();
        assertThat(position.interest()).isEqualTo(25_00);
    }

    @Test
    void a_returned_debit_opens_the_installment_again_at_its_due_date() {
        Terms loan = aLoan().terms();
        FactsBuilder facts = factsOf(loan).paid("2026-03-10", "899.75");
        facts.reversed("2026-03-20", "payment-1");
        assertThat(Positions.on(loan, facts.facts(), Packs.cnLoan(), LocalDate.of(2026, 3, 19))
                        .dpd())
                .isZero();
        Position after = Positions.on(loan, facts.facts(), Packs.cnLoan(), LocalDate.of(2026, 3, 20));
        assertThat(after.dpd()).isEqualTo(10);
        assertThat(after.penalty()).isEqualTo(4_68); // 779.75 x 0.0006 x 10
    }

    @Test
    void a_return_told_before_its_payment_does_not_disturb_the_months() {
        Terms loan = aLoan().terms();
        FactsBuilder facts = factsOf(loan)
                .reversed("2026-03-09", "debit")
                .paid("2026-03-10", "899.75")
                .as("debit")
                .paid("2026-04-02", "920.00");
        assertThat(CnMonthCodes.of(loan, facts.facts(), Packs.cnLoan(), LocalDate.of(2026, 4, 30))
                        .latest(3))
                .isEqualTo("*11"); // March paid on 2 April, April unpaid
    }

    /** Nothing paid, no. 1 to 5 due; charged off on 20 July, then 1,000.00 comes. */
    @Test
    void after_a_charge_off_what_comes_in_is_a_recovery() {
        Terms loan = aLoan().terms();
        FactsBuilder facts = factsOf(loan).chargedOff("2026-07-20");
        Position eve = Positions.on(loan, factsOf(loan).facts(), Packs.cnLoan(), LocalDate.of(2026, 7, 20));
        Position off = Positions.on(loan, facts.facts(), Packs.cnLoan(), LocalDate.of(2026, 7, 20));
        long receivables = 10_000_00 + eve.interest() + eve.penalty();
        assertThat(off.state()).isEqualTo(Position.State.CHARGED_OFF);
        assertThat(off.balances().get(Account.CHARGE_OFF)).isEqualTo(receivables);
        assertThat(off.balances().get(Account.PRINCIPAL_RECEIVABLE)).isZero();
        assertThat(off.owed()).isEqualTo(eve.owed());
        Position recovered = Positions.on(
                loan, facts.paid("2026-08-01", "1000.00").facts(), Packs.cnLoan(), LocalDate.of(2026, 8, 1));
        assertThat(recovered.balances().get(Account.RECOVERIES)).isEqualTo(-1_000_00);
        assertThat(recovered.balances().get(Account.CHARGE_OFF)).isEqualTo(receivables);
        assertThat(recovered.owed()).isLessThan(off.owed());
    }

    /** What is due stays due; the rest goes on in other installments, and a fault in the plan is named. */
    @Test
    void a_changed_plan_replaces_what_is_not_yet_due() {
        Terms loan = aLoan().over(3).terms();
        long left = loan.schedule().principal() - loan.schedule().first().principal();
        LocalDate june = LocalDate.of(2026, 6, 10);
        FactsBuilder facts = factsOf(loan).planChanged("2026-03-20", List.of(new Installment(2, june, left, 90_00, 0)));
        Position position = Positions.on(loan, facts.facts(), Packs.cnLoan(), LocalDate.of(2026, 6, 11));
        assertThat(position.installments()).hasSize(2);
        assertThat(position.installments().get(1).due()).isEqualTo(june);
        assertThat(position.principal()).isEqualTo(10_000_00);
        assertThat(position.dpd()).isEqualTo(93); // of the first, due 10 March
        Facts wrong = factsOf(loan)
                .planChanged("2026-03-20", List.of(new Installment(2, june, left - 1, 90_00, 0)))
                .facts();
        assertThatThrownBy(() -> Positions.on(loan, wrong, Packs.cnLoan(), june))
                .hasMessage(
                        "a changed plan repays the principal it replaces: " + left + " minor units, not " + (left - 1));
        Facts early = factsOf(loan)
                .planChanged("2026-03-20", List.of(new Installment(2, LocalDate.of(2026, 3, 19), left, 0, 0)))
                .facts();
        assertThatThrownBy(() -> Positions.on(loan, early, Packs.cnLoan(), june))
                .hasMessage(
                        "a changed plan goes on after what is due or settled: no. 2 due 2026-03-19 must have a number"
                                + " over 1 and fall due on 2026-03-20 or later");
    }

    /** 50.00 of the interest of no. 2 were paid ahead; then no. 2 and 3 are put off into one. */
    @Test
    void interest_paid_on_what_a_plan_replaces_stays_earned() {
        Terms loan = aLoan().over(3).allocating(Allocation.DESIGNATED).terms();
        Installment second = loan.schedule().installments().get(1);
        long left = loan.schedule().principal() - loan.schedule().first().principal();
        FactsBuilder facts = factsOf(loan)
                .paidAsDue(1, 1)
                .paidFor(2, "2026-03-15", "50.00")
                .planChanged("2026-03-20", List.of(new Installment(2, LocalDate.of(2026, 6, 10), left, 90_00, 0)));
        Position position = Positions.on(loan, facts.facts(), Packs.cnLoan(), LocalDate.of(2026, 3, 20));
        assertThat(second.interest()).isGreaterThan(50_00);
        assertThat(position.balances().get(Account.INTEREST_INCOME))
                .isEqualTo(-loan.schedule().first().interest() - 50_00);
        assertThat(position.principal()).isEqualTo(left);
    }

    private static String march(Terms loan, Facts facts) {
        return CnMonthCodes.of(loan, facts, Packs.cnLoan(), LocalDate.of(2026, 3, 31))
                .latest(1);
    }
}
