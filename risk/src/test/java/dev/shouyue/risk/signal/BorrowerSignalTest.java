package dev.shouyue.risk.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.risk.signal.Happening.Head;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BorrowerSignalTest {

    private static final Instant DUE = at("2026-03-20T23:59:59");

    private final List<Happening> story = new ArrayList<>();

    @Test
    void two_debits_that_fail_for_money_are_a_warning_with_the_days_that_are_left() {
        bill();
        debit("d1", "2026-03-17T09:00:00", Happening.Outcome.FUNDS);
        debit("d2", "2026-03-18T09:00:00", Happening.Outcome.FUNDS);
        debit("d3", "2026-03-18T19:00:00", Happening.Outcome.FUNDS);
        Alert alert = only("DEBITS_FAIL_FOR_FUNDS");
        assertThat(alert.level()).isEqualTo(Alert.Level.WARNING);
        assertThat(alert.evidence()).containsExactly("d1", "d2");
        assertThat(alert.reasons()).containsExactly(new Alert.Reason("TIMES", 2));
        assertThat(alert.at()).isEqualTo(at("2026-03-18T09:00:00"));
        assertThat(alert.lead()).contains(Duration.ofHours(62).plusMinutes(59).plusSeconds(59));
    }

    @Test
    void a_debit_that_went_through_between_makes_the_failures_forgotten() {
        debit("d1", "2026-03-17T09:00:00", Happening.Outcome.FUNDS);
        debit("d2", "2026-03-17T12:00:00", Happening.Outcome.SUCCESS);
        debit("d3", "2026-03-18T09:00:00", Happening.Outcome.FUNDS);
        assertThat(alerts()).isEmpty();
    }

    @Test
    void a_failure_of_the_channel_is_not_held_against_the_borrower() {
        bill();
        for (int k = 0; k < 5; k++) {
            debit("d" + k, "2026-03-1" + k + "T09:00:00", Happening.Outcome.values()[4 + k % 3]);
        }
        assertThat(alerts()).isEmpty();
    }

    @Test
    void a_balance_that_falls_below_the_next_bill_is_told_with_what_is_missing() {
        bill();
        balance("b1", "2026-03-12T09:00:00", 30_000);
        balance("b2", "2026-03-14T09:00:00", 15_000);
        balance("b3", "2026-03-16T09:00:00", 8_500);
        assertThat(only("BALANCE_SHRINKS").reasons()).containsExactly(new Alert.Reason("SHORT_BY", 1_500));
    }

    @Test
    void a_promise_that_is_kept_is_silent_and_one_that_is_not_is_told_when_its_grace_is_over() {
        bill();
        story.add(new Happening.PromiseMade(head("p1", "2026-03-21T10:00:00"), "P", at("2026-03-23T00:00:00"), 100));
        assertThat(only("PROMISE_BROKEN").at()).isEqualTo(at("2026-03-24T00:00:00"));
        assertThat(only("PROMISE_BROKEN").evidence()).containsExactly("p1");
        assertThat(only("PROMISE_BROKEN").lead()).isEqualTo(Optional.empty());
        story.add(new Happening.BillPaid(head("pay", "2026-03-23T22:00:00"), "bill"));
        assertThat(alerts()).isEmpty();
    }

    @Test
    void income_that_does_not_come_as_usual_is_told_three_days_later() {
        income("i1", "2026-01-10T09:00:00");
        income("i2", "2026-02-10T09:00:00");
        income("i3", "2026-03-10T09:00:00");
        assertThat(only("INCOME_LATE").at()).isEqualTo(at("2026-03-10T09:00:00").plus(Duration.ofDays(31 + 3)));
    }

    @Test
    void income_that_usually_comes_just_after_the_due_date_is_told_with_the_bill() {
        income("i1", "2025-12-22T09:00:00");
        income("i2", "2026-01-22T09:00:00");
        income("i3", "2026-02-22T09:00:00");
        bill();
        Alert alert = alerts().getFirst();
        assertThat(alert.signal()).isEqualTo("INCOME_AFTER_DUE");
        assertThat(alert.reasons()).containsExactly(new Alert.Reason("HOURS_AFTER_DUE", 4 * 24 + 9));
    }

    @Test
    void payments_that_drift_towards_the_cut_off_are_noticed() {
        for (int k = 0; k < 4; k++) {
            Instant due = at("2026-0" + (k + 1) + "-20T23:00:00");
            story.add(new Happening.BillIssued(
                    new Head("i" + k, "B", due.minus(Duration.ofDays(20)), due), "n" + k, due, 10_000));
            Instant paid = due.minus(Duration.ofHours(90 - 25L * k));
            story.add(new Happening.BillPaid(new Head("p" + k, "B", paid, paid), "n" + k));
        }
        assertThat(only("PAYS_LATER").reasons()).containsExactly(new Alert.Reason("MINUTES_AHEAD", 15 * 60));
    }

    @Test
    void three_messages_in_a_row_that_came_back_mean_not_reached() {
        receipt("m1", "2026-03-10T09:00:00", Happening.Receipt.BOUNCED);
        receipt("m2", "2026-03-11T09:00:00", Happening.Receipt.READ);
        receipt("m3", "2026-03-12T09:00:00", Happening.Receipt.BOUNCED);
        receipt("m4", "2026-03-13T09:00:00", Happening.Receipt.BOUNCED);
        assertThat(alerts()).isEmpty();
        receipt("m5", "2026-03-14T09:00:00", Happening.Receipt.BOUNCED);
        assertThat(only("NOT_REACHED").evidence()).containsExactly("m3", "m4", "m5");
    }

    @Test
    void a_bill_that_is_opened_and_left_twice_shortly_before_it_is_due_is_noticed() {
        bill();
        left("a1", "2026-03-10T20:00:00");
        left("a2", "2026-03-19T20:00:00");
        assertThat(alerts()).as("once, and once too early").isEmpty();
        left("a3", "2026-03-20T08:00:00");
        assertThat(only("BILL_OPENED_AND_LEFT").evidence()).containsExactly("a2", "a3");
    }

    @Test
    void the_same_is_not_said_again_within_a_week_but_after_it() {
        bill();
        for (int k = 0; k < 9; k++) {
            debit("d" + k, "2026-03-0" + (k + 1) + "T09:00:00", Happening.Outcome.FUNDS);
        }
        assertThat(alerts())
                .extracting(Alert::at)
                .containsExactly(at("2026-03-02T09:00:00"), at("2026-03-09T09:00:00"));
    }

    private void bill() {
        story.add(new Happening.BillIssued(head("bill", "2026-03-01T00:00:00"), "bill", DUE, 10_000));
    }

    private void debit(String id, String when, Happening.Outcome outcome) {
        story.add(new Happening.DebitAnswered(head(id, when), "C", "o" + id, outcome, 100, -1));
    }

    private void balance(String id, String when, long balance) {
        story.add(new Happening.BalanceHinted(head(id, when), balance));
    }

    private void income(String id, String when) {
        story.add(new Happening.IncomeArrived(head(id, when), 500_000));
    }

    private void receipt(String id, String when, Happening.Receipt receipt) {
        story.add(new Happening.MessageReceipted(head(id, when), "SMS", receipt, 1000));
    }

    private void left(String id, String when) {
        story.add(new Happening.AppUsed(head(id, when), Happening.Use.LEFT_BILL));
    }

    private Alert only(String signal) {
        assertThat(alerts()).extracting(Alert::signal).containsExactly(signal);
        return alerts().getFirst();
    }

    private List<Alert> alerts() {
        return Streams.replay(
                new InOrder<>(new BorrowerSignal(BorrowerRules.start()), 1000), "B", story, at("2026-06-01T00:00:00"));
    }

    private static Head head(String id, String when) {
        return new Head(id, "B", at(when), at(when));
    }

    private static Instant at(String when) {
        return Instant.parse(when + "Z");
    }
}
