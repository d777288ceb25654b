package dev.shouyue.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.kernel.money.Money;
import dev.shouyue.payment.Order.State;
import dev.shouyue.payment.WorkItems.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the world of payments found: news that never come, and days on which nothing goes on. */
class StandstillTest {

    private static final LocalDate DUE = Desks.DUE;

    /** The second due date. */
    private static final LocalDate NEXT = DUE.plusMonths(1);

    private Desks desks;

    /** A test is tagged with the scheme that it is about, where that is not Alipay's. */
    @BeforeEach
    void aBook(TestInfo test) {
        desks = new Desks(2, SchemeTable.of(test.getTags().stream().findFirst().orElse("alipay")));
    }

    @AfterEach
    void close() {
        desks.close();
    }

    @Test
    void a_consent_whose_notice_is_lost_is_asked_for() {
        Mandate invited = desks.payments
                .mandates
                .create(
                        new Mandates.Wish(
                                "L0",
                                "teller",
                                Optional.empty(),
                                Money.cny("9000.00"),
                                Optional.empty(),
                                LocalDate.of(2026, 3, 9),
                                LocalDate.of(2027, 3, 10),
                                Optional.empty()),
                        "tester")
                .mandate();
        desks.pass(Duration.ofMinutes(11));
        desks.work();
        assertThat(standing(invited)).as("nobody agreed yet").isEqualTo(Mandate.State.INVITED);
        desks.teller.agreed.put(invited.number(), "A9");
        desks.pass(Duration.ofMinutes(30));
        desks.work();
        assertThat(standing(invited)).isEqualTo(Mandate.State.ACTIVE);
        assertThat(desks.payments.mandates.find(invited.number()).orElseThrow().agreement())
                .isEqualTo("A9");
    }

    private Mandate.State standing(Mandate mandate) {
        return desks.payments.mandates.find(mandate.number()).orElseThrow().state();
    }

    @Test
    void a_page_that_nobody_pays_is_left_and_money_that_comes_by_it_later_is_heard() {
        desks.at("2026-03-10T10:00:00");
        Order link = desks.payments.payLink("L0", "teller").order();
        desks.teller.silent = true;
        for (int hour = 0; hour < 30; hour++) {
            desks.pass(Duration.ofHours(1));
            desks.work();
        }
        assertThat(desks.only("L0").state()).isEqualTo(State.CANCELLED);
        desks.teller.move(link.debit());
        desks.payments.hear(
                "teller",
                new WebChannel.Notice(Map.of(), "", ("good " + link.number()).getBytes(StandardCharsets.UTF_8)));
        desks.work();
        assertThat(desks.only("L0").state()).isEqualTo(State.SUCCEEDED);
        assertThat(desks.booked()).isEqualTo(desks.moved());
    }

    @Test
    void a_debit_that_we_send_a_day_late_costs_the_borrower_nothing() {
        desks.consented("L0");
        desks.payments.run(Payments.Desk.PLAN);
        desks.at("2026-03-11T09:30:00");
        desks.work();
        assertThat(desks.only("L0").state()).isEqualTo(State.SUCCEEDED);
        assertThat(protections()).containsExactly("2026-03-10 2026-03-12 SYSTEM_INCIDENT");
        desks.at("2026-03-13T00:10:00");
        desks.prove(DUE.plusDays(2));
        assertThat(desks.position("L0", DUE.plusDays(2)).owed()).isZero();
    }

    @Test
    @Tag("wechat")
    void a_debit_of_which_the_borrower_cannot_be_told_is_protected_and_listed() {
        desks.consented("L0");
        desks.at("2026-04-06T09:30:00");
        desks.payments.run(Payments.Desk.PLAN);
        desks.teller.silent = true;
        for (int day = 0; day < 7; day++) {
            desks.pass(Duration.ofDays(1));
            desks.work();
        }
        assertThat(desks.only("L0").state()).isEqualTo(State.PLANNED);
        assertThat(desks.only("L0").dueOn()).isEqualTo(NEXT);
        assertThat(protections()).last().isEqualTo("2026-04-10 2026-04-14 CHANNEL_INCIDENT");
        assertThat(desks.items()).extracting(WorkItems.Item::kind).containsExactly(Kind.UNKNOWN_TOO_LONG);
        desks.teller.silent = false;
        desks.pass(Duration.ofHours(1));
        desks.work();
        assertThat(desks.only("L0").state()).isEqualTo(State.ANNOUNCED);
    }

    @Test
    @Tag("iso20022")
    void a_bank_has_its_file_days_before_the_due_date() {
        desks.consented("L0");
        desks.at("2026-03-24T09:30:00");
        desks.payments.run(Payments.Desk.PLAN);
        assertThat(desks.only("L0").dueOn()).isEqualTo(NEXT);
        assertThat(desks.only("L0").progress().sendAt())
                .isEqualTo(LocalDateTime.parse("2026-04-08T09:00:00")
                        .atZone(ZoneId.of("Asia/Shanghai"))
                        .toInstant());
    }

    @Test
    void what_a_statement_has_and_we_have_not_is_looked_at_until_the_news_of_it_come() {
        LocalDateTime at = DUE.atTime(12, 0);
        Money money = Money.cny("77.00");
        desks.teller.statements.put(
                DUE,
                List.of(new StatementLine(
                        "C1", StatementLine.Kind.CREDIT, "", "C1", money, Money.zero(money.currency()), at)));
        desks.at("2026-03-11T10:00:00");
        desks.payments.run(Payments.Desk.RECONCILE);
        assertThat(open()).hasSize(1);
        desks.at("2026-03-25T10:00:00");
        desks.teller.files.add(new Channel.Arrival(
                "F1", List.of(new News.Credited("C1", "", "a payer", "rent", money, at)), List.of()));
        desks.payments.run(Payments.Desk.COLLECT);
        desks.payments.run(Payments.Desk.RECONCILE);
        assertThat(open()).isEmpty();
        assertThat(desks.items()).extracting(WorkItems.Item::kind).containsExactly(Kind.SUSPENSE);
    }

    private List<Reconciliation.Finding> open() {
        return desks.payments.reconciliation.findings(Optional.empty(), true, 10);
    }

    /** From, to and cause of each, as they are told to the book. */
    private List<String> protections() {
        return JdbcClient.create(desks.database.dataSource())
                .sql("""
                        select from_day || ' ' || to_day || ' ' || reason from payment.book_entry where kind = 'PROTECTION'
                         order by entry_no""")
                .query(String.class)
                .list();
    }
}
