package dev.shouyue.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.kernel.loan.Fact.DebitFailure;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.payment.Reconciliation.Category;
import dev.shouyue.payment.WorkItems.Kind;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is kept for the book gets there in its order, however often some of it is put off, and never stays out without a word. */
class EntriesInOrderTest {

    private static final LocalDate DUE = Desks.DUE;

    @RegisterExtension
    final Desks desks = new Desks(2);

    /** A debit brought its money, which waits for the book. */
    @BeforeEach
    void aPaymentThatWaits() {
        desks.consented("L0");
        desks.payments.run(Payments.Desk.PLAN);
        desks.at("2026-03-10T12:00:00");
        desks.payments.run(Payments.Desk.SEND);
        assertThat(desks.booked()).isZero();
    }

    @Test
    void a_return_is_recorded_after_its_payment_though_that_was_put_off_longer() {
        putOff("kind = 'PAYMENT'", Duration.ofSeconds(30));
        takenBack();
        desks.pass(Duration.ofMinutes(1));
        desks.payments.run(Payments.Desk.POST);
        assertThat(states()).containsExactly("PAYMENT RECORDED", "RETURN RECORDED", "FAILURE RECORDED");
        assertThat(desks.booked()).isZero();
        desks.at("2026-03-11T10:00:00");
        desks.prove(DUE);
    }

    /** Another process has the payment in its hands. */
    @Test
    void a_return_of_what_is_still_on_its_way_waits_for_it() {
        takenBack();
        Entry back = JdbcClient.create(desks.database.dataSource())
                .sql("select * from payment.book_entry where kind = 'RETURN'")
                .query(Entry.Waiting::read)
                .single()
                .entry();
        new PostDesk(
                        desks.database.dataSource(),
                        desks.platform.postings,
                        desks.clock,
                        desks.platform.events.outbox,
                        Steps.NONE)
                .post(new Entry.Waiting(back, 0));
        assertThat(states()).containsExactly("PAYMENT WAITING", "RETURN WAITING", "FAILURE WAITING");
        desks.pass(Duration.ofMinutes(1));
        desks.payments.run(Payments.Desk.POST);
        assertThat(states()).containsExactly("PAYMENT RECORDED", "RETURN RECORDED", "FAILURE RECORDED");
        assertThat(desks.booked()).isZero();
    }

    @Test
    void a_return_that_the_book_refused_is_found_while_the_book_has_the_money() {
        desks.payments.run(Payments.Desk.POST);
        takenBack();
        desks.sql("update payment.book_entry set state = 'REFUSED' where kind = 'RETURN'");
        desks.payments.run(Payments.Desk.POST);
        desks.teller.writeStatement(DUE, List.of());
        desks.at("2026-03-11T10:00:00");
        desks.payments.run(Payments.Desk.RECONCILE);
        assertThat(desks.payments.reconciliation.findings(Optional.empty(), true, 9))
                .extracting(finding -> finding.which().category())
                .containsExactly(Category.STILL_IN_BOOK);
    }

    /** The book meets a fault each time it is to take a payment. */
    @Test
    void what_the_book_does_not_take_is_told_to_people_after_a_while_and_settled_when_it_does() {
        desks.sql("""
                create function payment.no_payments() returns trigger language plpgsql as
                $$ begin if new.kind = 2 then raise exception 'a fault'; end if; return new; end $$""");
        desks.sql(
                "create trigger no_payments before insert on servicing.fact for each row execute function payment.no_payments()");
        for (int i = 0; i < 9; i++) {
            desks.pass(Duration.ofMinutes(11));
            desks.payments.run(Payments.Desk.POST);
        }
        assertThat(desks.items()).isEmpty();
        desks.pass(Duration.ofMinutes(11));
        desks.payments.run(Payments.Desk.POST);
        assertThat(desks.items()).singleElement().satisfies(item -> {
            assertThat(item.kind()).isEqualTo(Kind.REFUSED_BY_BOOK);
            assertThat(item.loan()).isEqualTo("L0");
            assertThat(item.told("en"))
                    .startsWith("The book has not taken " + desks.only("L0").number() + " of loan L0 in 10 tries");
            assertThat(item.told("zh")).contains("L0").contains("10");
        });
        desks.sql("drop trigger no_payments on servicing.fact");
        desks.pass(Duration.ofMinutes(11));
        desks.payments.run(Payments.Desk.POST);
        assertThat(desks.booked()).isEqualTo(5_060_00);
        assertThat(desks.items()).isEmpty();
    }

    private void takenBack() {
        desks.teller.files.add(new Channel.Arrival(
                "file-1",
                List.of(new News.Returned(
                        "R1",
                        desks.only("L0").number(),
                        DebitFailure.ACCOUNT,
                        "AC06",
                        Money.cny("5060.00"),
                        DUE.atTime(12, 0))),
                List.of()));
        desks.payments.run(Payments.Desk.COLLECT);
    }

    private void putOff(String which, Duration time) {
        JdbcClient.create(desks.database.dataSource())
                .sql("update payment.book_entry set tries = 6, next_at = next_at + ?::interval where " + which)
                .param(time.toString())
                .update();
    }

    private List<String> states() {
        return JdbcClient.create(desks.database.dataSource())
                .sql("select kind || ' ' || state from payment.book_entry order by entry_no")
                .query(String.class)
                .list();
    }
}
