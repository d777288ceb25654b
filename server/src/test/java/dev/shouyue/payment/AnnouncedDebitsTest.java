package dev.shouyue.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Fact.DebitFailure;
import dev.shouyue.payment.Order.State;
import dev.shouyue.payment.Teller.Act;
import dev.shouyue.servicing.Posting;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A scheme that wants the borrower told two days before, and takes debits from 07:00 to 22:00. */
class AnnouncedDebitsTest {

    private static final LocalDate DUE = Desks.DUE;

    private Desks desks;

    @BeforeEach
    void aBook() {
        desks = new Desks(1, SchemeTable.of("wechat"));
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
        assertThat(desks.only("L0").progress().protectedTo()).isEmpty();
    }

    /** We were late to announce it: the days until it can be asked for are no fault of the borrower. */
    @Test
    void what_is_announced_too_late_is_debited_late_and_costs_the_borrower_nothing() {
        desks.at("2026-03-10T23:30:00");
        desks.work();
        Order order = desks.only("L0");
        assertThat(order.state()).isEqualTo(State.ANNOUNCED);
        assertThat(order.civil(order.progress().nextAt().orElseThrow())).isEqualTo(LocalDateTime.of(2026, 3, 13, 7, 0));
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
                        desks.of("L0").getFirst().progress().sentAt().orElseThrow(),
                        last.progress().sentAt().orElseThrow()))
                .isGreaterThan(Duration.ofDays(1));
    }

    @Test
    void what_a_wallet_announces_is_told_once_with_the_day_of_the_debit() {
        announced();
        assertThat(events()).containsExactly(announcement(""));
        assertThat(desks.only("L0").progress().announcedBy()).contains(Announcer.CHANNEL);
        desks.work();
        desks.with(Steps.NONE).run(Payments.Desk.ANNOUNCE);
        assertThat(events()).hasSize(1);
    }

    /** A bank tells nobody: 14 days before the day on which the money is taken, which is two days after its file. */
    @Test
    void what_a_bank_does_not_announce_the_lender_is_asked_to_tell_in_time() {
        desks.close();
        desks = new Desks(1, SchemeTable.of("iso20022"));
        desks.teller.announcer = Announcer.LENDER;
        desks.consented("L0");
        desks.at("2026-03-25T08:59:00");
        desks.work();
        assertThat(events()).isEmpty();
        desks.at("2026-03-25T09:00:00");
        desks.work();
        Order order = desks.only("L0");
        assertThat(order.state()).isEqualTo(State.ANNOUNCED);
        assertThat(order.progress().announcedBy()).contains(Announcer.LENDER);
        assertThat(events())
                .containsExactly(
                        "debit-announced order=%s by=LENDER loan=L0 channel=teller mandate=%s creditor=CN98SHY00001234"
                                        .formatted(order.number(), order.mandate())
                                + " amount=%s CNY dueOn=2026-04-10 debitOn=2026-04-10 scheme=iso20022 notice=PT336H tellBy=2026-03-27"
                                        .formatted(order.amount().decimal().toPlainString()));
    }

    /** The order is announced with its event or not at all. */
    @Test
    void an_announcement_whose_event_cannot_be_kept_is_made_again_and_told_once() {
        desks.at("2026-03-08T09:00:00");
        desks.payments.run(Payments.Desk.PLAN);
        desks.sql("alter table event.outbox rename to away");
        assertThatThrownBy(() -> desks.payments.run(Payments.Desk.ANNOUNCE)).isInstanceOf(RuntimeException.class);
        assertThat(desks.only("L0").state()).isEqualTo(State.PLANNED);
        desks.sql("alter table event.away rename to outbox");
        desks.at("2026-03-08T09:11:00");
        desks.work();
        assertThat(desks.only("L0").state()).isEqualTo(State.ANNOUNCED);
        assertThat(events()).hasSize(1);
    }

    @Test
    void a_debit_for_less_than_was_announced_is_told() {
        announced();
        paidByHand(3_000_00);
        desks.at("2026-03-10T09:01:00");
        desks.work();
        assertThat(desks.moved()).isEqualTo(2_060_00);
        assertThat(events())
                .contains("debit-changed order=%s by=CHANNEL loan=L0 channel=teller mandate=%s amount=2060.00 CNY"
                                .formatted(
                                        desks.only("L0").number(),
                                        desks.only("L0").mandate())
                        + " debitOn=2026-03-10 amountBefore=5060.00 debitOnBefore=2026-03-10")
                .hasSize(2);
    }

    @Test
    void a_debit_on_another_day_than_was_announced_is_told() {
        announced();
        desks.at("2026-03-11T09:01:00");
        desks.work();
        assertThat(desks.only("L0").state()).isEqualTo(State.SUCCEEDED);
        assertThat(events()).hasSize(2).last().satisfies(event -> assertThat(event)
                .startsWith("debit-changed")
                .endsWith(" amount=5060.00 CNY debitOn=2026-03-11 amountBefore=5060.00 debitOnBefore=2026-03-10"));
    }

    @Test
    void an_announced_debit_that_is_not_made_is_told_with_its_reason() {
        announced();
        paidByHand(5_060_00);
        desks.at("2026-03-10T09:01:00");
        desks.work();
        desks.work();
        assertThat(desks.only("L0").state()).isEqualTo(State.CANCELLED);
        assertThat(events()).hasSize(2).last().satisfies(event -> assertThat(event)
                .startsWith("debit-cancelled order=" + desks.only("L0").number())
                .endsWith(" amount=5060.00 CNY debitOn=2026-03-10 why=NOTHING_OWED"));
    }

    @Test
    void an_announced_debit_whose_consent_ends_is_told() {
        announced();
        desks.payments.mandates.stop(desks.only("L0").mandate(), "tester");
        assertThat(desks.only("L0").state()).isEqualTo(State.CANCELLED);
        assertThat(events()).hasSize(2).last().satisfies(event -> assertThat(event)
                .startsWith("debit-cancelled")
                .endsWith(" why=CONSENT_ENDED"));
    }

    @Test
    void a_debit_that_follows_one_that_was_announced_is_told_as_well() {
        announced();
        desks.teller.script.add(new Act.Refuse(DebitFailure.FUNDS, "NOT_ENOUGH"));
        desks.at("2026-03-10T09:01:00");
        desks.work();
        Order first = desks.of("L0").getFirst();
        Order next = desks.of("L0").getLast();
        assertThat(next.state()).isEqualTo(State.ANNOUNCED);
        assertThat(events()).hasSize(2).last().satisfies(event -> assertThat(event)
                .startsWith("debit-announced order=" + next.number() + " follows=" + first.number() + " by=CHANNEL")
                .contains(" debitOn=2026-03-10 ")
                .doesNotContain("tellBy"));
    }

    private void announced() {
        desks.at("2026-03-08T09:00:00");
        desks.work();
        assertThat(desks.only("L0").state()).isEqualTo(State.ANNOUNCED);
    }

    private String announcement(String more) {
        return "debit-announced order=%s by=CHANNEL loan=L0 channel=teller mandate=%s amount=5060.00 CNY"
                        .formatted(desks.only("L0").number(), desks.only("L0").mandate())
                + " dueOn=2026-03-10 debitOn=2026-03-10 scheme=wechat notice=PT48H tellBy=2026-03-08" + more;
    }

    private void paidByHand(long minor) {
        desks.at("2026-03-10T08:00:00");
        desks.platform.postings.post(Posting.of(
                "L0",
                new Posting.Item(
                        "test",
                        "hand",
                        Optional.empty(),
                        header -> new Fact.PaymentReceived(header, minor, OptionalInt.empty()))));
    }

    /** What was told of announced debits, in its order: the type, and the fields that are there. */
    private List<String> events() {
        return JdbcClient.create(desks.database.dataSource())
                .sql("""
                        select replace(replace(type, 'dev.shouyue.payment.', ''), '.v1', '')
                            || concat(' order=' || (data ->> 'order'), ' follows=' || (data ->> 'follows'),
                                 ' by=' || (data ->> 'by'), ' loan=' || (data ->> 'loan'),
                                 ' channel=' || (data ->> 'channel'), ' mandate=' || (data ->> 'mandate'),
                                 ' creditor=' || (data ->> 'creditor'), ' amount=' || (data ->> 'amount'),
                                 ' ' || (data ->> 'currency'), ' dueOn=' || (data ->> 'dueOn'),
                                 ' debitOn=' || (data ->> 'debitOn'), ' amountBefore=' || (data ->> 'amountBefore'),
                                 ' debitOnBefore=' || (data ->> 'debitOnBefore'), ' scheme=' || (data ->> 'scheme'),
                                 ' notice=' || (data ->> 'notice'), ' tellBy=' || (data ->> 'tellBy'),
                                 ' why=' || (data ->> 'why'))
                          from (select 0 as placed, sequence as place, type, data, subject from event.log
                                union all select 1, outbox_id, type, data, subject from event.outbox) e
                         where type like 'dev.shouyue.payment.debit-%' and subject = 'L0'
                         order by placed, place""")
                .query(String.class)
                .list();
    }
}
