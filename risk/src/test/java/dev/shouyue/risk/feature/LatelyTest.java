package dev.shouyue.risk.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.shouyue.risk.measure.Chance;
import dev.shouyue.risk.signal.Happening;
import dev.shouyue.risk.signal.Happening.Head;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LatelyTest {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    @Test
    void what_was_done_is_told_as_numbers() {
        Instant now = START.plus(Duration.ofDays(40));
        List<Happening> log = List.of(
                debit("d1", 5, Happening.Outcome.FUNDS),
                debit("d2", 20, Happening.Outcome.FUNDS),
                debit("d3", 30, Happening.Outcome.SYSTEM),
                new Happening.BalanceHinted(head("b1", 30, 0), 30_000),
                new Happening.BalanceHinted(head("b2", 35, 0), 5_000),
                new Happening.IncomeArrived(head("i1", 38, 0), 40_000),
                new Happening.MandateChanged(head("m1", 39, 0), Happening.Consent.CANCELLED));
        double[] numbers = Lately.asOf(log, now).numbers(now, 10_000);
        assertThat(numbers).hasSize(Lately.NAMES.size());
        assertThat(number(numbers, "failed_for_funds_30"))
                .as("one is older than 30 days")
                .isEqualTo(1);
        assertThat(number(numbers, "balance_to_amount")).isEqualTo(.5);
        assertThat(number(numbers, "balance_change_to_amount")).isEqualTo(-2.5);
        assertThat(number(numbers, "days_since_income")).isEqualTo(2);
        assertThat(number(numbers, "income_to_amount")).isEqualTo(4);
        assertThat(number(numbers, "mandate_cancelled")).isEqualTo(1);
        assertThat(number(numbers, "bounced_30")).isZero();
    }

    @Test
    void a_balance_and_an_income_are_held_against_their_own_past() {
        Instant now = START.plus(Duration.ofDays(100));
        List<Happening> log = List.of(
                new Happening.BalanceHinted(head("b0", 20, 0), 500),
                new Happening.BalanceHinted(head("b1", 65, 0), 20_000), // the same days of the month before
                new Happening.BalanceHinted(head("b2", 85, 0), 90_000), // other days of the month
                new Happening.BalanceHinted(head("b3", 95, 0), 10_000),
                new Happening.IncomeArrived(head("i1", 5, 0), 40_000),
                new Happening.IncomeArrived(head("i2", 35, 0), 60_000),
                new Happening.IncomeArrived(head("i3", 65, 0), 25_000));
        double[] numbers = Lately.asOf(log, now).numbers(now, 10_000);
        assertThat(number(numbers, "balance_to_usual")).isEqualTo(Math.log(.5), within(1e-9));
        assertThat(number(numbers, "balance_lowest_10_to_amount")).isEqualTo(1);
        assertThat(number(numbers, "income_to_usual")).isEqualTo(.5);
        assertThat(number(numbers, "income_overdue_days"))
                .as("35 days ago, and every 30")
                .isEqualTo(5);
    }

    @Test
    void the_balances_of_the_last_days_are_held_against_what_the_borrower_has_at_that_time_of_the_month() {
        Instant now = START.plus(Duration.ofDays(100));
        List<Happening> log = List.of(
                new Happening.BalanceHinted(head("b1", 4, 0), 20_000), // more than a month before, three months
                new Happening.BalanceHinted(head("b2", 65, 0), 20_000),
                new Happening.BalanceHinted(head("b3", 91, 0), 5_000),
                new Happening.BalanceHinted(head("b4", 97, 0), 20_000),
                new Happening.IncomeArrived(head("i1", 70, 0), 40_000),
                debit("d1", 2, Happening.Outcome.SUCCESS),
                debit("d2", 50, Happening.Outcome.SUCCESS));
        double[] numbers = Lately.asOf(log, now).numbers(now, 10_000);
        assertThat(number(numbers, "balances_10")).isEqualTo(2);
        assertThat(number(numbers, "balance_mean_10_to_amount"))
                .as("geometric mean of 5,000 and 20,000, of 10,000")
                .isEqualTo(1, within(1e-9));
        assertThat(number(numbers, "balance_to_own"))
                .as("ln(1/4) and 0, drawn towards 0 by one more")
                .isEqualTo(Math.log(.25) / 3, within(1e-9));
        assertThat(number(numbers, "balance_5_to_own")).isEqualTo(0, within(1e-9));
        assertThat(number(numbers, "balance_10_to_before")).isEqualTo(Math.log(.5), within(1e-9));
        assertThat(number(numbers, "balance_10_to_income")).isEqualTo(Math.log(.25), within(1e-9));
        assertThat(number(numbers, "debited_30")).isZero();
        assertThat(number(numbers, "debited_100")).isEqualTo(2);
    }

    @Test
    void income_of_more_than_400_days_ago_is_as_if_it_had_never_come() {
        Lately lately = Lately.nothing().with(new Happening.IncomeArrived(head("i1", 5, 0), 40_000));
        Instant near = START.plus(Duration.ofDays(404));
        Instant far = START.plus(Duration.ofDays(405));
        assertThat(lately.lastIncome(near)).contains(START.plus(Duration.ofDays(5)));
        assertThat(number(lately.numbers(near, 10_000), "days_since_income")).isEqualTo(399);
        assertThat(lately.lastIncome(far)).isEmpty();
        assertThat(number(lately.numbers(far, 10_000), "days_since_income")).isNaN();
    }

    /** The stream keeps a value and adds what comes to be known; the replay makes it of the log, at any instant. */
    @Property(tries = 200)
    void a_stream_and_a_replay_have_the_same_numbers_at_every_instant(
            @ForAll int seed, @ForAll @IntRange(min = 1, max = 300) int events) {
        Chance chance = new Chance(seed);
        List<Happening> log = new ArrayList<>();
        for (int k = 0; k < events; k++) {
            log.add(random(chance, k));
        }
        List<Happening> arriving = log.stream()
                .sorted(Comparator.comparing((Happening event) -> event.head().known()))
                .toList();
        Lately streamed = Lately.nothing();
        int next = 0;
        for (int day = 1; day <= 70; day += 3) {
            Instant now = START.plus(Duration.ofDays(day));
            while (next < events && !arriving.get(next).head().known().isAfter(now)) {
                streamed = streamed.with(arriving.get(next));
                streamed = chance.below(3) == 0 ? streamed.with(arriving.get(chance.below(next + 1))) : streamed;
                next++;
            }
            assertThat(Lately.asOf(log, now).numbers(now, 7)).isEqualTo(streamed.numbers(now, 7));
        }
    }

    private static Happening random(Chance chance, int k) {
        Head head = head("e" + k, chance.below(60), chance.below(100));
        return switch (chance.below(8)) {
            case 0 -> new Happening.BalanceHinted(head, chance.below(1000));
            case 1 -> new Happening.IncomeArrived(head, chance.below(1000));
            case 2 -> new Happening.MandateChanged(head, Happening.Consent.values()[chance.below(2)]);
            case 3 -> new Happening.BureauQueried(head);
            case 4 -> new Happening.MessageReceipted(head, "SMS", Happening.Receipt.values()[chance.below(3)], 1);
            case 5 -> new Happening.AppUsed(head, Happening.Use.values()[chance.below(2)]);
            case 6 -> new Happening.ContactChanged(head, Happening.Contact.DEVICE);
            default -> new Happening.DebitAnswered(head, "C", "o", Happening.Outcome.values()[chance.below(7)], 1, 1);
        };
    }

    private static Happening debit(String id, int day, Happening.Outcome outcome) {
        return new Happening.DebitAnswered(head(id, day, 0), "C", "o" + id, outcome, 100, -1);
    }

    private static Head head(String id, int day, int hoursLater) {
        Instant at = START.plus(Duration.ofDays(day));
        return new Head(id, "B", at, at.plus(Duration.ofHours(hoursLater)));
    }

    private static double number(double[] numbers, String name) {
        return numbers[Lately.NAMES.indexOf(name)];
    }
}
