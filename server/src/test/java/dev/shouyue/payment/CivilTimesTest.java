package dev.shouyue.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.money.Money;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A channel's clock may show another day than the borrower's: in time is what is so by the borrower's. */
class CivilTimesTest {

    @RegisterExtension
    final Desks desks = new Desks(2);

    @Test
    void a_debit_on_the_evening_of_the_due_date_is_in_time_where_the_channel_has_the_next_day() {
        desks.teller.zone = ZoneId.of("Pacific/Auckland");
        desks.consented("L0");
        desks.payments.run(Payments.Desk.PLAN);
        desks.at("2026-03-10T20:30:00");
        desks.work();
        desks.work();

        assertThat(desks.only("L0").progress().paid()).hasValueSatisfying(paid -> assertThat(paid.at())
                .as("as the channel has it")
                .isEqualTo(LocalDateTime.of(2026, 3, 11, 1, 30)));
        assertThat(payment("L0")).isEqualTo(LocalDateTime.of(2026, 3, 10, 20, 30));
        assertThat(desks.protections("L0")).as("nothing is late").isEmpty();
        desks.at("2026-03-13T10:00:00");
        assertThat(desks.position("L0", Desks.DUE.plusDays(2)).dpd()).isZero();

        desks.teller.writeStatement(Desks.DUE.plusDays(1), List.of());
        desks.payments.run(Payments.Desk.RECONCILE);
        assertThat(desks.payments.reconciliation.days(9)).singleElement().satisfies(day -> {
            assertThat(day.day()).isEqualTo(Desks.DUE.plusDays(1));
            assertThat(day.matched()).isEqualTo(1);
            assertThat(day.found()).isZero();
        });
    }

    @Test
    void a_transfer_after_the_due_date_is_late_where_the_channel_has_the_day_before() {
        desks.teller.zone = ZoneId.of("America/New_York");
        desks.payments.suspense.assign("88001", "L0");
        desks.at("2026-03-11T09:00:00");
        LocalDateTime at = LocalDateTime.of(2026, 3, 10, 13, 0);
        desks.transfer("C1", "88001", Money.cny("5060.00"), at);
        desks.transfer("C2", "", Money.cny("5060.00"), at);
        desks.payments.run(Payments.Desk.POST);
        desks.payments.suspense.match("teller", "C2", "L1", "anna", "by the reference");

        LocalDateTime valued = LocalDateTime.of(2026, 3, 11, 1, 0);
        assertThat(payment("L0")).isEqualTo(valued);
        assertThat(payment("L1")).as("by hand as by itself").isEqualTo(valued);
        assertThat(desks.payments.receipts.find("teller", "C2").orElseThrow().at())
                .as("as the channel has it")
                .isEqualTo(at);
    }

    /** The book refuses the money: in suspense it has the channel's time again, and is held against the channel's day. */
    @Test
    void money_of_an_order_that_goes_to_suspense_has_the_time_of_its_channel() {
        desks.teller.zone = ZoneId.of("Pacific/Auckland");
        desks.consented("L0");
        desks.payments.run(Payments.Desk.PLAN);
        desks.at("2026-03-10T20:30:00");
        desks.payments.run(Payments.Desk.SEND);
        desks.sql("update payment.book_entry set loan = 'GONE' where kind = 'PAYMENT'");
        desks.payments.run(Payments.Desk.POST);
        assertThat(desks.payments.receipts.find("teller", desks.only("L0").number()))
                .hasValueSatisfying(
                        receipt -> assertThat(receipt.at()).isEqualTo(LocalDateTime.of(2026, 3, 11, 1, 30)));
    }

    private LocalDateTime payment(String loan) {
        return desks.platform.book.find(loan).orElseThrow().facts().inOrder().stream()
                .filter(Fact.PaymentReceived.class::isInstance)
                .map(Fact::valueTime)
                .findFirst()
                .orElseThrow();
    }
}
