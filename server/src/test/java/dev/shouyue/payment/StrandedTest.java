package dev.shouyue.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.kernel.position.InstallmentPosition;
import dev.shouyue.payment.Order.State;
import dev.shouyue.payment.Teller.Act;
import dev.shouyue.payment.WorkItems.Kind;
import dev.shouyue.servicing.DayClose;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Orders whose channel is configured no more, and due dates that passed while we stood still, cost the borrower nothing. */
class StrandedTest {

    private static final LocalDate DUE = Desks.DUE;

    @RegisterExtension
    final Desks desks = new Desks(2);

    private Payments without;

    @BeforeEach
    void aBook() {
        without = new Payments(
                desks.database.dataSource(),
                desks.platform.book,
                desks.platform.postings,
                List.of(new Teller("other", SchemeTable.of("alipay"), desks.clock)),
                desks.clock,
                desks.platform.events.outbox);
    }

    @AfterEach
    void close() {
        without.close();
    }

    @Test
    void an_order_whose_channel_is_gone_is_told_once_and_protected_until_people_acted() {
        desks.consented("L0");
        desks.payments.run(Payments.Desk.PLAN);
        for (int day = 0; day < 4; day++) {
            desks.at(DUE.plusDays(day) + "T12:00:00");
            without.run(Payments.Desk.PLAN);
            without.run(Payments.Desk.POST);
        }
        assertThat(desks.items()).singleElement().satisfies(item -> {
            assertThat(item.kind()).isEqualTo(Kind.SYSTEM);
            assertThat(item.subject()).isEqualTo(desks.only("L0").number());
            assertThat(item.told("en")).startsWith("The channel teller is not configured any more, and order ");
            assertThat(item.told("zh")).contains("teller").contains("L0");
        });
        assertThat(first("L0", DUE.plusDays(3)).penalty()).isZero();
        assertThat(desks.position("L0", DUE.plusDays(3)).dpd()).isZero();
        desks.payments.workItems.done(desks.items().getFirst().id(), "anna", "asked for by a page");
        for (int day = 4; day < 9; day++) {
            desks.at(DUE.plusDays(day) + "T12:00:00");
            without.run(Payments.Desk.PLAN);
            without.run(Payments.Desk.POST);
        }
        assertThat(desks.items()).as("told once").isEmpty();
        assertThat(desks.position("L0", DUE.plusDays(8)).dpd()).isPositive();
    }

    @Test
    void what_may_have_been_sent_is_told_as_well_and_settles_when_the_channel_is_back() {
        desks.consented("L0");
        desks.teller.script.add(new Act.LoseAnswer());
        desks.payments.run(Payments.Desk.PLAN);
        desks.at("2026-03-10T12:00:00");
        desks.payments.run(Payments.Desk.SEND);
        desks.at("2026-03-11T12:00:00");
        without.run(Payments.Desk.PLAN);
        assertThat(desks.items()).extracting(WorkItems.Item::kind).containsExactly(Kind.SYSTEM);
        desks.at("2026-03-12T12:00:00");
        desks.work();
        desks.work();
        assertThat(desks.items()).isEmpty();
        assertThat(desks.only("L0").state()).isEqualTo(State.SUCCEEDED);
        assertThat(desks.position("L0", DUE.plusDays(2)).owed()).isZero();
    }

    /** Nobody works from the day after the first due date until the middle of June: two due dates pass, and a third is made up for. */
    @Test
    void due_dates_that_a_long_standstill_passed_over_are_told_and_protected() {
        desks.consented("L0");
        desks.day(DUE);
        desks.at("2026-06-12T12:00:00");
        desks.platform.dayClose.close(LocalDate.of(2026, 6, 11), DayClose.Progress.SILENT);
        desks.payments.run(Payments.Desk.PLAN);
        desks.payments.run(Payments.Desk.POST);
        assertThat(desks.items())
                .extracting(item -> item.kind() + " " + item.told("en").substring(0, 46))
                .containsExactly(
                        "SYSTEM Installment 2 of loan L0, due 2026-04-10, was ",
                        "SYSTEM Installment 3 of loan L0, due 2026-05-10, was ");
        assertThat(desks.items().getFirst().told("zh")).contains("2026-04-10").contains("L0");
        assertThat(desks.position("L0", LocalDate.of(2026, 6, 12))
                        .installments()
                        .subList(1, 3))
                .allSatisfy(row -> assertThat(row.penalty()).isZero());
        assertThat(desks.position("L0", LocalDate.of(2026, 6, 12)).dpd()).isZero();
        assertThat(desks.of("L0")).as("the last is made up for").hasSize(2);
        desks.at("2026-06-13T12:00:00");
        desks.payments.run(Payments.Desk.PLAN);
        assertThat(desks.items().stream().filter(item -> item.kind() == Kind.SYSTEM))
                .hasSize(2);
    }

    /** Nothing was owed when the orders were planned, and is now. */
    @Test
    void a_due_date_for_which_we_planned_is_none_that_we_missed() {
        desks.consented("L1");
        for (LocalDate day = DUE; day.isBefore(LocalDate.of(2026, 4, 30)); day = day.plusDays(6)) {
            desks.at(day + "T12:00:00");
            desks.payments.run(Payments.Desk.PLAN);
        }
        JdbcClient.create(desks.database.dataSource())
                .sql("delete from payment.debit_order")
                .update();
        desks.at("2026-05-09T12:00:00");
        desks.payments.run(Payments.Desk.PLAN);
        assertThat(desks.items()).isEmpty();
    }

    private InstallmentPosition first(String loan, LocalDate day) {
        return desks.position(loan, day).installments().getFirst();
    }
}
