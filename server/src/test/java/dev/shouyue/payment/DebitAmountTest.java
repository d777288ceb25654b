package dev.shouyue.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.kernel.loan.Fact.DebitFailure;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.payment.Order.State;
import dev.shouyue.payment.Teller.Act;
import dev.shouyue.payment.WorkItems.Kind;
import dev.shouyue.servicing.LoanBook;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A debit asks for what is owed, less what came on whatever way and is not in the book, and for no more than the consent lets it. */
class DebitAmountTest {

    private static final LocalDate DUE = Desks.DUE;

    @RegisterExtension
    final Desks desks = new Desks(1);

    @Test
    void a_transfer_that_waits_for_the_book_is_not_debited_as_well() {
        aTransferThatWaits("2060.00");
        desks.payments.run(Payments.Desk.SEND);
        assertThat(desks.only("L0").amount()).isEqualTo(Money.cny("3000.00"));
        desks.payments.run(Payments.Desk.POST);
        assertThat(desks.position("L0", DUE).owed()).isZero();
    }

    @Test
    void money_that_the_book_takes_in_before_it_is_looked_at_is_not_debited_as_well() {
        aTransferThatWaits("2060.00");
        DataSource database = desks.database.dataSource();
        sendWhileTheBookTakesIn(watched(database, call -> call.contains("payment.book_entry"), this::takeIn), database);
        assertThat(desks.only("L0").amount()).isEqualTo(Money.cny("3000.00"));
    }

    @Test
    void money_that_the_book_takes_in_between_the_two_looks_is_counted_once() {
        aTransferThatWaits("2060.00");
        DataSource database = desks.database.dataSource();
        sendWhileTheBookTakesIn(database, watched(database, "getConnection"::equals, this::takeIn));
        assertThat(desks.only("L0").amount()).isEqualTo(Money.cny("3000.00"));
    }

    @Test
    void a_page_to_pay_on_asks_for_what_did_not_come_by_a_transfer() {
        desks.payments.suspense.assign("88001", "L0");
        desks.at("2026-03-11T12:00:00");
        desks.transfer("C1", "88001", Money.cny("2060.00"));
        long owed = desks.position("L0", DUE.plusDays(1)).owed();
        assertThat(desks.payments.payLink("L0", "teller").order().amount().minor())
                .isEqualTo(owed - 2_060_00);
    }

    /** The first debits fail for want of money; what ran up until the second would pass the limit over all debits. */
    @Test
    void a_debit_that_follows_another_stays_within_the_limit_over_all_debits() {
        consent("5060.00");
        desks.teller.script.add(new Act.Refuse(DebitFailure.FUNDS, "BUYER_BALANCE_NOT_ENOUGH"));
        desks.teller.script.add(new Act.Refuse(DebitFailure.FUNDS, "BUYER_BALANCE_NOT_ENOUGH"));
        for (int day = 0; day < 12; day++) {
            desks.day(DUE.plusDays(day));
        }
        Order last = desks.of("L0").getLast();
        assertThat(last.state()).isEqualTo(State.SUCCEEDED);
        assertThat(last.civil(last.progress().sentAt().orElseThrow()).toLocalDate())
                .isAfter(DUE);
        assertThat(last.amount()).isEqualTo(Money.cny("5060.00"));
        assertThat(desks.position("L0", DUE.plusDays(12)).owed()).isPositive();
    }

    @Test
    void a_debit_of_which_the_limit_over_all_leaves_nothing_is_work_for_people_and_protected() {
        consent("5060.00");
        desks.payments.run(Payments.Desk.PLAN);
        JdbcClient.create(desks.database.dataSource())
                .sql("update payment.mandate set most_in_all = 1, most_each = 1")
                .update();
        desks.sql(
                "insert into payment.debit_order select (jsonb_populate_record(o, '{\"order_no\": \"SY1\", \"first_order\": \"SY1\","
                        + " \"due_on\": \"2026-02-10\", \"state\": \"SUCCEEDED\", \"paid_amount\": 1, \"next_at\": null}')).*"
                        + " from payment.debit_order o");
        desks.at("2026-03-10T12:00:00");
        desks.payments.run(Payments.Desk.SEND);
        assertThat(desks.of("L0")).extracting(Order::state).contains(State.CANCELLED);
        assertThat(desks.moved()).isZero();
        assertThat(desks.items()).singleElement().satisfies(item -> assertThat(item.kind())
                .isEqualTo(Kind.LIMIT_OR_DATE));
        assertThat(desks.number("select count(*) from payment.open_protection")).isEqualTo(1);
    }

    private void consent(String mostInAll) {
        desks.payments.mandates.create(
                new Mandates.Wish(
                        "L0",
                        "teller",
                        Optional.of("A-L0"),
                        Money.cny("5060.00"),
                        Optional.of(Money.cny(mostInAll)),
                        LocalDate.of(2026, 2, 10),
                        LocalDate.of(2027, 3, 10),
                        Optional.of(LocalDateTime.of(2026, 2, 10, 12, 0))),
                "tester");
    }

    private void aTransferThatWaits(String amount) {
        desks.consented("L0");
        desks.payments.suspense.assign("88001", "L0");
        desks.payments.run(Payments.Desk.PLAN);
        desks.at("2026-03-10T12:00:00");
        desks.transfer("C1", "88001", Money.cny(amount));
    }

    private void takeIn() {
        desks.payments.run(Payments.Desk.POST);
        assertThat(desks.booked()).isEqualTo(2_060_00);
    }

    private void sendWhileTheBookTakesIn(DataSource ofPayments, DataSource ofBook) {
        Payments other = new Payments(
                ofPayments,
                new LoanBook(ofBook, desks.platform.packs),
                desks.platform.postings,
                List.of(desks.teller),
                desks.clock,
                desks.platform.events.outbox);
        other.run(Payments.Desk.SEND);
        assertThat(desks.booked()).isEqualTo(2_060_00);
    }

    /** A database that has something done once, before a connection is had or a statement made of which {@code when} holds. */
    private static DataSource watched(DataSource of, Predicate<String> when, Runnable then) {
        AtomicBoolean done = new AtomicBoolean();
        Consumer<String> told = call -> {
            if (when.test(call) && !done.getAndSet(true)) {
                then.run();
            }
        };
        return (DataSource) Proxy.newProxyInstance(
                DebitAmountTest.class.getClassLoader(), new Class<?>[] {DataSource.class}, (self, method, values) -> {
                    told.accept(method.getName());
                    Object made = called(of, method, values);
                    return made instanceof Connection connection ? watched(connection, told) : made;
                });
    }

    private static Connection watched(Connection of, Consumer<String> told) {
        return (Connection) Proxy.newProxyInstance(
                DebitAmountTest.class.getClassLoader(), new Class<?>[] {Connection.class}, (self, method, values) -> {
                    if (method.getName().equals("prepareStatement")) {
                        told.accept((String) values[0]);
                    }
                    return called(of, method, values);
                });
    }

    private static Object called(Object of, Method method, Object[] values) throws Throwable {
        try {
            return method.invoke(of, values);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
