package dev.shouyue.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Fact.DebitFailure;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.payment.Reconciliation.Category;
import dev.shouyue.payment.Reconciliation.Finding;
import dev.shouyue.payment.WorkItems.Kind;
import dev.shouyue.servicing.DayClose;
import dev.shouyue.servicing.Posting;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All money that channels moved is held against the book, both ways: orders, transfers, refunds and returns. */
class BookComparisonTest {

    private static final LocalDate DUE = Desks.DUE;

    private static final Currency CNY = Currency.getInstance("CNY");

    @RegisterExtension
    final Desks desks = new Desks(2);

    /** On the due date a debit of L0 and a transfer for L1 bring an installment each. */
    @BeforeEach
    void aDebitAndATransfer() {
        desks.consented("L0");
        desks.payments.suspense.assign("88001", "L1");
        desks.payments.run(Payments.Desk.PLAN);
        desks.at("2026-03-10T12:00:00");
        desks.payments.run(Payments.Desk.SEND);
        desks.transfer("C1", "88001", Money.cny("5060.00"));
    }

    @Test
    void money_that_came_went_in_part_was_matched_and_undone_is_in_the_book_as_it_should_be() {
        post();
        desks.payments.refunds.ask(new Refunds.Wish(
                order().number(), Optional.of(Money.cny("1000.00")), "too much", "anna", Optional.empty()));
        desks.payments.suspense.undo("teller", "C1", "anna", "another's");
        desks.payments.suspense.match("teller", "C1", "L1", "anna", "no, it was");
        post();
        reconciled(DUE, "2026-03-11T10:00:00");
        assertThat(findings()).isEmpty();
    }

    /** Order and transfer of 5,060.00 each, before and after they are recorded; and a stranger's money. */
    @Test
    void what_came_and_is_not_in_the_book_is_summed_by_channel_and_currency() {
        assertThat(desks.payments.receipts.held())
                .containsExactly(new Receipts.Held("teller", Money.zero(CNY), 0, Money.cny("10120.00"), 2));
        post();
        assertThat(desks.payments.receipts.held()).isEmpty();
        LocalDateTime at = LocalDateTime.of(2026, 3, 10, 11, 0);
        desks.arrived("file-9", new News.Credited("C9", "99999", "somebody", "", Money.cny("12.50"), at));
        desks.payments.suspense.undo("teller", "C1", "anna", "another's");
        post();
        assertThat(desks.payments.receipts.held())
                .containsExactly(new Receipts.Held("teller", Money.cny("5072.50"), 2, Money.zero(CNY), 0));
    }

    @Test
    void a_transfer_that_is_not_in_the_book_is_found_and_settles_when_it_is() {
        stuck("receipt_id = 'C1'");
        post();
        reconciled(DUE, "2026-03-11T10:00:00");
        found(Category.NOT_IN_BOOK, "C1", "L1", Optional.empty(), Optional.of(5_060_00L));
        settles();
    }

    @Test
    void a_refund_that_the_book_does_not_have_is_found_and_settles_when_it_does() {
        post();
        desks.payments.refunds.ask(new Refunds.Wish(
                order().number(), Optional.of(Money.cny("1000.00")), "too much", "anna", Optional.empty()));
        stuck("kind = 'RETURN'");
        post();
        reconciled(DUE, "2026-03-11T10:00:00");
        Finding still = findings().stream()
                .filter(finding -> finding.which().category() == Category.STILL_IN_BOOK)
                .findFirst()
                .orElseThrow();
        assertThat(still.which().subject()).isEqualTo(order().number());
        assertThat(still.here()).contains(5_060_00L);
        settles();
    }

    @Test
    void a_return_that_the_book_does_not_have_is_found_on_its_day() {
        post();
        LocalDate day = DUE.plusDays(2);
        desks.at("2026-03-12T12:00:00");
        desks.arrived(
                "file-2",
                new News.Returned(
                        "R1", order().number(), DebitFailure.ACCOUNT, "AC06", Money.cny("5060.00"), day.atTime(9, 0)));
        stuck("kind = 'RETURN'");
        post();
        Money money = Money.cny("5060.00");
        desks.teller.statements.put(
                day,
                List.of(new StatementLine(
                        "R1",
                        StatementLine.Kind.RETURN,
                        order().number(),
                        "R1",
                        money,
                        Money.zero(money.currency()),
                        day.atTime(9, 0))));
        reconciled(DUE, "2026-03-13T10:00:00");
        found(Category.STILL_IN_BOOK, order().number(), "L0", Optional.of(5_060_00L), Optional.empty());
        assertThat(findings().getFirst().which().day()).isEqualTo(day);
        settles();
    }

    /** People reverse money that its channel holds, days after the day was compared; for a transfer there is not even a statement. */
    @Test
    void money_that_people_took_out_of_the_book_is_found() {
        post();
        reconciled(DUE, "2026-03-11T10:00:00");
        assertThat(findings()).isEmpty();
        desks.at("2026-03-13T10:00:00");
        reverse("L0", order().number());
        desks.payments.run(Payments.Desk.RECONCILE);
        found(Category.REVERSED_IN_BOOK, order().number(), "L0", Optional.empty(), Optional.of(5_060_00L));
        reverse("L1", "credit-C1");
        desks.payments.run(Payments.Desk.RECONCILE);
        assertThat(findings())
                .extracting(finding ->
                        finding.which().category() + " " + finding.which().subject())
                .containsExactlyInAnyOrder("REVERSED_IN_BOOK " + order().number(), "REVERSED_IN_BOOK C1");

        // the channel takes it back after all
        desks.arrived(
                "file-3",
                new News.Returned(
                        "R1",
                        order().number(),
                        DebitFailure.ACCOUNT,
                        "AC06",
                        Money.cny("5060.00"),
                        LocalDateTime.of(2026, 3, 13, 9, 0)));
        post();
        reconciled(DUE, "2026-03-13T17:00:00");
        assertThat(findings())
                .filteredOn(finding -> finding.which().category() == Category.REVERSED_IN_BOOK)
                .extracting(finding -> finding.which().subject())
                .containsExactly("C1");
    }

    /** Sixty days later, while nothing compares for longer than days are looked back; and one more, after both days were closed. */
    @Test
    void money_that_people_took_out_of_the_book_is_found_however_old_it_is_and_however_late_it_is_looked_at() {
        post();
        reconciled(DUE, "2026-03-11T10:00:00");
        desks.at("2026-05-09T10:00:00");
        reverse("L0", order().number());
        desks.at("2026-05-20T10:00:00");
        desks.payments.run(Payments.Desk.RECONCILE);
        found(Category.REVERSED_IN_BOOK, order().number(), "L0", Optional.empty(), Optional.of(5_060_00L));
        assertThat(findings().getFirst().which().day()).isEqualTo(DUE);
        assertThat(lookedTo()).isEqualTo(DUE.minusDays(1));

        desks.platform.dayClose.close(LocalDate.of(2026, 5, 19), DayClose.Progress.SILENT);
        desks.payments.run(Payments.Desk.RECONCILE);
        assertThat(lookedTo()).isEqualTo(LocalDate.of(2026, 5, 19));
        desks.at("2026-05-20T11:00:00");
        reverse("L1", "credit-C1");
        desks.at("2026-06-03T10:00:00");
        desks.payments.run(Payments.Desk.RECONCILE);
        assertThat(findings())
                .extracting(finding ->
                        finding.which().category() + " " + finding.which().subject())
                .containsExactlyInAnyOrder("REVERSED_IN_BOOK " + order().number(), "REVERSED_IN_BOOK C1");
    }

    /** The last day whose reversals need not be looked at any more. */
    private LocalDate lookedTo() {
        return JdbcClient.create(desks.database.dataSource())
                .sql("select recorded_to from payment.reversal_look where channel = 'teller'")
                .query(LocalDate.class)
                .single();
    }

    private void reverse(String loan, String payment) {
        desks.platform.postings.post(Posting.of(
                loan,
                new Posting.Item(
                        "api",
                        "reversal-" + loan,
                        Optional.empty(),
                        header -> new Fact.PaymentReversed(header, payment))));
    }

    private Order order() {
        return desks.of("L0").getFirst();
    }

    private void post() {
        desks.payments.run(Payments.Desk.POST);
    }

    /** Facts that do not get on on their way into the book. */
    private void stuck(String which) {
        desks.sql("update payment.book_entry set next_at = '2027-01-01' where " + which);
    }

    /** The statement of the day has the debit, and refunds. */
    private void reconciled(LocalDate day, String time) {
        desks.teller.writeStatement(day, List.of());
        List<StatementLine> lines = new ArrayList<>(desks.teller.statements.get(day));
        desks.teller.wentBack.forEach((refund, money) -> lines.add(new StatementLine(
                refund,
                StatementLine.Kind.REFUND,
                refund,
                refund,
                money,
                Money.zero(money.currency()),
                day.atTime(12, 0))));
        desks.teller.statements.put(day, lines);
        desks.at(time);
        desks.payments.run(Payments.Desk.RECONCILE);
    }

    /** What was stuck goes on. */
    private void settles() {
        desks.sql("update payment.book_entry set next_at = '2026-03-01' where state = 'WAITING'");
        post();
        desks.pass(Duration.ofHours(7));
        desks.payments.run(Payments.Desk.RECONCILE);
        assertThat(findings()).isEmpty();
        assertThat(items()).isEmpty();
    }

    private void found(Category category, String subject, String loan, Optional<Long> here, Optional<Long> there) {
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.which().category()).isEqualTo(category);
            assertThat(finding.which().subject()).isEqualTo(subject);
            assertThat(finding.here()).isEqualTo(here);
            assertThat(finding.there()).isEqualTo(there);
        });
        assertThat(items()).singleElement().satisfies(item -> {
            assertThat(item.subject()).isEqualTo("teller/" + subject);
            assertThat(item.loan()).isEqualTo(loan);
            assertThat(item.told("en")).startsWith(subject);
            assertThat(item.told("zh")).startsWith(subject).isNotEqualTo(item.told("en"));
        });
    }

    /** Those of money and the book that are open. */
    private List<Finding> findings() {
        return desks.payments.reconciliation.findings(Optional.empty(), true, 99);
    }

    private List<WorkItems.Item> items() {
        return desks.payments.workItems.list(true, Optional.of(Kind.RECONCILIATION), 0, 99);
    }
}
