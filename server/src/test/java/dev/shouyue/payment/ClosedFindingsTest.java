package dev.shouyue.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shouyue.decision.Refused;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.payment.Reconciliation.Category;
import dev.shouyue.payment.Reconciliation.Finding;
import dev.shouyue.payment.Reconciliation.State;
import dev.shouyue.payment.WorkItems.Kind;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Findings that do not settle themselves are closed by people, and stay so while their amounts do. */
class ClosedFindingsTest {

    private static final LocalDate DUE = Desks.DUE;
    private static final LocalDateTime AT = LocalDateTime.of(2026, 3, 10, 10, 0);

    @RegisterExtension
    final Desks desks = new Desks(3);

    private final List<StatementLine> lines = new ArrayList<>();

    /** A statement with another amount for one order, a second booking of another, and an order of somebody else. */
    @BeforeEach
    void threeFindings() {
        desks.consented("L0", "L1", "L2");
        desks.payments.run(Payments.Desk.PLAN);
        desks.at("2026-03-10T09:30:00");
        desks.work();
        desks.teller.writeStatement(DUE, List.of());
        lines.addAll(desks.teller.statements.get(DUE));
        bookedFirst("5000.00");
        lines.add(Teller.line("M-again", lines.get(1).order(), Money.cny("5060.00"), AT));
        lines.add(Teller.line("M-stranger", "NOTOURS", Money.cny("12.00"), AT));
        reconciled("2026-03-11T10:00:00");
        assertThat(findings()).hasSize(3).allSatisfy(finding -> assertThat(finding.isOpen())
                .isTrue());
    }

    @ParameterizedTest
    @EnumSource(
            value = Category.class,
            names = {"TWICE", "AMOUNT_DIFFERS", "MISSING_HERE"})
    void what_people_closed_stays_closed_with_its_work_item(Category category) {
        Finding closed = closed(of(category).which(), "anna", "the bank wrote: a mistake");
        assertThat(closed.state()).isEqualTo(State.CLOSED);
        assertThat(closed.closedBy()).contains("anna");
        assertThat(closed.how("zh")).contains("the bank wrote: a mistake");
        int items = items().size();
        assertThat(items).isEqualTo(category == Category.MISSING_HERE ? 2 : 1);
        for (String time :
                List.of("2026-03-11T17:00:00", "2026-03-12T18:00:00", "2026-03-14T10:00:00", "2026-04-20T10:00:00")) {
            reconciled(time);
            assertThat(of(category)).isEqualTo(closed);
            assertThat(items()).hasSize(items);
        }
    }

    @Test
    void one_whose_amounts_change_is_open_again_and_says_why() {
        Finding closed = closed(of(Category.AMOUNT_DIFFERS).which(), "anna", "known");
        bookedFirst("4990.00");
        reconciled("2026-03-12T18:00:00");
        Finding again = of(Category.AMOUNT_DIFFERS);
        assertThat(again.which()).isEqualTo(closed.which());
        assertThat(again.state()).isEqualTo(State.OPEN);
        assertThat(again.there()).contains(4_990_00L);
        assertThat(again.how("en")).contains("the amounts are not those for which it was closed");
        assertThat(again.how("zh")).contains("金额已不同于关闭之时");
        assertThat(again.closedBy()).isEmpty();
        assertThat(items())
                .extracting(WorkItems.Item::subject)
                .contains("teller/" + closed.which().subject());

        bookedFirst("5060.00");
        reconciled("2026-03-13T03:00:00");
        assertThat(of(Category.AMOUNT_DIFFERS).state()).as("they say the same").isEqualTo(State.RESOLVED);
        assertThat(items()).hasSize(1);
    }

    @Test
    void closing_and_opening_again_twice_is_the_same_as_once() {
        Reconciliation.Which which = of(Category.TWICE).which();
        assertThat(which.subject()).isEqualTo("M-again");
        Finding closed = closed(which, "anna", "given back");
        desks.at("2026-03-11T11:00:00");
        assertThat(closed(which, "ben", "another reason")).isEqualTo(closed);
        Finding open = desks.payments.reconciliation.reopen(which, "ben", "it was not given back");
        assertThat(open.state()).isEqualTo(State.OPEN);
        assertThat(open.how("en")).contains("ben: it was not given back");
        assertThat(open.how("zh")).contains("ben：it was not given back");
        assertThat(desks.payments.reconciliation.reopen(which, "anna", "once more"))
                .isEqualTo(open);
        assertThat(items())
                .filteredOn(item -> item.subject().equals("teller/M-again"))
                .singleElement()
                .satisfies(item -> {
                    assertThat(desks.only(item.loan()).number())
                            .as("the order that is booked twice")
                            .isEqualTo(lines.get(1).order());
                    assertThat(item.doneAt()).isEmpty();
                });
    }

    @Test
    void a_reason_is_required_and_what_settled_itself_or_is_not_there_is_refused() {
        Reconciliation.Which which = of(Category.AMOUNT_DIFFERS).which();
        refused("reason", Refused.Why.BAD_VALUE, which, "  ");
        refused(
                "finding",
                Refused.Why.UNKNOWN,
                new Reconciliation.Which("teller", DUE, "no such", Category.TWICE),
                "a reason");
        bookedFirst("5060.00");
        reconciled("2026-03-12T18:00:00");
        refused("state", Refused.Why.CONFLICT, which, "a reason");
    }

    @Test
    void whoever_is_done_with_a_work_item_closes_the_finding_with_it() {
        Finding found = of(Category.AMOUNT_DIFFERS);
        WorkItems.Item item = item("teller/" + found.which().subject());
        assertThatThrownBy(() -> desks.payments.workItems.done(item.id(), "anna", ""))
                .as("a finding is not closed without a reason")
                .isInstanceOf(Refused.class);
        assertThat(items()).contains(item);
        assertThat(of(Category.AMOUNT_DIFFERS)).isEqualTo(found);

        WorkItems.Done done = desks.payments
                .workItems
                .done(item.id(), "anna", "the bank wrote: a mistake")
                .orElseThrow();
        assertThat(done.closed()).containsExactly(found.which());
        assertThat(done.item().doneBy()).contains("anna");
        Finding closed = of(Category.AMOUNT_DIFFERS);
        assertThat(closed.state()).isEqualTo(State.CLOSED);
        assertThat(closed.closedBy()).contains("anna");
        assertThat(closed.how("en")).contains("the bank wrote: a mistake");
        reconciled("2026-03-12T18:00:00");
        assertThat(of(Category.AMOUNT_DIFFERS)).isEqualTo(closed);
        assertThat(items()).extracting(WorkItems.Item::subject).containsExactly("teller/M-again");
        assertThat(desks.payments.workItems.done(item.id(), "ben", "once more"))
                .as("it was done")
                .isEmpty();
    }

    @Test
    void a_work_item_of_two_findings_is_done_with_the_last_of_them() {
        Finding differs = of(Category.AMOUNT_DIFFERS);
        String subject = differs.which().subject();
        JdbcClient.create(desks.database.dataSource()).sql("""
                        insert into payment.finding (channel, day, subject, category, amount_here, currency, state, found_at)
                        values ('teller', '2026-03-09', ?, 'NOT_IN_BOOK', 1, 'CNY', 'OPEN', now())""").param(subject).update();
        Reconciliation.Closing first = desks.payments.reconciliation.close(differs.which(), "anna", "known");
        assertThat(first.item()).isEmpty();
        assertThat(item("teller/" + subject).doneAt()).isEmpty();

        Reconciliation.Closing last =
                desks.payments.reconciliation.close(of(Category.NOT_IN_BOOK).which(), "ben", "known too");
        assertThat(last.item().flatMap(WorkItems.Item::doneBy)).contains("ben");
        assertThat(last.item().flatMap(item -> item.note("zh"))).contains("known too");
        assertThat(items()).extracting(WorkItems.Item::subject).containsExactly("teller/M-again");
    }

    @Test
    void what_settles_itself_leaves_the_work_item_to_another_finding_that_is_open() {
        String subject = of(Category.AMOUNT_DIFFERS).which().subject();
        JdbcClient.create(desks.database.dataSource()).sql("""
                        insert into payment.finding (channel, day, subject, category, amount_here, currency, state, found_at)
                        values ('teller', '2026-03-09', ?, 'TWICE', 1, 'CNY', 'OPEN', now())""").param(subject).update();
        bookedFirst("5060.00");
        reconciled("2026-03-12T18:00:00");
        Finding settled = of(Category.AMOUNT_DIFFERS);
        assertThat(settled.state()).isEqualTo(State.RESOLVED);
        assertThat(settled.how("en")).contains("the amounts are the same");
        assertThat(settled.how("zh")).contains("金额已一致");
        assertThat(items()).extracting(WorkItems.Item::subject).contains("teller/" + subject);
    }

    @Test
    void what_was_kept_in_english_before_stands_as_it_is() {
        JdbcClient.create(desks.database.dataSource())
                .sql("update payment.finding set state = 'RESOLVED', how = 'the amounts are the same'")
                .update();
        assertThat(findings())
                .allSatisfy(finding -> assertThat(finding.how("zh")).contains("the amounts are the same"));
    }

    @Test
    void a_booking_without_an_order_of_ours_is_settled_when_its_money_is_in_suspense_no_more() {
        assertThat(of(Category.MISSING_HERE).isOpen()).isTrue();
        desks.payments.suspense.match("teller", "NOTOURS", "L2", "anna", "her money");
        reconciled("2026-03-12T18:00:00");
        Finding settled = of(Category.MISSING_HERE);
        assertThat(settled.state()).isEqualTo(State.RESOLVED);
        assertThat(settled.how("zh")).contains("款项已不在挂账中");
    }

    private WorkItems.Item item(String subject) {
        return items().stream()
                .filter(item -> item.subject().equals(subject))
                .findFirst()
                .orElseThrow();
    }

    private Finding closed(Reconciliation.Which which, String by, String reason) {
        return desks.payments.reconciliation.close(which, by, reason).finding();
    }

    private void refused(String field, Refused.Why why, Reconciliation.Which which, String reason) {
        assertThatThrownBy(() -> desks.payments.reconciliation.close(which, "anna", reason))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.field()).isEqualTo(field);
                    assertThat(refused.why()).isEqualTo(why);
                    assertThat(refused.told().in("en"))
                            .isNotEqualTo(refused.told().in("zh"));
                });
    }

    private void bookedFirst(String amount) {
        lines.set(0, Teller.line(lines.getFirst().id(), lines.getFirst().order(), Money.cny(amount), AT));
    }

    private void reconciled(String time) {
        desks.teller.statements.put(DUE, List.copyOf(lines));
        desks.at(time);
        desks.payments.run(Payments.Desk.RECONCILE);
    }

    private List<Finding> findings() {
        return desks.payments.reconciliation.findings(Optional.empty(), false, 99);
    }

    private Finding of(Category category) {
        return findings().stream()
                .filter(finding -> finding.which().category() == category)
                .findFirst()
                .orElseThrow();
    }

    private List<WorkItems.Item> items() {
        return desks.payments.workItems.list(true, Optional.of(Kind.RECONCILIATION), 0, 99);
    }
}
