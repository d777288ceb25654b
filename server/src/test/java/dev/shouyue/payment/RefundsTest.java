package dev.shouyue.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shouyue.decision.Refused;
import dev.shouyue.kernel.loan.Fact.DebitFailure;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.payment.Refund.State;
import dev.shouyue.payment.Teller.Act;
import dev.shouyue.payment.WorkItems.Kind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Money that was debited goes back by the channel on which it came. */
class RefundsTest {

    private static final LocalDate DUE = Desks.DUE;

    @RegisterExtension
    final Desks desks = new Desks(1);

    private Order order;

    @BeforeEach
    void aDebit() {
        desks.consented("L0");
        desks.payments.run(Payments.Desk.PLAN);
        desks.at("2026-03-10T09:30:00");
        desks.work();
        desks.work();
        order = desks.only("L0");
        desks.payments.refunds.limit(new BigDecimal("100000"));
    }

    @Test
    void a_debit_that_was_wrong_goes_back_whole_and_the_loan_owes_again_without_harm() {
        Refund refund = ask("it was wrong");
        assertThat(refund.state()).isEqualTo(State.DONE);
        desks.payments.run(Payments.Desk.POST);
        assertThat(desks.teller.wentBack).containsOnly(java.util.Map.entry(refund.number(), Money.cny("5060.00")));
        assertThat(desks.position("L0", DUE).owed()).isEqualTo(5_060_00);
        assertThat(desks.position("L0", DUE.plusDays(1)).dpd()).isZero();
        assertThat(desks.number("select count(*) from event.outbox where type like '%refunded%'")
                        + desks.number("select count(*) from event.log where type like '%refunded%'"))
                .isEqualTo(1);
        desks.at("2026-03-11T00:10:00");
        desks.prove(DUE);
        assertThatThrownBy(() -> ask("once more")).isInstanceOf(Refused.class);
    }

    @Test
    void what_it_would_do_to_the_loan_is_told_before_it_is_asked_for() {
        desks.at("2026-03-20T09:30:00");
        Refunds.Preview preview = desks.payments.refunds.preview(wish("60.00", "-", Optional.empty()));
        assertThat(preview.left()).isEqualTo(Money.cny("5060.00"));
        assertThat(preview.needsSecond()).isFalse();
        assertThat(preview.posted()).hasValueSatisfying(posted -> {
            assertThat(posted.after().owed()).isEqualTo(60_00);
            assertThat(posted.after().dpd()).isZero();
        });
        assertThat(desks.teller.wentBack).isEmpty();
        assertThat(desks.position("L0", DUE.plusDays(10)).owed()).isZero();
    }

    @Test
    void part_of_it_goes_back_and_then_another_part() {
        part("60.00");
        desks.payments.run(Payments.Desk.POST);
        assertThat(desks.position("L0", DUE).owed()).isEqualTo(60_00);
        part("1000.00");
        desks.payments.run(Payments.Desk.POST);
        assertThat(desks.position("L0", DUE).owed()).isEqualTo(1_060_00);
        assertThatThrownBy(() -> part("4000.01")).isInstanceOf(Refused.class).hasMessageContaining("much");
        part("4000.00");
        desks.payments.run(Payments.Desk.POST);
        assertThat(desks.position("L0", DUE).owed()).isEqualTo(5_060_00);
        desks.at("2026-03-11T00:10:00");
        desks.prove(DUE);
    }

    @Test
    void a_refund_whose_answer_is_lost_is_asked_for_and_not_made_again() {
        desks.teller.script.add(new Act.LoseAnswer());
        Refund refund = ask("it was wrong");
        assertThat(refund.state()).isEqualTo(State.UNKNOWN);
        assertThat(desks.position("L0", DUE).owed()).isZero();
        desks.pass(Duration.ofMinutes(2));
        desks.payments.run(Payments.Desk.ASK);
        assertThat(found(refund).state()).isEqualTo(State.DONE);
        assertThat(desks.teller.calls)
                .filteredOn(call -> call.startsWith("refund "))
                .hasSize(1);
    }

    @Test
    void a_refund_that_never_arrived_is_sent_again_under_its_number() {
        desks.teller.script.add(new Act.LoseCall());
        Refund refund = ask("it was wrong");
        desks.pass(Duration.ofMinutes(2));
        desks.payments.run(Payments.Desk.ASK);
        assertThat(found(refund).state()).isEqualTo(State.DONE);
        assertThat(desks.teller.calls)
                .filteredOn(call -> call.startsWith("refund "))
                .containsExactly("refund " + refund.number(), "refund " + refund.number());
        assertThat(desks.teller.wentBack).hasSize(1);
    }

    @Test
    void what_the_channel_refuses_stays_with_the_loan_and_is_told_and_may_be_asked_for_anew() {
        desks.teller.script.add(new Act.Refuse(DebitFailure.SYSTEM, "TRADE_HAS_FINISHED"));
        Refund refund = ask("it was wrong");
        assertThat(refund.state()).isEqualTo(State.FAILED);
        assertThat(desks.position("L0", DUE).owed()).isZero();
        assertThat(desks.items()).singleElement().satisfies(item -> assertThat(item.kind())
                .isEqualTo(Kind.REFUND));
        Refund second = ask("once more");
        assertThat(second.state()).isEqualTo(State.DONE);
        assertThat(second.number()).isNotEqualTo(refund.number());
    }

    @Test
    void a_reason_is_there_may_have_lines_and_is_refused_when_it_cannot_be_kept() {
        for (String why : List.of(" ", "x".repeat(501), "a\0b", "a\u001bb")) {
            assertThatThrownBy(() -> ask(why)).isInstanceOf(Refused.class).hasMessageContaining("reason");
        }
        assertThat(desks.teller.wentBack).isEmpty();
        assertThat(ask("charged twice\nby the old card").why()).isEqualTo("charged twice\nby the old card");
    }

    @Test
    void beyond_the_limit_a_second_person_agrees_or_does_not() {
        desks.payments.refunds.limit(new BigDecimal("5059.99"));
        Refund asked = ask("it was wrong");
        assertThat(asked.state()).isEqualTo(State.ASKED);
        assertThatThrownBy(() -> desks.payments.refunds.preview(wish("60.00", "-", Optional.empty())))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("much");
        assertThatThrownBy(() -> desks.payments.refunds.approve(asked.number(), "ann", ""))
                .hasMessageContaining("second person");
        assertThat(desks.payments.refunds.reject(asked.number(), "bob", "no").state())
                .isEqualTo(State.REJECTED);
        assertThat(desks.teller.wentBack).isEmpty();
        Refund again = ask("it was wrong");
        assertThat(desks.payments.refunds.approve(again.number(), "bob", "").state())
                .isEqualTo(State.DONE);
        assertThatThrownBy(() -> desks.payments.refunds.approve(again.number(), "bob", ""))
                .isInstanceOf(Refused.class);
    }

    @Test
    void parts_of_the_money_of_an_order_are_no_way_around_the_second_person() {
        desks.payments.refunds.limit(new BigDecimal("100"));
        assertThat(desks.payments
                        .refunds
                        .ask(wish("60.00", "a", Optional.empty()))
                        .state())
                .isEqualTo(State.DONE);
        desks.payments.run(Payments.Desk.POST);
        assertThat(desks.payments
                        .refunds
                        .ask(wish("40.00", "b", Optional.empty()))
                        .state())
                .isEqualTo(State.DONE);
        desks.payments.run(Payments.Desk.POST);
        assertThat(desks.payments
                        .refunds
                        .preview(wish("0.01", "c", Optional.empty()))
                        .needsSecond())
                .isTrue();
        assertThat(desks.payments
                        .refunds
                        .ask(wish("0.01", "c", Optional.empty()))
                        .state())
                .isEqualTo(State.ASKED);
    }

    @Test
    void asked_twice_under_one_key_it_is_one_refund_and_another_amount_is_refused() {
        Refund first = desks.payments.refunds.ask(wish("60.00", "why", Optional.of("k1")));
        assertThat(desks.payments.refunds.ask(wish("60.00", "why", Optional.of("k1"))))
                .isEqualTo(first);
        assertThatThrownBy(() -> desks.payments.refunds.ask(wish("61.00", "why", Optional.of("k1"))))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.why()).isEqualTo(Refused.Why.OTHER_CONTENT));
        assertThat(desks.teller.wentBack).hasSize(1);
    }

    @Test
    void where_the_channel_gives_nothing_back_people_transfer_it_and_say_so() {
        desks.teller.givesBack = false;
        Refund refund = ask("it was wrong");
        assertThat(refund.state()).isEqualTo(State.BY_HAND);
        assertThat(desks.items()).singleElement().satisfies(item -> assertThat(item.told("en"))
                .contains(refund.number())
                .contains(refund.order())
                .doesNotContain("A-L0"));
        assertThat(desks.position("L0", DUE).owed()).isZero();
        assertThat(desks.payments.refunds.made(refund.number(), "ann", "TRF-1").state())
                .isEqualTo(State.DONE);
        desks.payments.run(Payments.Desk.POST);
        assertThat(desks.position("L0", DUE).owed()).isEqualTo(5_060_00);
        assertThat(desks.items()).isEmpty();
    }

    @Test
    void a_statement_answers_for_a_refund_that_is_not_known_and_one_that_it_does_not_show_is_found() {
        desks.teller.script.add(new Act.LoseAnswer());
        Refund refund = ask("it was wrong");
        desks.teller.writeStatement(DUE, List.of());
        List<StatementLine> lines = new java.util.ArrayList<>(desks.teller.statement(DUE));
        lines.add(new StatementLine(
                "R1",
                StatementLine.Kind.REFUND,
                refund.number(),
                "T1",
                refund.amount(),
                Money.cny("0.00"),
                DUE.atTime(9, 31)));
        desks.teller.statements.put(DUE, lines);
        desks.at("2026-03-11T10:00:00");
        desks.payments.run(Payments.Desk.RECONCILE);
        assertThat(found(refund).state()).isEqualTo(State.DONE);
        assertThat(desks.payments.reconciliation.findings(Optional.of(DUE), false, 10))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.which().category()).isEqualTo(Reconciliation.Category.LATE);
                    assertThat(finding.currency()).isEqualTo(refund.amount().currency());
                });
    }

    /** A bank gives back what was debited under a wrong mandate, just as people were to transfer some of it. */
    @Test
    void what_waits_for_a_transfer_is_cancelled_when_the_channel_takes_the_money_back() {
        desks.teller.givesBack = false;
        Refund refund = desks.payments.refunds.ask(wish("30.00", "too much", Optional.empty()));
        takenBack("5060.00");
        assertThat(found(refund).state()).isEqualTo(State.FAILED);
        assertThat(found(refund).code()).contains("TAKEN_BACK");
        assertThat(desks.items()).extracting(WorkItems.Item::kind).containsExactly(Kind.ACCOUNT);
        assertThatThrownBy(() -> desks.payments.refunds.made(refund.number(), "ann", "TRF-1"))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.told().in("en"))
                            .contains("took the money")
                            .contains(refund.number());
                    assertThat(refused.told().in("zh")).contains("渠道已收回").contains(refund.number());
                });
        desks.payments.run(Payments.Desk.POST);
        assertThat(desks.booked()).isZero();
        assertThat(desks.position("L0", DUE).owed()).isEqualTo(5_060_00);
        assertThat(told("payment-succeeded") - told("refunded") - told("returned"))
                .isZero();
        desks.at("2026-03-11T00:10:00");
        desks.prove(DUE);
    }

    @Test
    void what_waits_for_a_second_person_is_cancelled_when_the_channel_takes_the_money_back() {
        desks.payments.refunds.limit(new BigDecimal("10"));
        Refund refund = desks.payments.refunds.ask(wish("30.00", "too much", Optional.empty()));
        takenBack("5060.00");
        assertThat(found(refund).state()).isEqualTo(State.FAILED);
        assertThatThrownBy(() -> desks.payments.refunds.approve(refund.number(), "bob", ""))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("took the money");
        assertThat(desks.teller.wentBack).isEmpty();
        assertThat(desks.booked()).isZero();
    }

    /** The wallet was called, and its answer comes only when the money was taken back already. */
    @Test
    void a_refund_whose_answer_crosses_with_a_return_puts_no_money_into_the_book() {
        desks.teller.script.add(new Act.LoseAnswer());
        Refund refund = desks.payments.refunds.ask(wish("30.00", "too much", Optional.empty()));
        takenBack("5060.00");
        assertThat(found(refund).state()).isEqualTo(State.UNKNOWN);
        desks.pass(Duration.ofMinutes(2));
        desks.payments.run(Payments.Desk.ASK);
        desks.payments.run(Payments.Desk.POST);
        assertThat(found(refund).state()).isEqualTo(State.DONE);
        assertThat(desks.booked()).isZero();
        assertThat(desks.position("L0", DUE).owed()).isEqualTo(5_060_00);
        assertThat(itemsOfRefunds()).singleElement().satisfies(item -> assertThat(item.told("en"))
                .contains("30.00 CNY was refunded")
                .contains("5060.00 CNY taken back"));
        assertThat(desks.items()).extracting(WorkItems.Item::kind).doesNotContain(Kind.REFUSED_BY_BOOK);
    }

    @Test
    void what_a_refund_left_is_taken_back_with_nothing_left_on_the_loan() {
        part("60.00");
        desks.payments.run(Payments.Desk.POST);
        takenBack("5000.00");
        assertThat(desks.booked()).isZero();
        assertThat(desks.position("L0", DUE).owed()).isEqualTo(5_060_00);
        assertThat(itemsOfRefunds()).isEmpty();
        assertThat(told("payment-succeeded") - told("refunded") - told("returned"))
                .isZero();
        desks.at("2026-03-11T00:10:00");
        desks.prove(DUE);
    }

    @Test
    void more_taken_back_than_a_refund_left_leaves_nothing_on_the_loan_and_people_ask_the_payer() {
        part("60.00");
        desks.payments.run(Payments.Desk.POST);
        takenBack("5060.00");
        assertThat(desks.booked()).isZero();
        assertThat(desks.position("L0", DUE).owed()).isEqualTo(5_060_00);
        assertThat(itemsOfRefunds()).singleElement().satisfies(item -> assertThat(item.told("zh"))
                .contains("60.00 CNY")
                .contains("5060.00 CNY"));
    }

    @Test
    void a_part_of_what_a_refund_left_is_taken_back() {
        part("60.00");
        desks.payments.run(Payments.Desk.POST);
        takenBack("2000.00");
        assertThat(desks.booked()).isEqualTo(3_000_00);
        assertThat(desks.position("L0", DUE).owed()).isEqualTo(2_060_00);
        assertThat(told("payment-succeeded")).isEqualTo(5_060_00);
        assertThat(told("payment-succeeded") - told("refunded") - told("returned"))
                .isEqualTo(3_000_00);
    }

    @Test
    void who_adds_up_the_events_has_what_is_left() {
        part("60.00");
        desks.payments.run(Payments.Desk.POST);
        part("1000.00");
        desks.payments.run(Payments.Desk.POST);
        assertThat(told("payment-succeeded")).isEqualTo(5_060_00);
        assertThat(told("refunded")).isEqualTo(1_060_00);
        assertThat(desks.booked()).isEqualTo(4_000_00);
    }

    private void takenBack(String amount) {
        desks.at("2026-03-10T18:00:00");
        desks.teller.files.add(new Channel.Arrival(
                "F1",
                List.of(new News.Returned(
                        "R1", order.number(), DebitFailure.ACCOUNT, "MD06", Money.cny(amount), DUE.atTime(17, 0))),
                List.of()));
        desks.payments.run(Payments.Desk.COLLECT);
        desks.payments.run(Payments.Desk.POST);
    }

    private List<WorkItems.Item> itemsOfRefunds() {
        return desks.items().stream().filter(item -> item.kind() == Kind.REFUND).toList();
    }

    /** What the events of a type add up to, in minor units. */
    private long told(String type) {
        return desks.number("""
                select coalesce(sum((data ->> 'amount')::numeric * 100), 0)::bigint
                  from (select type, data from event.outbox union all select type, data from event.log) e
                 where type = 'dev.shouyue.payment.%s.v1'""".formatted(type));
    }

    private Refund ask(String why) {
        return desks.payments.refunds.ask(
                new Refunds.Wish(order.number(), Optional.empty(), why, "ann", Optional.empty()));
    }

    private void part(String amount) {
        assertThat(desks.payments
                        .refunds
                        .ask(wish(amount, "part", Optional.empty()))
                        .state())
                .isEqualTo(State.DONE);
    }

    private Refunds.Wish wish(String amount, String why, Optional<String> key) {
        return new Refunds.Wish(order.number(), Optional.of(Money.cny(amount)), why, "ann", key);
    }

    private Refund found(Refund refund) {
        return desks.payments.refunds.find(refund.number()).orElseThrow();
    }
}
