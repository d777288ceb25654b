package dev.shouyue.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.kernel.money.Money;
import dev.shouyue.payment.Order.State;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A channel that does not answer holds up no other. */
class ChannelsApartTest {

    private static final int LOANS = 40;
    private static final Duration SOON = Duration.ofSeconds(30);

    @RegisterExtension
    final Desks desks = new Desks(LOANS);

    private Hanging hanging;
    private Payments payments;

    @BeforeEach
    void halfOfTheLoansAreDebitedByAChannelThatHangs() {
        hanging = new Hanging();
        payments = desks.with(Steps.NONE, hanging);
        for (int loan = 0; loan < LOANS; loan++) {
            payments.mandates.create(
                    new Mandates.Wish(
                            "L" + loan,
                            loan % 2 == 0 ? "a-hanging" : "teller",
                            Optional.of("A-L" + loan),
                            Money.cny("20000.00"),
                            Optional.empty(),
                            LocalDate.of(2026, 2, 10),
                            LocalDate.of(2027, 3, 10),
                            Optional.of(LocalDateTime.of(2026, 2, 10, 12, 0))),
                    "tester");
        }
        assertThat(payments.run(Payments.Desk.PLAN)).isEqualTo(LOANS);
        desks.at("2026-03-10T09:30:00");
    }

    @AfterEach
    void close() {
        hanging.answers.countDown();
        payments.close();
    }

    /** Sending, asking, files and statements of the one stand still, and all of the other is sent and in the book. */
    @Test
    void the_orders_of_the_other_are_sent_in_time() throws InterruptedException {
        payments.start();
        for (long end = System.nanoTime() + SOON.toNanos(); paid() < LOANS / 2 && System.nanoTime() < end; ) {
            Thread.sleep(50);
        }
        assertThat(paid()).isEqualTo(LOANS / 2);
        assertThat(hanging.calls.get())
                .as("calls that wait")
                .isEqualTo(hanging.most.get())
                .isBetween(1, 10);
        assertThat(of("a-hanging", State.SUCCEEDED)).isEmpty();

        hanging.answers.countDown();
        for (long end = System.nanoTime() + SOON.toNanos();
                of("a-hanging", State.SUCCEEDED).size() < LOANS / 2 && System.nanoTime() < end; ) {
            Thread.sleep(50);
        }
        assertThat(of("a-hanging", State.SUCCEEDED)).hasSize(LOANS / 2);
        assertThat(hanging.debits.get()).as("each was sent once").isEqualTo(LOANS / 2);
    }

    private long paid() {
        return desks.number("select count(*) from servicing.fact where kind = 2 and source = 'teller'");
    }

    private List<Order> of(String channel, State state) {
        return payments.orders.list(
                new Orders.Filter(Optional.of(state), Optional.of(channel), Optional.empty(), Optional.empty()),
                Optional.empty(),
                100);
    }

    /** A channel that answers nothing until it is told to. */
    private static final class Hanging implements DebitChannel {

        final CountDownLatch answers = new CountDownLatch(1);
        final AtomicInteger calls = new AtomicInteger();
        final AtomicInteger most = new AtomicInteger();
        final AtomicInteger debits = new AtomicInteger();

        private void hang() {
            most.accumulateAndGet(calls.incrementAndGet(), Math::max);
            try {
                answers.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                calls.decrementAndGet();
            }
        }

        @Override
        public String name() {
            return "a-hanging"; // the first by name
        }

        @Override
        public ZoneId zone() {
            return ZoneId.of("Asia/Shanghai");
        }

        @Override
        public Scheme scheme() {
            return SchemeTable.of("alipay");
        }

        @Override
        public Currency currency() {
            return Currency.getInstance("CNY");
        }

        @Override
        public Result debit(Debit debit) {
            debits.incrementAndGet();
            return ask(debit);
        }

        @Override
        public Result ask(Debit debit) {
            hang();
            return new Result.Success("H" + debit.order(), debit.amount(), LocalDateTime.of(2026, 3, 10, 9, 30));
        }

        @Override
        public Result refund(Debit debit, String refund, Money amount) {
            return new Result.Unknown("not in this test");
        }

        @Override
        public Result askRefund(Debit debit, String refund) {
            return new Result.Unknown("not in this test");
        }

        @Override
        public List<Arrival> collect() {
            hang();
            return List.of();
        }

        @Override
        public List<StatementLine> statement(LocalDate day) {
            hang();
            return List.of();
        }
    }
}
