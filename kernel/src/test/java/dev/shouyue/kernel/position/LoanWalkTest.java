package dev.shouyue.kernel.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shouyue.kernel.ledger.Account;
import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.kernel.loan.FactsBuilder;
import dev.shouyue.kernel.loan.LoanBuilder;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.position.Stories.Story;
import dev.shouyue.kernel.schedule.Installment;
import java.time.LocalDate;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** A walk says at each stop what the position of that day says. */
class LoanWalkTest {

    private static final LocalDate DRAWN = LocalDate.of(2026, 2, 10);

    @Property(tries = 300)
    void each_stop_equals_the_position_of_the_day(
            @ForAll("stories") Story story, @ForAll @IntRange(min = 1, max = 45) int step) {
        Policy policy = story.policy();
        Facts facts = Facts.of(story.facts());
        LoanWalk walk = new LoanWalk(story.terms(), facts, policy);
        int mostMaterialDays = 0;
        LocalDate before = DRAWN.minusDays(2);
        for (LocalDate day = DRAWN.minusDays(1); day.isBefore(DRAWN.plusDays(450)); day = day.plusDays(step)) {
            int most = walk.to(day);
            int worst = 0;
            for (LocalDate each = before.plusDays(1); !each.isAfter(day); each = each.plusDays(1)) {
                Position position = Positions.on(story.terms(), facts, policy, each);
                worst = Math.max(worst, position.dpd());
                mostMaterialDays = Math.max(mostMaterialDays, position.materialDays());
            }
            before = day;
            Position position = Positions.on(story.terms(), facts, policy, day);
            assertThat(most).as("most days past due until %s", day).isEqualTo(worst);
            assertThat(walk.mostMaterialDays()).isEqualTo(mostMaterialDays);
            assertThat(walk.position()).isEqualTo(position);
            assertThat(walk.dpd()).isEqualTo(position.dpd());
            assertThat(walk.principal()).isEqualTo(position.principal());
            assertThat(walk.pastDue()).isEqualTo(position.pastDue());
            assertThat(walk.penaltyCharged()).isEqualTo(-position.balances().get(Account.PENALTY_INCOME));
            assertThat(walk.isChargedOff()).isEqualTo(position.state() == Position.State.CHARGED_OFF);
        }
    }

    @Test
    void an_installment_is_read_on_its_due_day() {
        Terms terms = LoanBuilder.aLoan().of("1000.00").over(2).terms();
        Facts facts = FactsBuilder.factsOf(terms).paid("2026-03-10", "400.00").facts();
        LoanWalk walk = new LoanWalk(terms, facts, Loans.policy());
        Installment first = terms.schedule().first();
        walk.to(LocalDate.of(2026, 3, 10));
        assertThat(walk.unpaid(first)).isEqualTo(first.total() - 400_00);
        assertThat(walk.unpaidPrincipal(first)).isEqualTo(first.total() - 400_00);
        assertThat(walk.holds(new Installment(1, LocalDate.of(2026, 3, 11), 1, 0, 0)))
                .isFalse();
        assertThat(walk.isOnTheBooks()).isTrue();
        assertThatThrownBy(() -> walk.to(LocalDate.of(2026, 3, 9)))
                .hasMessage("a walk goes forward: 2026-03-09 lies before 2026-03-10");
    }

    @Provide
    Arbitrary<Story> stories() {
        return Stories.all();
    }
}
