package dev.shouyue.kernel.position;

import static dev.shouyue.kernel.position.Stories.DRAWN;
import static dev.shouyue.kernel.position.Stories.END;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Fact.StatedBy;
import dev.shouyue.kernel.loan.Fact.StatedCause;
import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.kernel.position.Stories.Story;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What somebody says of a loan changes none of its amounts and none of its days, whatever else happens to it. */
class StatementPropertiesTest {

    @Property(tries = 500)
    void a_statement_leaves_position_ledger_and_stored_state_as_they_are(
            @ForAll("stories") Story story,
            @ForAll StatedCause cause,
            @ForAll StatedBy by,
            @ForAll @IntRange(max = 400) int day,
            @ForAll @IntRange(max = 60) int later) {
        Assume.that(story.isConsistent());
        List<Fact> more = new ArrayList<>(story.facts());
        more.add(new Fact.CauseStated(header("said", day), cause, by, List.of(1)));
        more.add(new Fact.StatementWithdrawn(header("taken back", day + later), "said"));
        Story after = story.told(more);
        for (LocalDate on = DRAWN; on.isBefore(END); on = on.plusDays(13)) {
            assertThat(after.on(on)).as("on %s", on).isEqualTo(story.on(on));
            assertThat(state(after, on).toBytes())
                    .as("on %s", on)
                    .isEqualTo(state(story, on).toBytes());
        }
    }

    @Property(tries = 200)
    void a_state_takes_a_statement_of_any_day_as_it_comes_and_stays_what_it_is(
            @ForAll("stories") Story story, @ForAll @IntRange(max = 400) int day) {
        Assume.that(story.isConsistent());
        LoanState state = state(story, END);
        byte[] before = state.toBytes();
        Fact said = new Fact.CauseStated(header("said", day), StatedCause.DISPUTE, StatedBy.BORROWER, List.of());
        assertThat(state.accepts(said)).isTrue();
        state.apply(said);
        assertThat(state.toBytes()).isEqualTo(before);
    }

    private static LoanState state(Story story, LocalDate on) {
        return Positions.stateOn(story.terms(), Facts.of(story.facts()), story.policy(), on);
    }

    private static Fact.Header header(String id, int day) {
        LocalDate on = DRAWN.plusDays(day);
        return new Fact.Header("test", id, on.atTime(12, 0), on);
    }

    @Provide
    Arbitrary<Story> stories() {
        return Stories.all();
    }
}
