package dev.shouyue.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.kernel.money.Money;
import dev.shouyue.payment.Order.State;
import dev.shouyue.payment.Reconciliation.Category;
import dev.shouyue.payment.Reconciliation.Finding;
import dev.shouyue.payment.Teller.Act;
import dev.shouyue.payment.WorkItems.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Statement, order and book are held against one another. */
class ReconciliationTest {

    private static final LocalDate DUE = Desks.DUE;

    @RegisterExtension
    final Desks desks = new Desks(3);

    @BeforeEach
    void aDueDate() {
        desks.consented("L0", "L1", "L2");
        desks.payments.run(Payments.Desk.PLAN);
        desks.at("2026-03-10T09:30:00");
    }

    @Test
    void a_day_on_which_all_three_say_the_same_is_matched() {
        desks.work();
        reconciled(List.of());
        assertThat(desks.payments.reconciliation.days(9)).singleElement().satisfies(day -> {
            assertThat(day.lines()).isEqualTo(3);
            assertThat(day.matched()).isEqualTo(3);
            assertThat(day.sums()).singleElement().satisfies(sum -> {
                assertThat(sum.amount()).isEqualTo(Money.of("15180.00", "CNY"));
                assertThat(sum.fees().currency()).isEqualTo(sum.amount().currency());
            });
            assertThat(day.open()).isZero();
        });
        assertThat(desks.items()).isEmpty();
        desks.at("2026-03-11T18:00:00");
        desks.payments.run(Payments.Desk.RECONCILE);
        assertThat(desks.number("select count(*) from payment.statement_line")).isEqualTo(3);
    }

    @Test
    void what_is_not_known_is_known_by_the_statement() {
        desks.teller.script.add(new Act.LoseAnswer());
        desks.teller.silent = true;
        desks.work();
        assertThat(desks.moved()).isEqualTo(3 * 5_060_00L);
        reconciled(List.of());
        desks.payments.run(Payments.Desk.POST);
        assertThat(desks.booked()).isEqualTo(3 * 5_060_00L);
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.which().category()).isEqualTo(Category.LATE);
            assertThat(finding.isOpen()).isFalse();
        });
        assertThat(desks.position("L0", DUE).owed()).isZero();
    }

    @Test
    void money_that_no_statement_shows_is_found_ages_and_settles_when_a_later_one_does() {
        desks.work();
        String missing = desks.only("L1").number();
        reconciled(List.of(missing));
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.which().category()).isEqualTo(Category.MISSING_THERE);
            assertThat(finding.which().subject()).isEqualTo(missing);
            assertThat(finding.here()).contains(5_060_00L);
        });
        assertThat(desks.items()).isEmpty();
        desks.at("2026-03-14T12:00:00");
        desks.payments.run(Payments.Desk.RECONCILE);
        assertThat(desks.items()).extracting(WorkItems.Item::kind).containsExactly(Kind.RECONCILIATION);
        desks.teller.statements.put(
                DUE.plusDays(4),
                List.of(Teller.line("late", missing, Money.cny("5060.00"), LocalDateTime.of(2026, 3, 14, 9, 0))));
        desks.payments.run(Payments.Desk.RECONCILE);
        assertThat(findings())
                .allSatisfy(finding -> assertThat(finding.isOpen()).isFalse());
    }

    @Test
    void another_amount_a_second_booking_and_a_stranger_are_work_for_people() {
        desks.work();
        desks.teller.writeStatement(DUE, List.of());
        List<StatementLine> lines = new ArrayList<>(desks.teller.statements.get(DUE));
        String first = lines.getFirst().order();
        String second = lines.get(1).order();
        LocalDateTime at = LocalDateTime.of(2026, 3, 10, 10, 0);
        lines.set(0, Teller.line(lines.getFirst().id(), first, Money.cny("5000.00"), at));
        lines.add(Teller.line("M-again", second, Money.cny("5060.00"), at));
        lines.add(Teller.line("M-stranger", "NOTOURS", Money.cny("12.00"), at));
        desks.teller.statements.put(DUE, lines);
        desks.at("2026-03-11T10:00:00");
        desks.payments.run(Payments.Desk.RECONCILE);
        assertThat(findings())
                .extracting(f -> f.which().category())
                .containsExactlyInAnyOrder(Category.AMOUNT_DIFFERS, Category.TWICE, Category.MISSING_HERE);
        assertThat(desks.payments.receipts.list(Receipt.State.OPEN, Optional.empty(), 9))
                .singleElement()
                .satisfies(receipt -> assertThat(receipt.amount()).isEqualTo(Money.cny("12.00")));
        assertThat(desks.items())
                .extracting(WorkItems.Item::kind)
                .containsExactlyInAnyOrder(Kind.RECONCILIATION, Kind.RECONCILIATION, Kind.SUSPENSE);
        assertThat(desks.booked()).isEqualTo(desks.moved());
    }

    @Test
    void each_booking_of_an_order_that_is_not_ours_is_in_suspense_whichever_line_comes_first() {
        LocalDateTime at = LocalDateTime.of(2026, 3, 10, 10, 0);
        StatementLine first = Teller.line("M-5", "NOTOURS", Money.cny("12.00"), at);
        StatementLine again = Teller.line("M-6", "NOTOURS", Money.cny("12.00"), at);
        StatementLine other = Teller.line("M-4", "NOTOURS", Money.cny("7.00"), at);
        desks.at("2026-03-11T10:00:00");
        for (List<StatementLine> lines : List.of(List.of(first, again), List.of(first, again, other))) {
            desks.teller.statements.put(DUE, lines);
            desks.pass(Duration.ofHours(7));
            desks.payments.run(Payments.Desk.RECONCILE);
        }
        assertThat(desks.payments.receipts.list(Receipt.State.OPEN, Optional.empty(), 9))
                .extracting(receipt -> receipt.amount().toString())
                .containsExactlyInAnyOrder("12.00 CNY", "12.00 CNY", "7.00 CNY");
        assertThat(desks.items()).extracting(WorkItems.Item::kind).contains(Kind.SUSPENSE, Kind.RECONCILIATION);
    }

    /** The order has its money, and the fact is gone from the way into the book. */
    @Test
    void money_that_is_not_in_the_book_is_found() {
        desks.payments.run(Payments.Desk.SEND);
        JdbcClient.create(desks.database.dataSource())
                .sql("update payment.book_entry set next_at = '2027-01-01' where order_no = ?")
                .param(desks.only("L2").number())
                .update();
        desks.payments.run(Payments.Desk.POST);
        reconciled(List.of());
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.which().category()).isEqualTo(Category.NOT_IN_BOOK);
            assertThat(finding.which().subject()).isEqualTo(desks.only("L2").number());
        });
        assertThat(desks.only("L2").state()).isEqualTo(State.SUCCEEDED);
    }

    @Test
    void a_statement_that_does_not_come_is_told_to_people_until_it_comes() {
        desks.work();
        desks.at("2026-03-12T12:00:00");
        desks.payments.run(Payments.Desk.RECONCILE);
        assertThat(desks.items()).as("it may still come").isEmpty();
        for (String day : List.of("2026-03-13T12:00:00", "2026-03-13T18:00:00", "2026-03-25T12:00:00")) {
            desks.at(day);
            desks.payments.run(Payments.Desk.RECONCILE);
            assertThat(desks.items()).singleElement().satisfies(item -> {
                assertThat(item.kind()).isEqualTo(Kind.STATEMENT);
                assertThat(item.subject()).isEqualTo("teller/2026-03-10");
                assertThat(item.openedAt()).isEqualTo("2026-03-13T04:00:00Z");
                assertThat(item.told("en"))
                        .isEqualTo("The statement of 2026-03-10 of teller is missing: ask the channel for it");
                assertThat(item.told("zh")).isEqualTo("缺少 teller 2026-03-10 的对账单，请向渠道索取");
            });
        }
        desks.teller.writeStatement(DUE, List.of());
        desks.payments.run(Payments.Desk.RECONCILE);
        assertThat(desks.items()).isEmpty();
        assertThat(desks.payments.reconciliation.days(9)).singleElement().satisfies(day -> {
            assertThat(day.day()).isEqualTo(DUE);
            assertThat(day.matched()).isEqualTo(3);
        });
    }

    @Test
    void a_statement_that_the_channel_does_not_give_is_missing_whatever_we_know_of_the_day() {
        LocalDate quiet = LocalDate.of(2026, 3, 8);
        desks.teller.unreadable.add(quiet);
        desks.at("2026-03-12T12:00:00");
        desks.payments.run(Payments.Desk.RECONCILE);
        assertThat(desks.items()).extracting(WorkItems.Item::subject).containsExactly("teller/2026-03-08");
        desks.payments.workItems.done(desks.items().getFirst().id(), "tester", "that day is lost");
        desks.payments.run(Payments.Desk.RECONCILE);
        assertThat(desks.items()).as("people said that it is done").isEmpty();
    }

    @Test
    void a_statement_that_the_channel_has_none_of_is_missed_no_longer_once_it_says_so_unless_money_moved() {
        desks.work();
        desks.teller.unreadable.addAll(List.of(LocalDate.of(2026, 3, 8), DUE));
        desks.at("2026-03-13T12:00:00");
        desks.payments.run(Payments.Desk.RECONCILE);
        assertThat(desks.items())
                .extracting(WorkItems.Item::subject)
                .containsExactlyInAnyOrder("teller/2026-03-08", "teller/2026-03-10");
        desks.teller.unreadable.clear();
        desks.payments.run(Payments.Desk.RECONCILE);
        assertThat(desks.items()).extracting(WorkItems.Item::subject).containsExactly("teller/2026-03-10");
    }

    @Test
    void a_day_of_money_that_nobody_looked_at_in_time_is_looked_at_later() {
        desks.work();
        desks.at("2026-04-20T12:00:00");
        desks.payments.run(Payments.Desk.RECONCILE);
        assertThat(desks.items()).extracting(WorkItems.Item::subject).contains("teller/2026-03-10");
    }

    @Test
    void money_that_is_learnt_of_after_its_day_was_compared_is_held_against_its_statement() {
        desks.teller.script.add(new Act.LoseAnswer());
        desks.teller.silent = true;
        desks.work();
        String unknown = desks.payments
                .orders
                .list(
                        new Orders.Filter(
                                Optional.of(State.UNKNOWN), Optional.empty(), Optional.empty(), Optional.empty()),
                        Optional.empty(),
                        9)
                .getFirst()
                .number();
        reconciled(List.of(unknown));
        assertThat(findings()).isEmpty();
        desks.at("2026-03-25T12:00:00");
        desks.payments.hear(
                "teller", new WebChannel.Notice(Map.of(), "", ("good " + unknown).getBytes(StandardCharsets.UTF_8)));
        desks.payments.run(Payments.Desk.POST);
        desks.payments.run(Payments.Desk.RECONCILE);
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.which().category()).isEqualTo(Category.MISSING_THERE);
            assertThat(finding.which().subject()).isEqualTo(unknown);
        });
        assertThat(desks.number("select count(*) from payment.statement_arrived"))
                .isZero();
    }

    @Test
    void a_transfer_that_is_learnt_of_after_its_day_was_compared_is_held_against_the_book() {
        desks.work();
        reconciled(List.of());
        desks.payments.suspense.assign("88001", "L0");
        desks.at("2026-03-25T12:00:00");
        desks.teller.files.add(new Channel.Arrival(
                "file-1",
                List.of(new News.Credited(
                        "C1", "88001", "somebody", "thanks", Money.cny("10.00"), LocalDateTime.of(2026, 3, 10, 11, 0))),
                List.of()));
        desks.payments.run(Payments.Desk.COLLECT);
        JdbcClient.create(desks.database.dataSource())
                .sql("update payment.book_entry set next_at = '2027-01-01' where receipt_id = 'C1'")
                .update();
        desks.payments.run(Payments.Desk.RECONCILE);
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.which().category()).isEqualTo(Category.NOT_IN_BOOK);
            assertThat(finding.which().subject()).isEqualTo("C1");
        });
    }

    @Test
    void a_further_page_of_a_day_that_was_compared_is_compared_as_well() {
        desks.work();
        reconciled(List.of());
        List<StatementLine> lines = new ArrayList<>(desks.teller.statements.get(DUE));
        lines.add(Teller.line("M-stranger", "NOTOURS", Money.cny("12.00"), LocalDateTime.of(2026, 3, 10, 10, 0)));
        desks.teller.statements.put(DUE, lines);
        desks.teller.files.add(new Channel.Arrival("page-2", List.of(), List.of(), Set.of(DUE)));
        desks.at("2026-04-20T10:00:00");
        desks.payments.run(Payments.Desk.COLLECT);
        desks.payments.run(Payments.Desk.RECONCILE);

        assertThat(desks.payments.reconciliation.days(9)).singleElement().satisfies(day -> {
            assertThat(day.lines()).isEqualTo(4);
            assertThat(day.matched()).isEqualTo(3);
        });
        assertThat(findings()).extracting(f -> f.which().category()).containsExactly(Category.MISSING_HERE);
        assertThat(desks.number("select count(*) from payment.statement_arrived"))
                .isZero();
    }

    private void reconciled(List<String> without) {
        desks.teller.writeStatement(DUE, without);
        desks.at("2026-03-11T10:00:00");
        desks.payments.run(Payments.Desk.RECONCILE);
    }

    private List<Finding> findings() {
        return desks.payments.reconciliation.findings(Optional.empty(), false, 99);
    }
}
