package dev.shouyue.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shouyue.decision.Refused;
import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Fact.DebitFailure;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.kernel.position.InstallmentPosition;
import dev.shouyue.payment.Order.State;
import dev.shouyue.payment.Teller.Act;
import dev.shouyue.payment.WorkItems.Kind;
import dev.shouyue.servicing.DayClose;
import dev.shouyue.servicing.Posting;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the desks do with an order, whatever its channel says and however often. */
class DesksTest {

    private static final LocalDate DUE = Desks.DUE;

    @RegisterExtension
    final Desks desks = new Desks(3);

    @Test
    void what_falls_due_is_debited_on_its_day_and_the_book_has_it() {
        desks.consented("L0", "L1");
        desks.day(DUE);
        assertThat(desks.only("L0").state()).isEqualTo(State.SUCCEEDED);
        assertThat(desks.only("L0").amount()).isEqualTo(Money.cny("5060.00"));
        assertThat(desks.only("L0").designated()).isTrue();
        assertThat(desks.booked()).isEqualTo(desks.moved()).isEqualTo(2 * 5_060_00L);
        assertThat(desks.position("L0", DUE).owed()).isZero();
        assertThat(desks.position("L2", DUE).owed()).isEqualTo(5_060_00);
        desks.prove(DUE.plusDays(1));
    }

    @Test
    void a_day_that_is_planned_twice_has_its_orders_once() {
        desks.consented("L0");
        assertThat(desks.payments.run(Payments.Desk.PLAN)).isEqualTo(1);
        assertThat(desks.payments.run(Payments.Desk.PLAN)).isZero();
        desks.at("2026-03-11T10:00:00");
        assertThat(desks.payments.run(Payments.Desk.PLAN)).isZero();
    }

    @Test
    void a_debit_asks_for_no_more_than_the_consent_allows_at_a_time() {
        desks.consent("L0", "2000.00");
        desks.day(DUE);
        assertThat(desks.of("L0"))
                .extracting(order -> order.amount().toString())
                .containsExactly("2000.00 CNY", "2000.00 CNY", "1060.00 CNY");
        assertThat(desks.position("L0", DUE).owed()).isZero();
    }

    @Test
    void what_was_paid_by_hand_meanwhile_is_not_debited_again() {
        desks.consented("L0", "L1");
        desks.payments.run(Payments.Desk.PLAN);
        desks.at("2026-03-10T08:00:00");
        byHand("L0", 5_060_00);
        byHand("L1", 3_000_00);
        desks.at("2026-03-10T09:30:00");
        desks.work();
        assertThat(desks.only("L0").state()).isEqualTo(State.CANCELLED);
        assertThat(desks.only("L1").amount()).isEqualTo(Money.cny("2060.00"));
        assertThat(desks.moved()).isEqualTo(2_060_00);
    }

    @Test
    void an_answer_that_did_not_come_is_asked_for_and_never_debited_again() {
        desks.consented("L0");
        desks.teller.script.add(new Act.LoseAnswer());
        desks.payments.run(Payments.Desk.PLAN);
        desks.at("2026-03-10T09:30:00");
        desks.work();
        assertThat(desks.only("L0").state()).isEqualTo(State.UNKNOWN);
        assertThat(desks.booked()).isZero();
        desks.teller.silent = true;
        for (int minute : List.of(2, 2, 4, 8, 16, 32, 60, 60)) {
            desks.pass(Duration.ofMinutes(minute));
            desks.work();
        }
        assertThat(desks.teller.calls.stream().filter(call -> call.startsWith("ask")))
                .hasSize(8);
        assertThat(desks.teller.calls.stream().filter(call -> call.startsWith("debit")))
                .hasSize(1);
        desks.teller.silent = false;
        desks.pass(Duration.ofHours(2));
        desks.work();
        assertThat(desks.only("L0").state()).isEqualTo(State.SUCCEEDED);
        assertThat(desks.booked()).isEqualTo(5_060_00);
        assertThat(desks.position("L0", DUE).owed()).isZero();
    }

    @Test
    void a_call_that_never_arrived_is_made_again_under_the_same_number() {
        desks.consented("L0");
        desks.teller.script.add(new Act.LoseCall());
        desks.payments.run(Payments.Desk.PLAN);
        desks.at("2026-03-10T09:30:00");
        desks.work();
        desks.pass(Duration.ofMinutes(3));
        desks.work();
        desks.work();
        Order order = desks.only("L0");
        assertThat(order.state()).isEqualTo(State.SUCCEEDED);
        assertThat(desks.teller.calls.stream().filter(("debit " + order.number())::equals))
                .hasSize(2);
        assertThat(desks.moved()).isEqualTo(5_060_00);
    }

    /** Weeks later it turns out that the money came on the due date: nothing was ever late. */
    @Test
    void a_payment_learnt_of_late_counts_from_when_the_channel_had_it() {
        desks.consented("L0");
        desks.teller.script.add(new Act.LoseAnswer());
        desks.teller.silent = true;
        desks.day(DUE);
        for (int d = 1; d <= 5; d++) {
            desks.day(DUE.plusDays(d));
        }
        assertThat(desks.only("L0").progress().listedAt()).isPresent();
        assertThat(desks.items()).extracting(WorkItems.Item::kind).containsExactly(Kind.UNKNOWN_TOO_LONG);
        assertThat(desks.position("L0", DUE.plusDays(5)).dpd()).isZero();
        assertThat(desks.position("L0", DUE.plusDays(5)).penalty()).isZero();
        assertThat(hear("good " + desks.only("L0").number()).status()).isEqualTo(200);
        desks.teller.writeStatement(DUE, List.of());
        desks.work();
        InstallmentPosition first =
                desks.position("L0", DUE.plusDays(5)).installments().getFirst();
        assertThat(first.state()).isEqualTo(InstallmentPosition.State.SETTLED);
        assertThat(first.settledOn()).contains(DUE);
        assertThat(desks.items()).isEmpty();
        desks.prove(DUE.plusDays(6));
    }

    @Test
    void want_of_funds_is_tried_again_in_the_evening_and_then_on_later_days_within_the_scheme() {
        desks.consented("L0");
        for (int i = 0; i < 10; i++) {
            desks.teller.script.add(new Act.Refuse(DebitFailure.FUNDS, "BUYER_BALANCE_NOT_ENOUGH"));
        }
        for (int d = 0; d < 25; d++) {
            desks.day(DUE.plusDays(d));
        }
        List<Order> chain = desks.of("L0").stream()
                .filter(order -> order.dueOn().equals(DUE))
                .toList();
        assertThat(chain).hasSize(6); // the first and five more
        assertThat(chain).extracting(Order::first).containsOnly(chain.getFirst().number());
        assertThat(chain.get(1).civil(chain.get(1).progress().sentAt().orElseThrow()))
                .isEqualTo(LocalDateTime.of(2026, 3, 10, 19, 5));
        assertThat(desks.items()).extracting(WorkItems.Item::kind).containsExactly(Kind.FUNDS);
        assertThat(desks.number("select count(*) from servicing.fact where kind = 4"))
                .isEqualTo(6);
        assertThat(desks.position("L0", DUE.plusDays(20)).dpd()).isEqualTo(20);
        desks.prove(DUE.plusDays(25));
    }

    @Test
    void an_account_that_cannot_be_debited_is_a_work_item_and_not_tried_again() {
        desks.consented("L0");
        desks.teller.script.add(new Act.Refuse(DebitFailure.ACCOUNT, "BUYER_ENABLE_STATUS_FORBID"));
        desks.day(DUE);
        desks.day(DUE.plusDays(1));
        assertThat(desks.only("L0").state()).isEqualTo(State.FAILED);
        assertThat(desks.items()).extracting(WorkItems.Item::kind).containsExactly(Kind.ACCOUNT);
        assertThat(desks.items().getFirst().told("zh")).contains("L0");
    }

    @Test
    void a_consent_that_ended_is_used_no_more() {
        desks.consented("L0");
        desks.teller.script.add(new Act.Refuse(DebitFailure.MANDATE, "AGREEMENT_NOT_EXIST"));
        desks.day(DUE);
        assertThat(desks.payments.mandates.list(Optional.of("L0"), Optional.empty(), Optional.empty(), 9))
                .extracting(Mandate::state)
                .containsExactly(Mandate.State.ENDED);
        assertThat(desks.number(
                        "select count(*) from event.outbox where type = 'dev.shouyue.payment.mandate-ended.v1'"))
                .isEqualTo(1);
        desks.at("2026-04-10T10:00:00");
        desks.work();
        assertThat(desks.of("L0")).hasSize(1);
    }

    /** Our limits were wrong: the loan is protected, and the money asked for in two halves. */
    @Test
    void a_limit_that_was_passed_is_our_fault() {
        desks.consented("L0");
        desks.teller.script.add(new Act.Refuse(DebitFailure.LIMIT_OR_DATE, "CYCLE_PAY_SINGLE_FEE_EXCEED"));
        desks.teller.script.add(new Act.Pay());
        desks.teller.script.add(new Act.Refuse(DebitFailure.LIMIT_OR_DATE, "CYCLE_PAY_DATE_NOT_MATCH"));
        desks.day(DUE);
        desks.day(DUE.plusDays(1));
        assertThat(desks.of("L0"))
                .extracting(Order::state)
                .containsExactlyInAnyOrder(State.FAILED, State.SUCCEEDED, State.FAILED, State.SUCCEEDED);
        assertThat(desks.of("L0").get(1).amount()).isEqualTo(Money.cny("2530.00"));
        assertThat(desks.moved()).isEqualTo(5_060_00).isEqualTo(desks.booked());
        assertThat(desks.protections("L0")).isNotEmpty().allSatisfy(p -> assertThat(p.from())
                .isEqualTo(DUE));
        assertThat(desks.position("L0", DUE.plusDays(1)).owed()).isZero();
        assertThat(desks.position("L0", DUE).dpd()).isZero();
        desks.prove(DUE.plusDays(2));
    }

    @Test
    void a_system_that_refuses_costs_the_borrower_nothing() {
        desks.consented("L0");
        for (int i = 0; i < 3; i++) {
            desks.teller.script.add(new Act.Refuse(DebitFailure.SYSTEM, "SYSTEM_ERROR"));
        }
        desks.at("2026-03-10T22:30:00");
        desks.payments.run(Payments.Desk.PLAN);
        for (int hour = 0; hour < 6; hour++) {
            desks.work();
            desks.pass(Duration.ofHours(1).plusMinutes(1));
        }
        assertThat(desks.of("L0")).last().extracting(Order::state).isEqualTo(State.SUCCEEDED);
        InstallmentPosition first =
                desks.position("L0", DUE.plusDays(1)).installments().getFirst();
        assertThat(first.isTechnical()).isTrue();
        assertThat(first.penalty()).isZero();
        assertThat(desks.position("L0", DUE.plusDays(1)).owed()).isZero();
    }

    @Test
    void money_that_was_taken_back_is_owed_again_and_asked_for_again() {
        desks.consented("L0");
        desks.day(DUE);
        Order order = desks.only("L0");
        News.Returned back = new News.Returned(
                "R1",
                order.number(),
                DebitFailure.FUNDS,
                "AM04",
                Money.cny("5060.00"),
                LocalDateTime.of(2026, 3, 12, 9, 0));
        desks.at("2026-03-12T10:00:00");
        desks.teller.files.add(new Channel.Arrival("F1", List.of(back), List.of(Say.of("why.noOrder", "order", "7"))));
        desks.payments.run(Payments.Desk.COLLECT);
        desks.teller.files.add(new Channel.Arrival("F1", List.of(back), List.of()));
        desks.teller.files.add(new Channel.Arrival("F2", List.of(back), List.of()));
        desks.work();
        assertThat(desks.of("L0").getFirst().state()).isEqualTo(State.RETURNED);
        assertThat(desks.booked()).isZero();
        assertThat(desks.position("L0", DUE.plusDays(2)).dpd()).isEqualTo(2);
        assertThat(desks.items()).extracting(WorkItems.Item::kind).containsExactly(Kind.FILE);
        desks.day(DUE.plusDays(2));
        assertThat(desks.of("L0").get(1).state()).isEqualTo(State.SUCCEEDED);
        assertThat(desks.position("L0", DUE.plusDays(3)).owed()).isZero();
        desks.prove(DUE.plusDays(3));
    }

    @Test
    void a_return_that_comes_before_the_success_it_undoes_leaves_nothing_in_the_book() {
        desks.consented("L0");
        desks.teller.script.add(new Act.LoseAnswer());
        desks.teller.silent = true;
        desks.payments.run(Payments.Desk.PLAN);
        desks.at("2026-03-10T09:30:00");
        desks.work();
        Order order = desks.only("L0");
        desks.at("2026-03-11T09:30:00");
        desks.teller.files.add(new Channel.Arrival(
                "F1",
                List.of(new News.Returned(
                        "R1",
                        order.number(),
                        DebitFailure.ACCOUNT,
                        "AC06",
                        Money.cny("5060.00"),
                        LocalDateTime.of(2026, 3, 11, 8, 0))),
                List.of()));
        desks.work();
        hear("good " + order.number());
        desks.work();
        assertThat(desks.only("L0").state()).isEqualTo(State.RETURNED);
        assertThat(desks.number("select count(*) from servicing.fact where kind = 2"))
                .isEqualTo(1);
        assertThat(desks.booked()).isZero();
        desks.at("2026-03-12T09:30:00");
        desks.prove(DUE.plusDays(1));
    }

    @Test
    void a_success_that_comes_after_a_failure_is_money_all_the_same() {
        desks.consented("L0");
        desks.teller.script.add(new Act.Refuse(DebitFailure.FUNDS, "BUYER_BALANCE_NOT_ENOUGH"));
        desks.payments.run(Payments.Desk.PLAN);
        desks.at("2026-03-10T09:30:00");
        desks.work();
        Order first = desks.of("L0").getFirst();
        desks.teller.move(first.debit());
        hear("good " + first.number());
        hear("good " + first.number());
        desks.work();
        desks.at("2026-03-10T20:00:00");
        desks.work();
        assertThat(desks.of("L0")).extracting(Order::state).containsExactly(State.SUCCEEDED, State.CANCELLED);
        assertThat(desks.booked()).isEqualTo(desks.moved()).isEqualTo(5_060_00);
    }

    @Test
    void a_notice_that_the_channel_did_not_sign_changes_nothing() {
        desks.consented("L0");
        desks.teller.script.add(new Act.LoseAnswer());
        desks.payments.run(Payments.Desk.PLAN);
        desks.at("2026-03-10T09:30:00");
        desks.work();
        assertThatThrownBy(() -> hear("forged " + desks.only("L0").number())).isInstanceOf(BadNotice.class);
        assertThat(desks.only("L0").state()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void a_transfer_goes_to_the_loan_of_its_account_once() {
        desks.payments.suspense.assign("88001", "L1");
        desks.at("2026-03-10T12:00:00");
        desks.transfer("C1", "88001", Money.cny("5060.00"));
        desks.work();
        desks.transfer("C1", "88001", Money.cny("5060.00"));
        desks.work();
        assertThat(desks.position("L1", DUE).owed()).isZero();
        assertThat(desks.booked()).isEqualTo(5_060_00);
        assertThat(desks.items()).isEmpty();
    }

    @Test
    void money_that_fits_no_loan_waits_in_suspense_is_matched_undone_and_matched_again() {
        desks.at("2026-03-10T12:00:00");
        desks.transfer("C1", "", Money.cny("5060.00"));
        desks.work();
        assertThat(desks.items()).extracting(WorkItems.Item::kind).containsExactly(Kind.SUSPENSE);
        assertThat(desks.booked()).isZero();
        desks.payments.suspense.match("teller", "C1", "L2", "anna", "by the reference");
        assertThat(desks.position("L2", DUE).owed()).isZero();
        desks.payments.suspense.undo("teller", "C1", "ben", "it was another");
        assertThat(desks.position("L2", DUE).owed()).isEqualTo(5_060_00);
        Receipt at = desks.payments.suspense.match("teller", "C1", "L1", "ben", "");
        assertThat(at.loan()).contains("L1");
        assertThat(desks.position("L1", DUE).owed()).isZero();
        assertThat(desks.payments.receipts.steps(at))
                .extracting(Receipt.Step::what)
                .containsExactly("MATCHED", "UNDONE", "MATCHED");
        assertThat(desks.items()).isEmpty();
        assertThatThrownBy(() -> desks.payments.suspense.match("teller", "C1", "L0", "ben", ""))
                .isInstanceOf(Refused.class);
        desks.at("2026-03-11T12:00:00");
        desks.prove(DUE);
    }

    /** The loan was repaid in full while the answer was on its way. */
    @Test
    void money_that_its_loan_cannot_take_goes_to_suspense() {
        desks.consented("L0");
        desks.teller.script.add(new Act.LoseAnswer());
        desks.payments.run(Payments.Desk.PLAN);
        desks.at("2026-03-10T09:30:00");
        desks.work();
        byHand("L0", 60_720_00);
        desks.at("2027-02-11T10:00:00");
        desks.platform.dayClose.close(LocalDate.of(2027, 2, 10), DayClose.Progress.SILENT);
        desks.work();
        assertThat(desks.only("L0").state()).isEqualTo(State.SUCCEEDED);
        assertThat(desks.payments.receipts.list(Receipt.State.OPEN, Optional.empty(), 9))
                .singleElement()
                .satisfies(receipt -> {
                    assertThat(receipt.amount()).isEqualTo(Money.cny("5060.00"));
                    assertThat(receipt.why("en")).isNotBlank();
                });
        assertThat(desks.items()).extracting(WorkItems.Item::kind).contains(Kind.SUSPENSE);
    }

    @Test
    void a_page_to_pay_on_asks_for_what_is_owed_now() {
        assertThatThrownBy(() -> desks.payments.payLink("L0", "teller")).isInstanceOf(Refused.class);
        desks.at("2026-03-11T12:00:00");
        Payments.Link link = desks.payments.payLink("L0", "teller");
        assertThat(link.page()).endsWith(link.order().number());
        desks.teller.move(link.order().debit());
        hear("good " + link.order().number());
        desks.work();
        assertThat(desks.position("L0", DUE.plusDays(1)).owed()).isZero();
        assertThat(desks.only("L0").state()).isEqualTo(State.SUCCEEDED);
    }

    /** A loan in renminbi and a channel that moves dollars. */
    @Test
    void a_channel_that_moves_another_currency_is_refused_by_its_field_and_nothing_is_kept() {
        desks.teller.currency = Currency.getInstance("USD");
        otherCurrency(() -> desks.consented("L0"));
        otherCurrency(() -> desks.payments.mandates.create(
                new Mandates.Wish(
                        "L0",
                        "teller",
                        Optional.empty(),
                        Money.cny("20000.00"),
                        Optional.empty(),
                        DUE,
                        DUE.plusYears(1),
                        Optional.empty()),
                "tester"));
        desks.at("2026-03-11T12:00:00");
        otherCurrency(() -> desks.payments.payLink("L0", "teller"));
        assertThat(desks.number("select count(*) from payment.mandate")).isZero();
        assertThat(desks.of("L0")).isEmpty();
    }

    private static void otherCurrency(ThrowingCallable asked) {
        assertThatThrownBy(asked).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.why()).isEqualTo(Refused.Why.BAD_VALUE);
            assertThat(refused.field()).isEqualTo("channel");
            assertThat(refused.told().in("en")).isEqualTo("teller moves USD only, and the loan is in CNY");
            assertThat(refused.told().in("zh"))
                    .contains("teller")
                    .contains("USD")
                    .contains("CNY");
        });
    }

    /** Agreed to before that was looked at. */
    @Test
    void an_order_in_a_currency_that_its_channel_does_not_move_comes_to_an_end() {
        desks.consented("L0");
        desks.payments.run(Payments.Desk.PLAN);
        desks.teller.currency = Currency.getInstance("USD");
        desks.at("2026-03-10T09:30:00");
        for (int hour = 0; hour < 9; hour++) {
            desks.work();
            desks.pass(Duration.ofMinutes(61));
        }
        assertThat(desks.teller.calls).noneMatch(call -> call.startsWith("debit"));
        assertThat(desks.of("L0")).extracting(Order::state).containsOnly(State.FAILED);
        assertThat(desks.items()).extracting(WorkItems.Item::kind).containsExactly(Kind.SYSTEM);
    }

    private WebChannel.Reply hear(String body) {
        return desks.payments.hear(
                "teller", new WebChannel.Notice(Map.of(), "", body.getBytes(StandardCharsets.UTF_8)));
    }

    private void byHand(String loan, long minor) {
        desks.platform.postings.post(Posting.of(
                loan,
                new Posting.Item(
                        "test",
                        "hand-" + loan,
                        Optional.empty(),
                        header -> new Fact.PaymentReceived(header, minor, OptionalInt.empty()))));
    }
}
