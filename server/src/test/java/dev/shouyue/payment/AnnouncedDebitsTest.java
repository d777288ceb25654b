package dev.shouyue.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.kernel.loan.Fact.DebitFailure;
import dev.shouyue.payment.Order.State;
import dev.shouyue.payment.Teller.Act;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scheme that wants the borrower told a day before, and takes debits from 07:00 to 22:00. */
class AnnouncedDebitsTest {

    private static final LocalDate DUE = Desks.DUE;

    @TempDir
    Path folder;

    private Desks desks;

    @BeforeEach
    void aBook() {
        desks = new Desks(folder, 1, SchemeTable.of("wechat"));
        desks.consented("L0");
    }

    @AfterEach
    void close() {
        desks.close();
    }

    @Test
    void a_debit_is_announced_two_days_before_and_made_in_the_morning_of_the_due_date() {
        desks.at("2026-03-08T08:30:00");
        desks.work();
        assertThat(desks.only("L0").state()).isEqualTo(State.PLANNED);
        desks.at("2026-03-08T09:00:00");
        desks.work();
        assertThat(desks.only("L0").state()).isEqualTo(State.ANNOUNCED);
        desks.at("2026-03-10T08:59:00");
        desks.work();
        assertThat(desks.moved()).isZero();
        desks.at("2026-03-10T09:01:00");
        desks.work();
        assertThat(desks.only("L0").state()).isEqualTo(State.SUCCEEDED);
        assertThat(desks.only("L0").protectedTo()).isEmpty();
    }

    /** We were late to announce it: the days until it can be asked for are no fault of the borrower. */
    @Test
    void what_is_announced_too_late_is_debited_late_and_costs_the_borrower_nothing() {
        desks.at("2026-03-10T23:30:00");
        desks.work();
        Order order = desks.only("L0");
        assertThat(order.state()).isEqualTo(State.ANNOUNCED);
        assertThat(order.civil(order.nextAt().orElseThrow())).isEqualTo(LocalDateTime.of(2026, 3, 13, 7, 0));
        desks.at("2026-03-13T07:01:00");
        desks.work();
        assertThat(desks.only("L0").state()).isEqualTo(State.SUCCEEDED);
        assertThat(desks.position("L0", DUE.plusDays(1)).dpd()).isZero();
        assertThat(desks.position("L0", DUE.plusDays(3)).owed()).isZero();
        desks.at("2026-03-14T07:01:00");
        desks.prove(DUE.plusDays(3));
    }

    @Test
    void a_second_debit_is_for_no_more_than_was_announced() {
        desks.at("2026-03-08T09:00:00");
        desks.work();
        for (int i = 0; i < 2; i++) {
            desks.teller.script.add(new Act.Refuse(DebitFailure.FUNDS, "NOT_ENOUGH"));
        }
        desks.day(DUE);
        desks.day(DUE.plusDays(1));
        desks.day(DUE.plusDays(2));
        assertThat(desks.of("L0"))
                .extracting(Order::state)
                .containsExactly(State.FAILED, State.FAILED, State.SUCCEEDED);
        assertThat(desks.moved()).isEqualTo(5_060_00);
        Order last = desks.of("L0").getLast();
        assertThat(Duration.between(
                        desks.of("L0").getFirst().sentAt().orElseThrow(),
                        last.sentAt().orElseThrow()))
                .isGreaterThan(Duration.ofDays(1));
    }
}
