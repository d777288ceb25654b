package dev.shouyue.kernel.position;

import dev.shouyue.kernel.ledger.Account;
import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.schedule.Installment;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A loan walked along rising days by one fold and read at each stop, for those who look at many days of it: replay, roll
 * and vintage, month codes. What is read at a stop is what {@link Positions#on} says of that day. The fold begins anew
 * only where a payment was returned on the way, as that changes what came before.
 *
 * <p>Not thread-safe.
 */
public final class LoanWalk {

    private final Terms terms;
    private final Facts facts;
    private final Policy policy;
    private final List<Fact> ordered;
    private final boolean hasMateriality;
    private final Set<String> reversed = new HashSet<>(0);
    private LoanState state;
    /** First fact that is not applied. */
    private int next;

    private int nextFactDay;
    /** Epoch day up to which days past due are read. */
    private int at;

    private int mostMaterialDays;

    /** At the end of the day before anything happened. */
    public LoanWalk(Terms terms, Facts facts, Policy policy) {
        this.terms = terms;
        this.facts = facts;
        this.policy = policy;
        this.ordered = facts.inOrder();
        LocalDate first = terms.drawnOn();
        if (!ordered.isEmpty() && ordered.getFirst().valueDate().isBefore(first)) {
            first = ordered.getFirst().valueDate();
        }
        this.state = Positions.stateOn(terms, facts, policy, first.minusDays(1));
        this.at = LoanState.epochDay(first) - 1;
        this.hasMateriality = policy.materiality().isPresent();
        this.nextFactDay = factDay();
    }

    /**
     * Walks to the end of {@code day}.
     *
     * @return the most days past due at the end of {@code day} or of any day between it and the last stop
     * @throws IllegalArgumentException when the day lies before the last stop
     */
    public int to(LocalDate day) {
        int target = LoanState.epochDay(day);
        if (target < at) {
            throw new IllegalArgumentException(
                    "a walk goes forward: " + day + " lies before " + LocalDate.ofEpochDay(at));
        }
        int most = 0;
        // Between two events days past due never fall: they are read on the day before each event, and at the stop.
        while (true) {
            int event = Math.min(nextFactDay, state.nextStep());
            if (event > target) {
                break;
            }
            if (event - 1 > at) {
                most = Math.max(most, read(event - 1));
            }
            if (nextFactDay == event) {
                apply(event);
            } else {
                state.closeDay(event);
                most = Math.max(most, read(event));
            }
        }
        state.closeDay(target);
        return Math.max(most, read(target));
    }

    private int read(int day) {
        at = day;
        if (hasMateriality) {
            mostMaterialDays = Math.max(mostMaterialDays, MaterialDays.count(state, day));
        }
        return state.dpd(day);
    }

    private int factDay() {
        return next < ordered.size() ? facts.epochDay(next) : Integer.MAX_VALUE;
    }

    private void apply(int day) {
        int from = next;
        boolean returned = false;
        while (nextFactDay == day) {
            if (ordered.get(next) instanceof Fact.PaymentReversed reversal) {
                reversed.add(reversal.payment());
                returned = true;
            }
            next++;
            nextFactDay = factDay();
        }
        if (returned) {
            state = Positions.stateOn(terms, facts, policy, LocalDate.ofEpochDay(day));
            return;
        }
        for (int i = from; i < next; i++) {
            Fact fact = ordered.get(i);
            boolean neverCame = fact instanceof Fact.PaymentReceived payment
                    && !reversed.isEmpty()
                    && reversed.contains(payment.header().sourceId());
            if (!neverCame) {
                state.applyNext(fact, day);
            }
        }
    }

    /** Days past due at the stop. */
    public int dpd() {
        return state.dpd();
    }

    /** Principal outstanding at the stop, due or not; minor units. */
    public long principal() {
        long sum = 0;
        for (Row row : state.rows) {
            sum += row.principal;
        }
        return sum;
    }

    /** Principal, interest and fee of the installments past due at the stop; minor units. */
    public long pastDue() {
        return state.pastDue();
    }

    /** Whether it was paid out, and is neither repaid nor out of the books. */
    public boolean isOnTheBooks() {
        if (state.books.disbursed == 0 || state.books.isChargedOff()) {
            return false;
        }
        for (Row row : state.rows) {
            if (row.isOpen() || (row.isFuture() && row.unpaid() > 0)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the debt was taken out of the books up to the stop. */
    public boolean isChargedOff() {
        return state.books.isChargedOff();
    }

    /** Whether the plan at the stop holds this very installment: a changed plan may have replaced it. */
    public boolean holds(Installment bill) {
        return row(bill) != null;
    }

    /** Principal, interest and fee outstanding on the installment at the stop; minor units. */
    public long unpaid(Installment bill) {
        Row row = row(bill);
        return row == null ? 0 : row.unpaid();
    }

    /** Principal outstanding on the installment at the stop; minor units. */
    public long unpaidPrincipal(Installment bill) {
        Row row = row(bill);
        return row == null ? 0 : row.principal;
    }

    private @Nullable Row row(Installment bill) {
        int at = Charges.rowOf(state.rows, bill.number());
        return at >= 0 && state.rows[at].due == LoanState.epochDay(bill.due()) ? state.rows[at] : null;
    }

    /**
     * Days after {@code from} up to and including {@code to} that count on an installment of the plan: those on which it is
     * protected do not.
     */
    public int countedDays(int installment, LocalDate from, LocalDate to) {
        int at = Charges.rowOf(state.rows, installment);
        Days days = at < 0 ? state.days : state.rows[at].days;
        return days.between(LoanState.epochDay(from), LoanState.epochDay(to));
    }

    /** The most consecutive days on the way on which the amount past due was material; 0 without such a rule. */
    public int mostMaterialDays() {
        return mostMaterialDays;
    }

    /** Penalty charged up to the stop, paid or not; minor units. */
    public long penaltyCharged() {
        return -state.balances().get(Account.PENALTY_INCOME);
    }

    /** All that can be read at the stop. */
    public Position position() {
        return state.position();
    }
}
