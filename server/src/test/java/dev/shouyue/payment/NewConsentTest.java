package dev.shouyue.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.kernel.loan.Fact.DebitFailure;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.payment.Order.State;
import dev.shouyue.payment.Teller.Act;
import dev.shouyue.payment.WorkItems.Kind;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A debit failed for the borrower's account or consent, and the borrower gave another. */
@SuppressWarnings("NullAway.Init") // made as each test needs them
class NewConsentTest {

    private static final LocalDate DUE = Desks.DUE;

    private Desks desks;

    @AfterEach
    void close() {
        desks.close();
    }

    @Test
    void what_failed_is_debited_under_the_new_consent_once() {
        failed("ACCOUNT", "AC04");
        assertThat(desks.items()).extracting(WorkItems.Item::kind).containsExactly(Kind.ACCOUNT);

        consentAnew("A-other");
        assertThat(desks.payments.run(Payments.Desk.PLAN)).isEqualTo(1);
        assertThat(desks.payments.run(Payments.Desk.PLAN)).isZero();
        desks.work();

        List<Order> orders = desks.of("L0");
        assertThat(orders).extracting(Order::state).containsExactly(State.FAILED, State.SUCCEEDED);
        assertThat(orders.getLast().agreement()).isEqualTo("A-other");
        assertThat(orders.getLast().installment()).hasValue(1);
        assertThat(desks.payments.orders.chain(orders.getFirst()))
                .as("they are for the same money")
                .hasSize(2);
        assertThat(desks.position("L0", DUE.plusDays(3)).owed()).isZero();
        for (int day = 4; day < 7; day++) {
            desks.day(DUE.plusDays(day));
        }
        assertThat(desks.of("L0")).hasSize(2);
        assertThat(desks.booked()).isEqualTo(desks.moved());
    }

    /** The last installment has none after it with which it would be asked for. */
    @Test
    void what_failed_weeks_ago_is_debited_too_in_one_debit_with_what_failed_since() {
        failed("ACCOUNT", "AC04");
        desks.at("2026-04-09T10:00:00");
        desks.work();
        desks.teller.script.add(new Act.Refuse(DebitFailure.ACCOUNT, "AC04"));
        desks.at("2026-04-10T10:00:00");
        desks.work();
        assertThat(desks.of("L0")).extracting(Order::state).containsExactly(State.FAILED, State.FAILED);
        desks.at("2026-04-25T10:00:00");
        consentAnew("A-other");
        desks.work();
        desks.work();

        assertThat(desks.of("L0")).hasSize(3);
        assertThat(desks.of("L0").getLast().state()).isEqualTo(State.SUCCEEDED);
        assertThat(desks.position("L0", LocalDate.of(2026, 4, 25)).owed()).isZero();
        desks.work();
        assertThat(desks.of("L0")).hasSize(3);
    }

    @Test
    void one_debit_for_all_that_failed_is_followed_by_no_other_when_it_fails_as_well() {
        failed("ACCOUNT", "AC04");
        desks.at("2026-04-09T10:00:00");
        desks.work();
        desks.teller.script.add(new Act.Refuse(DebitFailure.ACCOUNT, "AC04"));
        desks.at("2026-04-10T10:00:00");
        desks.work();
        desks.at("2026-04-25T10:00:00");
        desks.teller.script.add(new Act.Refuse(DebitFailure.ACCOUNT, "AC06"));
        consentAnew("A-other");
        desks.work();
        desks.work();
        desks.work();

        assertThat(desks.of("L0")).extracting(Order::state).containsExactly(State.FAILED, State.FAILED, State.FAILED);
    }

    @Test
    void what_is_unknown_or_still_to_be_sent_is_not_asked_for_twice() {
        desks = new Desks(1);
        desks.consented("L0");
        desks.payments.run(Payments.Desk.PLAN);
        consentAnew("A-other");
        assertThat(desks.payments.run(Payments.Desk.PLAN)).as("it is planned").isZero();

        desks.teller.script.add(new Act.LoseAnswer());
        desks.teller.silent = true;
        desks.at("2026-03-10T09:30:00");
        desks.work();
        desks.at("2026-03-12T10:00:00");
        desks.work();
        assertThat(desks.only("L0").state()).isEqualTo(State.UNKNOWN);
        desks.teller.silent = false;
        desks.at("2026-03-12T14:00:00");
        desks.work();
        desks.work();
        assertThat(desks.only("L0").state()).isEqualTo(State.SUCCEEDED);
    }

    @Test
    void what_a_consent_that_ended_did_not_ask_for_is_asked_for_under_the_new_one() {
        failed("MANDATE", "MD01");
        consentAnew("A-other");
        desks.work();

        assertThat(desks.of("L0")).extracting(Order::state).containsExactly(State.FAILED, State.SUCCEEDED);
    }

    @Test
    void money_that_comes_by_the_first_debit_after_all_ends_the_one_that_follows() {
        failed("ACCOUNT", "AC04");
        consentAnew("A-other");
        desks.payments.run(Payments.Desk.PLAN);
        Order first = desks.of("L0").getFirst();
        desks.teller.move(first.debit());
        desks.payments.hear("teller", notice("good " + first.number()));
        desks.work();

        assertThat(desks.of("L0")).extracting(Order::state).containsExactly(State.SUCCEEDED, State.CANCELLED);
        assertThat(desks.moved()).isEqualTo(5_060_00);
    }

    /** Nacha: at most two more in 180 days of what an account had not enough money for, under whatever consent. */
    @Test
    void a_new_consent_for_the_same_account_gives_no_more_debits_than_the_scheme_allows() {
        desks = new Desks(1, SchemeTable.of("nacha"));
        desks.at("2026-02-26T09:00:00");
        desks.consented("L0");
        for (int i = 0; i < 3; i++) {
            desks.teller.script.add(new Act.Refuse(DebitFailure.FUNDS, "R01"));
        }
        desks.work();
        for (int day = 9; day < 24; day++) {
            desks.at("2026-03-%02dT09:30:00".formatted(day));
            desks.work();
        }
        assertThat(desks.of("L0")).extracting(Order::state).containsExactly(State.FAILED, State.FAILED, State.FAILED);
        assertThat(desks.items()).extracting(WorkItems.Item::kind).containsExactly(Kind.FUNDS);

        consentAnew("A-L0");
        desks.work();
        assertThat(desks.of("L0"))
                .filteredOn(order -> order.dueOn().equals(DUE))
                .hasSize(3);

        consentAnew("A-other");
        desks.work();
        assertThat(desks.of("L0"))
                .filteredOn(order -> order.dueOn().equals(DUE))
                .hasSize(4);
    }

    /** On the due date the only debit of the loan is refused. */
    private void failed(String reason, String code) {
        desks = new Desks(1);
        desks.consented("L0");
        desks.payments.run(Payments.Desk.PLAN);
        desks.teller.script.add(new Act.Refuse(DebitFailure.valueOf(reason), code));
        desks.at("2026-03-10T09:30:00");
        desks.work();
        assertThat(desks.only("L0").state()).isEqualTo(State.FAILED);
        desks.at("2026-03-13T10:00:00");
        desks.work();
        assertThat(desks.of("L0")).hasSize(1);
    }

    /** The borrower consents now, from today on. */
    private void consentAnew(String agreement) {
        LocalDateTime now = LocalDateTime.ofInstant(desks.clock.instant(), ZoneId.of("Asia/Shanghai"));
        desks.payments.mandates.create(
                new Mandates.Wish(
                        "L0",
                        "teller",
                        Optional.of(agreement),
                        Money.cny("20000.00"),
                        Optional.empty(),
                        now.toLocalDate(),
                        LocalDate.of(2027, 3, 10),
                        Optional.of(now)),
                "tester");
    }

    private static WebChannel.Notice notice(String body) {
        return new WebChannel.Notice(Map.of(), "", body.getBytes(StandardCharsets.UTF_8));
    }
}
