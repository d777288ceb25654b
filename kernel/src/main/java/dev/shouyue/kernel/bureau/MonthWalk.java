package dev.shouyue.kernel.bureau;

import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.position.LoanState;
import dev.shouyue.kernel.position.Position;
import dev.shouyue.kernel.position.Positions;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Positions of one loan on rising days by one fold that walks on. It is folded anew only where a payment was returned
 * on the way, as that changes what came before, or where a day lies before the last one.
 */
final class MonthWalk {

    private final Terms terms;
    private final Facts facts;
    private final Policy policy;
    private final List<Fact> ordered;
    private final Set<String> reversed = new HashSet<>();
    private @Nullable LoanState state;
    private LocalDate at = LocalDate.MIN;
    private int next;

    MonthWalk(Terms terms, Facts facts, Policy policy) {
        this.terms = terms;
        this.facts = facts;
        this.policy = policy;
        this.ordered = facts.inOrder();
    }

    /** The position at the end of {@code day}. */
    Position to(LocalDate day) {
        LoanState walking = state;
        if (walking == null || day.isBefore(at) || isReversalUntil(day)) {
            walking = Positions.stateOn(terms, facts, policy, day);
            state = walking;
            skipTo(day);
        } else {
            for (; next < ordered.size() && !ordered.get(next).valueDate().isAfter(day); next++) {
                Fact fact = ordered.get(next);
                if (moves(fact)) {
                    walking.apply(fact);
                }
            }
            walking.closeDay(day);
        }
        at = day;
        return walking.position();
    }

    private boolean isReversalUntil(LocalDate day) {
        for (int i = next; i < ordered.size() && !ordered.get(i).valueDate().isAfter(day); i++) {
            if (ordered.get(i) instanceof Fact.PaymentReversed) {
                return true;
            }
        }
        return false;
    }

    private void skipTo(LocalDate day) {
        next = 0;
        reversed.clear();
        for (; next < ordered.size() && !ordered.get(next).valueDate().isAfter(day); next++) {
            if (ordered.get(next) instanceof Fact.PaymentReversed reversal) {
                reversed.add(reversal.payment());
            }
        }
    }

    /** Protections are known to the fold from the start; a payment that was returned before it came never counts. */
    private boolean moves(Fact fact) {
        return switch (fact) {
            case Fact.PaymentReceived f -> !reversed.contains(f.header().sourceId());
            case Fact.ProtectionGranted f -> false;
            case Fact.ProtectionWithdrawn f -> false;
            case Fact.PaymentReversed f -> false;
            case Fact.Disbursed f -> true;
            case Fact.DebitFailed f -> true;
            case Fact.FeeCharged f -> true;
            case Fact.AmountWaived f -> true;
            case Fact.PlanChanged f -> true;
            case Fact.ChargedOff f -> true;
        };
    }

    /** Whether nothing is owed any more on a loan that was open. */
    static boolean isRepaid(Position position) {
        return position.state() != Position.State.NOT_OPEN
                && position.installments().stream().allMatch(row -> row.outstanding() == 0);
    }
}
