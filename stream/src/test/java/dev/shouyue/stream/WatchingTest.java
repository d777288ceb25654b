package dev.shouyue.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.shouyue.risk.signal.Alert;
import dev.shouyue.risk.signal.BorrowerRules;
import dev.shouyue.risk.signal.BorrowerSignal;
import dev.shouyue.risk.signal.BorrowerState;
import dev.shouyue.risk.signal.CohortRules;
import dev.shouyue.risk.signal.CohortSignal;
import dev.shouyue.risk.signal.CohortState;
import dev.shouyue.risk.signal.Happening;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchingTest {

    private static final Instant AT = Instant.parse("2026-03-02T10:00:00Z");
    private static final Duration MEMORY = Duration.ofDays(400);

    private final Watching<BorrowerState> watching = new Watching<>(new BorrowerSignal(BorrowerRules.start()), MEMORY);

    @Test
    void a_timer_comes_at_the_first_millisecond_whose_end_lies_after_it() {
        Happening promise = new Happening.PromiseMade(head("p", AT), "p", AT.plus(Duration.ofDays(1)), 500);
        Watching.Held<BorrowerState> held = watching.pass(watching.start("B"), List.of(promise), AT.toEpochMilli())
                .held();
        long due = AT.plus(Duration.ofDays(2)).toEpochMilli();
        assertThat(held.wake()).isEqualTo(due);
        assertThat(watching.pass(held, List.of(), due - 1).alerts()).isEmpty();
        assertThat(watching.pass(held, List.of(), due).alerts())
                .extracting(Alert::signal)
                .containsExactly("PROMISE_BROKEN");

        Watching<CohortState> cohorts = new Watching<>(new CohortSignal(CohortRules.start()), MEMORY);
        Happening judged = new Happening.Judged(head("j", AT), "D1", List.of("P1"), true);
        assertThat(cohorts.pass(cohorts.start("D1"), List.of(judged), AT.toEpochMilli())
                        .held()
                        .wake())
                .isEqualTo(Instant.parse("2026-03-03T00:00:00Z").toEpochMilli());
    }

    @Test
    void whoever_is_silent_for_long_is_forgotten_and_nobody_else() {
        Happening query = new Happening.BureauQueried(head("q", AT));
        Watching.Held<BorrowerState> held = watching.pass(watching.start("B"), List.of(query), AT.toEpochMilli())
                .held();
        long end = AT.plus(MEMORY).toEpochMilli();
        assertThat(held.forget()).isEqualTo(end);
        assertThat(watching.forgotten(held, end)).isEmpty();
        Instant later = AT.plus(Duration.ofDays(100));
        Watching.Held<BorrowerState> seen = watching.pass(
                        held, List.of(new Happening.BureauQueried(head("q2", later))), later.toEpochMilli())
                .held();
        assertThat(seen.forget()).as("it is not moved with each event").isEqualTo(end);
        assertThat(watching.forgotten(seen, end).orElseThrow().forget())
                .isEqualTo(later.plus(MEMORY).toEpochMilli());
    }

    @Test
    void a_promise_that_is_open_is_not_forgotten() {
        Happening promise = new Happening.PromiseMade(head("p", AT), "p", AT.plus(Duration.ofDays(500)), 500);
        Watching.Held<BorrowerState> held = watching.pass(watching.start("B"), List.of(promise), AT.toEpochMilli())
                .held();
        assertThat(watching.forgotten(held, held.forget())).isPresent();
    }

    @Test
    void what_the_subject_has_passed_is_late_and_what_floods_one_instant_finds_no_room() {
        Watching.Held<BorrowerState> held = watching.pass(
                        watching.start("B"), List.of(new Happening.BureauQueried(head("q", AT))), AT.toEpochMilli())
                .held();
        Happening late = new Happening.BureauQueried(head("late", AT));
        assertThat(watching.pass(held, List.of(late), AT.toEpochMilli() + 1).late())
                .containsExactly(late);
        List<Happening> flood = new ArrayList<>();
        for (int k = 0; k < 1001; k++) {
            flood.add(new Happening.BureauQueried(head("f" + k, AT.plusSeconds(1))));
        }
        Watching.Turn<BorrowerState> turn = watching.pass(held, flood, AT.toEpochMilli() + 1000);
        assertThat(turn.crowded()).hasSize(1);
        assertThat(turn.late()).isEmpty();
    }

    @Test
    void a_state_is_bytes_with_a_version() {
        Watching.Held<BorrowerState> held = watching.pass(
                        watching.start("B"),
                        List.of(new Happening.PromiseMade(head("p", AT), "p", AT.plusSeconds(9), 500)),
                        AT.toEpochMilli())
                .held();
        byte[] bytes = watching.write(held);
        assertThat(watching.read("B", bytes)).isEqualTo(held);
        assertThat(watching.read("B", null)).isEqualTo(watching.start("B"));
        bytes[0] = 9;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> watching.read("B", bytes))
                .withMessageContaining("version 9");
    }

    private static Happening.Head head(String id, Instant at) {
        return new Happening.Head(id, "B", at, at);
    }
}
