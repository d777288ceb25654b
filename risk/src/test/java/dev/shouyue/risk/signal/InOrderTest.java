package dev.shouyue.risk.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shouyue.risk.measure.Chance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The laws of a stream, for each signal. */
class InOrderTest {

    private static final Instant END = Streams.START.plus(Duration.ofDays(120));
    private static final ChannelRules NERVOUS = new ChannelRules(20, 3, 5, 5, 5, 500, .2);
    private static final CohortRules EAGER = new CohortRules(.5, 2, 10, 2, 6, 2);

    private final InOrder<BorrowerState> borrower = new InOrder<>(new BorrowerSignal(BorrowerRules.start()), 1000);
    private final InOrder<ChannelState> channel = new InOrder<>(new ChannelSignal(NERVOUS), 1000);
    private final InOrder<CohortState> cohort = new InOrder<>(new CohortSignal(EAGER), 1000);

    @Property(tries = 150)
    void neither_order_within_lateness_nor_duplicates_nor_writing_down_changes_an_alert(
            @ForAll int seed, @ForAll @IntRange(min = 1, max = 400) int events) {
        holds(borrower, "B", seed, events);
        holds(channel, "C", seed, events);
        holds(cohort, "D1", seed, events);
    }

    private static <S> void holds(InOrder<S> order, String subject, int seed, int events) {
        List<Happening> stream = Streams.random(seed, events);
        List<Alert> replayed = Streams.replay(order, subject, stream, END);
        assertThat(Streams.stream(order, subject, stream, Duration.ofHours(30), END, seed ^ 7))
                .isEqualTo(replayed);
    }

    @Property(tries = 150)
    void taking_events_together_is_giving_each_when_all_before_it_has_passed(
            @ForAll int seed, @ForAll @IntRange(min = 1, max = 300) int events) {
        for (int most : new int[] {1, 2, 1000}) {
            taken(new InOrder<>(new BorrowerSignal(BorrowerRules.start()), most), "B", seed, events);
            taken(new InOrder<>(new ChannelSignal(NERVOUS), most), "C", seed, events);
            taken(new InOrder<>(new CohortSignal(EAGER), most), "D1", seed, events);
        }
    }

    /** In bundles whose limits by chance lie before what was given already: so some come late, some twice, some crowd. */
    private static <S> void taken(InOrder<S> order, String subject, int seed, int events) {
        Chance chance = new Chance(seed ^ 11);
        List<Happening> left = new ArrayList<>(Streams.random(seed, events));
        for (int k = chance.below(20); k > 0; k--) {
            left.add(left.get(chance.below(left.size())));
        }
        InOrder.State<S> one = order.start(subject);
        InOrder.State<S> other = one;
        while (!left.isEmpty()) {
            Instant watermark = Streams.START.plusSeconds(600L * chance.below(144 * 70) + chance.below(2));
            List<Happening> bundle = new ArrayList<>();
            for (Happening event : left) {
                if (!event.head().at().isAfter(watermark) && bundle.size() < 60 && chance.below(4) > 0) {
                    bundle.add(event);
                }
            }
            bundle.forEach(left::remove);
            InOrder.Result<S> together = order.take(one, bundle, watermark);
            List<Alert> alerts = new ArrayList<>();
            List<Happening> refused = new ArrayList<>();
            bundle.sort(Comparator.comparing((Happening event) -> event.head().at())
                    .thenComparing(event -> event.head().id()));
            for (Happening event : bundle) {
                InOrder.Result<S> before = order.pass(other, event.head().at().minusNanos(1));
                InOrder.Result<S> given = order.on(before.state(), event);
                alerts.addAll(before.alerts());
                refused.addAll(given.refused());
                other = given.state();
            }
            InOrder.Result<S> passed = order.pass(other, watermark);
            alerts.addAll(passed.alerts());
            other = passed.state();
            one = together.state();
            assertThat(together.alerts()).isEqualTo(alerts);
            assertThat(together.refused()).isEqualTo(refused);
            assertThat(order.write(one)).isEqualTo(order.write(other));
        }
    }

    @Test
    void what_lies_after_the_watermark_or_waits_already_is_not_taken() {
        Happening event = Streams.random(1, 1).getFirst();
        Instant at = event.head().at();
        assertThatThrownBy(() -> borrower.take(borrower.start("B"), List.of(event), at.minusNanos(1)))
                .hasMessageContaining("after the watermark");
        InOrder.State<BorrowerState> waits =
                borrower.on(borrower.start("B"), event).state();
        assertThatThrownBy(() -> borrower.take(waits, List.of(), at)).hasMessageContaining("1 events wait");
    }

    /** The law above would hold of signals that say nothing. */
    @Test
    void the_random_streams_raise_alerts_of_many_kinds() {
        List<Alert> alerts = new java.util.ArrayList<>();
        for (int seed = 0; seed < 40; seed++) {
            List<Happening> stream = Streams.random(seed, 400);
            alerts.addAll(Streams.replay(borrower, "B", stream, END));
            alerts.addAll(Streams.replay(channel, "C", stream, END));
            alerts.addAll(Streams.replay(cohort, "D1", stream, END));
        }
        assertThat(alerts.stream().map(Alert::signal).distinct())
                .contains(
                        "DEBITS_FAIL_FOR_FUNDS",
                        "DEBIT_CANNOT_WORK",
                        "BALANCE_SHRINKS",
                        "BILL_OPENED_AND_LEFT",
                        "NOT_REACHED",
                        "PROMISE_BROKEN",
                        "INCOME_LATE",
                        "INCOME_AFTER_DUE",
                        "BUREAU_QUERIES",
                        "CONTACTS_CHANGE",
                        "MANDATE_CANCELLED",
                        "CHANNEL_FAILS",
                        "D1");
        assertThat(alerts).allSatisfy(alert -> assertThat(alert.evidence()).hasSizeBetween(0, Alert.MOST_EVIDENCE));
    }

    @Test
    void a_state_stays_small_however_long_it_is_watched() {
        assertThat(largest(borrower, "B")).isLessThan(6_000);
        assertThat(largest(channel, "C")).isLessThan(20_000);
        assertThat(largest(cohort, "D1")).isLessThan(4_000);
    }

    private static <S> int largest(InOrder<S> order, String subject) {
        InOrder.State<S> state = order.start(subject);
        int largest = 0;
        List<Happening> stream = Streams.random(5, 20_000).stream()
                .sorted(java.util.Comparator.comparing(
                        (Happening event) -> event.head().at()))
                .toList();
        for (Happening event : stream) {
            state = order.pass(state, event.head().at().minusSeconds(1)).state();
            state = order.on(state, event).state();
            largest = Math.max(largest, order.write(state).length);
        }
        return largest;
    }

    @Test
    void what_comes_after_the_watermark_passed_it_is_handed_back_and_changes_nothing() {
        Happening event = Streams.random(1, 1).getFirst();
        InOrder.State<BorrowerState> passed =
                borrower.pass(borrower.start("B"), event.head().at()).state();
        InOrder.Result<BorrowerState> result = borrower.on(passed, event);
        assertThat(result.refused()).containsExactly(event);
        assertThat(result.state()).isEqualTo(passed);
    }

    @Test
    void a_full_waiting_room_hands_back_what_comes() {
        InOrder<BorrowerState> small = new InOrder<>(new BorrowerSignal(BorrowerRules.start()), 2);
        List<Happening> events = Streams.random(1, 3);
        InOrder.State<BorrowerState> state = small.start("B");
        state = small.on(state, events.get(0)).state();
        state = small.on(state, events.get(1)).state();
        assertThat(small.on(state, events.get(2)).refused()).containsExactly(events.get(2));
        assertThat(small.on(state, events.get(1)).refused())
                .as("a duplicate is no guest")
                .isEmpty();
    }

    @Test
    void bytes_that_are_no_state_are_refused() {
        InOrder.State<BorrowerState> state = borrower.start("B");
        for (Happening event : Streams.random(3, 50)) {
            state = borrower.on(state, event).state();
        }
        byte[] bytes = borrower.write(state);
        assertThat(borrower.read(bytes)).isEqualTo(state);
        byte[] other = bytes.clone();
        other[0] = 4;
        assertThatThrownBy(() -> borrower.read(other)).hasMessageContaining("state of version 2");
        for (int length = 0; length < bytes.length; length += 7) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> borrower.read(cut)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
