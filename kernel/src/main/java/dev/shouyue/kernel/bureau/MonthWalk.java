package dev.shouyue.kernel.bureau;

import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.position.LoanWalk;
import dev.shouyue.kernel.position.Position;
import dev.shouyue.kernel.position.Positions;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Positions of one loan on the days a bureau asks for: one fold that walks on while they rise. */
final class MonthWalk {

    private final Terms terms;
    private final Facts facts;
    private final Policy policy;
    private @Nullable LoanWalk walk;
    private LocalDate at = LocalDate.MAX;

    MonthWalk(Terms terms, Facts facts, Policy policy) {
        this.terms = terms;
        this.facts = facts;
        this.policy = policy;
    }

    /** The position at the end of {@code day}. */
    Position to(LocalDate day) {
        if (day.isBefore(terms.drawnOn())) {
            return Positions.on(terms, facts, policy, day);
        }
        LoanWalk walking = walk;
        if (walking == null || day.isBefore(at)) {
            walking = new LoanWalk(terms, facts, policy);
            walk = walking;
        }
        at = day;
        walking.to(day);
        return walking.position();
    }

    /** Whether nothing is owed any more on a loan that was open. */
    static boolean isRepaid(Position position) {
        return position.state() != Position.State.NOT_OPEN
                && position.installments().stream().allMatch(row -> row.outstanding() == 0);
    }
}
