package dev.shouyue.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shouyue.decision.Refused;
import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.payment.WorkItems.Kind;
import dev.shouyue.servicing.Posting;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Money that came by itself is in one place at a time, and nobody alone makes it go. */
class SuspenseTest {

    private static final LocalDate DUE = Desks.DUE;

    @RegisterExtension
    final Desks desks = new Desks(3);

    @BeforeEach
    void aBook() {
        desks.at("2026-03-10T12:00:00");
    }

    /** The book is busy when it is to take the money out. */
    @Test
    void money_that_is_taken_back_from_a_loan_is_that_loans_until_the_book_says_so() {
        credited("C1", "", "5060.00");
        suspense().match("teller", "C1", "L1", "anna", "");
        broken(true);
        assertThat(suspense().undo("teller", "C1", "ben", "another's").state()).isEqualTo(Receipt.State.MATCHED);
        assertThatThrownBy(() -> suspense().match("teller", "C1", "L2", "ben", ""))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> suspense().undo("teller", "C1", "ben", ""))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.why()).isEqualTo(Refused.Why.CONFLICT));
        broken(false);
        desks.pass(Duration.ofMinutes(1));
        desks.payments.run(Payments.Desk.POST);
        Receipt open = receipts().find("teller", "C1").orElseThrow();
        assertThat(open.state()).isEqualTo(Receipt.State.OPEN);
        assertThat(open.loan()).isEmpty();
        assertThat(open.decidedBy()).contains("ben");
        suspense().match("teller", "C1", "L2", "ben", "");
        assertThat(desks.booked()).isEqualTo(5_060_00);
        assertThat(desks.position("L2", DUE).owed()).isZero();
    }

    /** The loan has another payment of the same id, from before that was refused: the book cannot tell which one is meant. */
    @Test
    void money_that_the_book_does_not_let_go_stays_where_it_is() {
        credited("C1", "", "5060.00");
        suspense().match("teller", "C1", "L1", "anna", "");
        byHand("another", header -> new Fact.PaymentReceived(header, 1_00, OptionalInt.empty()));
        renamed("another", "credit-C1-1");
        for (int time = 0; time < 2; time++) {
            assertThatThrownBy(() -> suspense().undo("teller", "C1", "ben", ""))
                    .isInstanceOfSatisfying(Refused.class, refused -> {
                        assertThat(refused.why()).isEqualTo(Refused.Why.CONFLICT);
                        assertThat(refused.told().in("en")).startsWith("The book does not let it go: ");
                    });
            assertThat(receipts().find("teller", "C1").orElseThrow().state()).isEqualTo(Receipt.State.MATCHED);
        }
        assertThat(receipts().steps(receipts().find("teller", "C1").orElseThrow()))
                .extracting(Receipt.Step::what)
                .containsExactly("MATCHED", "UNDONE", "KEPT", "UNDONE", "KEPT");
        Receipt.Step kept =
                receipts().steps(receipts().find("teller", "C1").orElseThrow()).getLast();
        assertThat(kept.note("en")).contains("different sources").doesNotContain("\u001f");
        assertThat(kept.note("zh"))
                .containsPattern("\\p{IsHan}")
                .doesNotContain(kept.note("en"))
                .doesNotContain("\u001f");
        assertThat(desks.items()).extracting(WorkItems.Item::kind).containsExactly(Kind.REFUSED_BY_BOOK);
        assertThat(desks.booked()).isEqualTo(5_060_00);
        desks.teller.statements.put(
                DUE,
                List.of(new StatementLine(
                        "C1",
                        StatementLine.Kind.CREDIT,
                        "",
                        "C1",
                        Money.cny("5060.00"),
                        Money.cny("0.00"),
                        DUE.atTime(11, 0))));
        desks.at("2026-03-11T10:00:00");
        desks.payments.run(Payments.Desk.RECONCILE);
        assertThat(desks.payments.reconciliation.findings(Optional.empty(), true, 9))
                .isEmpty();
    }

    @Test
    void money_that_somebody_took_out_of_the_book_by_hand_can_be_put_elsewhere() {
        credited("C1", "", "5060.00");
        suspense().match("teller", "C1", "L1", "anna", "");
        byHand("hand", header -> new Fact.PaymentReversed(header, "credit-C1-1"));
        assertThat(suspense().undo("teller", "C1", "ben", "").state()).isEqualTo(Receipt.State.OPEN);
        suspense().match("teller", "C1", "L2", "ben", "");
        assertThat(desks.position("L2", DUE).owed()).isZero();
        assertThat(desks.position("L1", DUE).owed()).isEqualTo(5_060_00);
    }

    @Test
    void money_of_another_currency_than_the_loan_of_its_account_says_so() {
        suspense().assign("88001", "L1");
        credited("C1", "88001", Money.of("100.00", "USD"));
        Receipt receipt = receipts().find("teller", "C1").orElseThrow();
        assertThat(receipt.state()).isEqualTo(Receipt.State.OPEN);
        assertThat(receipt.why("en")).isEqualTo("account “88001” is that of loan L1, which is in CNY");
        assertThat(receipt.why("zh")).contains("88001").contains("L1").contains("CNY");
        assertThat(desks.items()).singleElement().satisfies(item -> assertThat(item.told("en"))
                .contains("which is in CNY"));
    }

    @Test
    void more_than_one_person_may_give_back_is_given_back_when_a_second_says_the_same() {
        credited("C1", "", "1000.01");
        assertThat(suspense().refunded("teller", "C1", "T-1", "anna", "").state())
                .isEqualTo(Receipt.State.OPEN);
        refusedWith(Refused.Why.SAME_PERSON, "T-1", "anna");
        refusedWith(Refused.Why.CONFLICT, "T-2", "ben");
        refusedWith(Refused.Why.BAD_VALUE, " ", "ben");
        suspense().match("teller", "C1", "L1", "ben", "");
        suspense().undo("teller", "C1", "ben", "");
        assertThat(suspense().refunded("teller", "C1", "T-1", "ben", "").state())
                .isEqualTo(Receipt.State.OPEN);
        Receipt back = suspense().refunded("teller", "C1", "T-1", "anna", "");
        assertThat(back.state()).isEqualTo(Receipt.State.REFUNDED);
        assertThat(receipts().steps(back))
                .extracting(step -> step.what() + " " + step.reference() + " " + step.by())
                .containsExactly(
                        "SENT_BACK T-1 anna", "MATCHED  ben", "UNDONE  ben", "SENT_BACK T-1 ben", "REFUNDED T-1 anna");
        assertThat(desks.items()).isEmpty();
        credited("C2", "", "1000.00");
        assertThat(suspense().refunded("teller", "C2", "T-3", "anna", "").state())
                .isEqualTo(Receipt.State.REFUNDED);
    }

    private void refusedWith(Refused.Why why, String reference, String by) {
        assertThatThrownBy(() -> suspense().refunded("teller", "C1", reference, by, ""))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.why()).isEqualTo(why));
    }

    private Suspense suspense() {
        return desks.payments.suspense;
    }

    private Receipts receipts() {
        return desks.payments.receipts;
    }

    private void renamed(String fact, String id) {
        JdbcClient sql = JdbcClient.create(desks.platform.dataSource());
        sql.sql("alter table servicing.fact disable trigger all").update();
        sql.sql("update servicing.fact set source_id = ? where source_id = ?")
                .params(id, fact)
                .update();
        sql.sql("alter table servicing.fact enable trigger all").update();
    }

    private void byHand(String id, Function<Fact.Header, Fact> fact) {
        desks.platform.postings.post(Posting.of("L1", new Posting.Item("test", id, Optional.empty(), fact)));
    }

    private void credited(String id, String account, String amount) {
        credited(id, account, Money.cny(amount));
    }

    private void credited(String id, String account, Money amount) {
        desks.transfer(id, account, amount);
        desks.work();
    }

    /** Whether the book meets a fault when something is to be reversed in it. */
    private void broken(boolean is) {
        if (is) {
            desks.sql("""
                    create or replace function payment.no_reversals() returns trigger language plpgsql as
                    $$ begin if new.kind = 3 then raise exception 'a fault'; end if; return new; end $$""");
            desks.sql(
                    "create trigger no_reversals before insert on servicing.fact for each row execute function payment.no_reversals()");
        } else {
            desks.sql("drop trigger no_reversals on servicing.fact");
        }
    }
}
