package dev.shouyue.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shouyue.payment.Steps.Step;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Debit, call, record, ledger, event: the work is cut off between each pair of them, and done again by another process. */
class CrashPointsTest {

    @RegisterExtension
    final Desks desks = new Desks(1);

    @BeforeEach
    void aDueDate() {
        desks.consented("L0");
        desks.payments.run(Payments.Desk.PLAN);
        desks.at("2026-03-10T09:30:00");
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void a_debit_that_is_cut_off_is_neither_lost_nor_doubled(Step cut) {
        cutOff(cut);
        recovered();
    }

    @ParameterizedTest
    @CsvSource({"CLAIMED,ANSWERED", "CLAIMED,BOOKED", "CALLED,CALLED", "CALLED,BOOKED", "ANSWERED,TOLD", "BOOKED,BOOKED"
    })
    void a_debit_that_is_cut_off_twice_is_neither_lost_nor_doubled(Step first, Step second) {
        cutOff(first);
        desks.pass(Duration.ofMinutes(2));
        cutOff(second);
        recovered();
    }

    /** The channel's answer is lost as well: what moved the money is found by asking. */
    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"CLAIMED", "CALLED", "ANSWERED"})
    void a_debit_whose_answer_is_lost_and_that_is_cut_off_is_found_by_asking(Step cut) {
        desks.teller.script.add(new Teller.Act.LoseAnswer());
        cutOff(cut);
        recovered();
        assertThat(desks.teller.calls).anySatisfy(call -> assertThat(call).startsWith("ask "));
    }

    private void cutOff(Step cut) {
        AtomicInteger left = new AtomicInteger(1);
        Payments dying = desks.with(step -> {
            if (step == cut && left.getAndDecrement() > 0) {
                throw new IllegalStateException("the power went");
            }
        });
        assertThatThrownBy(() -> {
                    dying.run(Payments.Desk.ASK);
                    dying.run(Payments.Desk.SEND);
                    dying.run(Payments.Desk.POST);
                    throw new IllegalStateException("the power went: nothing was left to do");
                })
                .hasMessageContaining("the power went");
    }

    private void recovered() {
        for (int i = 0; i < 4; i++) {
            desks.pass(Duration.ofMinutes(6));
            desks.work();
        }
        Order order = desks.only("L0");
        assertThat(order.state()).isEqualTo(Order.State.SUCCEEDED);
        assertThat(desks.teller.moved).hasSize(1);
        assertThat(desks.moved()).isEqualTo(5_060_00);
        assertThat(desks.booked()).isEqualTo(5_060_00);
        assertThat(desks.number("select count(*) from event.outbox where type like '%payment-succeeded%'")
                        + desks.number("select count(*) from event.log where type like '%payment-succeeded%'"))
                .isEqualTo(1);
        assertThat(desks.number("select count(*) from payment.book_entry where state = 'WAITING'"))
                .isZero();
        assertThat(desks.items()).isEmpty();
        desks.at("2026-03-11T00:10:00");
        desks.prove(Desks.DUE);
        assertThat(desks.position("L0", Desks.DUE).owed()).isZero();
    }
}
