package dev.shouyue.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.servicing.DayClose;
import dev.shouyue.servicing.Posting;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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

    /** The loan is repaid when the money is known: in suspense it has the channel's time, to be held against the channel's day. */
    @Test
    void money_of_an_order_that_goes_to_suspense_has_the_time_of_its_channel() {
        desks.teller.zone = ZoneId.of("Pacific/Auckland");
        desks.teller.script.add(new Teller.Act.LoseAnswer());
        desks.consented("L0");
        desks.payments.run(Payments.Desk.PLAN);
        desks.at("2026-03-10T20:30:00");
        desks.work();
        desks.platform.postings.post(Posting.of(
                "L0",
                new Posting.Item(
                        "test",
                        "hand",
                        Optional.empty(),
                        header -> new Fact.PaymentReceived(header, 60_720_00, OptionalInt.empty()))));
        desks.at("2027-02-11T10:00:00");
        desks.platform.dayClose.close(LocalDate.of(2027, 2, 10), DayClose.Progress.SILENT);
        desks.work();
        assertThat(desks.payments.receipts.list(Receipt.State.OPEN, Optional.empty(), 9))
                .singleElement()
                .satisfies(receipt -> assertThat(receipt.at()).isEqualTo(LocalDateTime.of(2026, 3, 11, 1, 30)));
    }

    private LocalDateTime payment(String loan) {
        return desks.platform.book.find(loan).orElseThrow().facts().inOrder().stream()
                .filter(Fact.PaymentReceived.class::isInstance)
                .map(Fact::valueTime)
                .findFirst()
                .orElseThrow();
    }
}
