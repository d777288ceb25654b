package dev.shouyue.kernel.position;

import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.policy.Ladder;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.position.InstallmentPosition.State;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The way of a loan to where it stands: which payment went to which installment, and what followed from the facts, day by
 * day. The same fold as {@link Positions}, looked at between its steps; for one loan that a person looks at, not for the
 * book. Amounts are minor units.
 *
 * @param shares what each payment paid, in the order in which it happened
 * @param events what happened to the loan by itself or because of facts, in order
 * @param billed what was asked in all by each installment that was ever in the plan, by number
 * @param afterCutOff source ids of the payments that came after the cut-off of a due or grace day
 */
public record Trace(List<Share> shares, List<Event> events, Map<Integer, Billed> billed, Set<String> afterCutOff) {

    /**
     * What of a payment went to an installment.
     *
     * @param payment source id of the payment
     * @param received value date of the payment
     * @param day day on which it was set against the installment; later when it was held or paid ahead
     */
    public record Share(
            String payment,
            LocalDate received,
            LocalDate day,
            int installment,
            long principal,
            long interest,
            long fee,
            long penalty) {

        /** Minor units in all. */
        public long total() {
            return principal + interest + fee + penalty;
        }
    }

    /** What an installment asked, fees that were charged later included. */
    public record Billed(long principal, long interest, long fee) {

        /** Minor units in all. */
        public long total() {
            return principal + interest + fee;
        }

        private boolean is(long ofPrincipal, long ofInterest, long ofFee) {
            return principal == ofPrincipal && interest == ofInterest && fee == ofFee;
        }
    }

    /**
     * Something that happened on a day.
     *
     * @param installment its number; 0 when it is about the loan
     * @param amount what it is about: due, short, past due; 0 when nothing
     * @param code the class the loan came to, else empty
     */
    public record Event(LocalDate day, Kind kind, int installment, long amount, String code) {}

    /** What can happen. */
    public enum Kind {
        /** An installment fell due. */
        DUE,
        /** It was paid after its due day, inside roll or grace. */
        PAID_IN_GRACE,
        /** It was short within tolerance, and the residue goes on to the next bill. */
        TOLERATED,
        /** It was short within tolerance, and the residue was written off. */
        WRITTEN_OFF,
        /** The loan came to be past due. */
        PAST_DUE,
        /** The loan came to a further class. */
        CLASS,
        /** The loan is no longer past due. */
        CURED,
        /** All is repaid. */
        SETTLED
    }

    public Trace {
        shares = List.copyOf(shares);
        events = List.copyOf(events);
        billed = Map.copyOf(billed);
        afterCutOff = Set.copyOf(afterCutOff);
    }

    /** The way to the end of {@code date}. */
    public static Trace of(Terms terms, Facts facts, Policy policy, LocalDate date) {
        return new Walk(terms, facts, policy, date).go();
    }

    /** The fold, looked at before and after each of its steps. */
    private static final class Walk {
        private final List<Fact> facts;
        private final Positions.Undone undone;
        private final LoanState loan;
        private final Policy policy;
        private final int until;

        private final List<Share> shares = new ArrayList<>();
        private final List<Event> events = new ArrayList<>();
        private final Map<Integer, Billed> billed = new LinkedHashMap<>();
        private final Set<String> afterCutOff = new HashSet<>();
        private final Deque<Money> unspent = new ArrayDeque<>();
        private int highestClass;
        private boolean refunds;

        /** Money received that is not set against anything yet. */
        private static final class Money {
            private final String payment;
            private final LocalDate received;
            private long left;

            Money(String payment, LocalDate received, long left) {
                this.payment = payment;
                this.received = received;
                this.left = left;
            }
        }

        /** What a row held before a step. */
        private record Before(
                int number,
                long principal,
                long interest,
                long fee,
                long penaltySettled,
                State state,
                long unpaid,
                long shortfall) {
            /** Each row as it is now, in the order of the rows. */
            static Before[] of(Row[] rows) {
                Before[] before = new Before[rows.length];
                for (int i = 0; i < rows.length; i++) {
                    before[i] = of(rows[i]);
                }
                return before;
            }

            /** That of the row with a number, which stands at its place unless the plan has changed. */
            static @Nullable Before find(Before[] before, int place, int number) {
                if (place < before.length && before[place].number == number) {
                    return before[place];
                }
                for (Before each : before) {
                    if (each.number == number) {
                        return each;
                    }
                }
                return null;
            }

            private static Before of(Row row) {
                return new Before(
                        row.number,
                        row.principal,
                        row.interest,
                        row.fee,
                        row.penaltySettled,
                        row.state,
                        row.unpaid(),
                        row.shortfall);
            }
        }

        Walk(Terms terms, Facts facts, Policy policy, LocalDate date) {
            this.facts = facts.inOrder();
            this.undone = Positions.Undone.of(this.facts, date);
            this.loan = LoanState.open(terms, policy, undone.protections());
            this.policy = policy;
            this.until = LoanState.epochDay(date);
        }

        Trace go() {
            bill();
            int next = 0;
            for (NavigableSet<Integer> days = daysOfInterest(); !days.isEmpty(); ) {
                int day = days.pollFirst();
                closeTo(day);
                for (; next < facts.size() && LoanState.epochDay(facts.get(next).valueDate()) == day; next++) {
                    apply(facts.get(next), day);
                }
                loan.closeDay(LocalDate.ofEpochDay(day));
                for (Row row : loan.rows) { // a changed plan, money held back
                    addDays(days, row, day);
                }
                loan.held.forEach(money -> add(days, money.day(), day));
                classes(day, days.isEmpty() ? until + 1 : days.first());
            }
            return new Trace(shares, events, billed, afterCutOff);
        }

        private NavigableSet<Integer> daysOfInterest() {
            NavigableSet<Integer> days = new TreeSet<>();
            days.add(until);
            for (Fact fact : facts) {
                add(days, LoanState.epochDay(fact.valueDate()), Integer.MIN_VALUE);
            }
            for (Row row : loan.rows) {
                addDays(days, row, Integer.MIN_VALUE);
            }
            return days;
        }

        private void addDays(NavigableSet<Integer> days, Row row, int after) {
            add(days, row.due, after);
            add(days, row.free + 1, after);
        }

        private void add(NavigableSet<Integer> days, int day, int after) {
            if (day > after && day <= until) {
                days.add(day);
            }
        }

        /** Lets happen what happens by itself at the start of {@code day}; money set aside is used then. */
        private void closeTo(int day) {
            Before[] before = Before.of(loan.rows);
            boolean pastDue = loan.isPastDue();
            loan.closeDay(LocalDate.ofEpochDay(day));
            note(before, day, false);
            spend(before, day);
            judgeLoan(pastDue, day);
        }

        private void apply(Fact fact, int day) {
            if (fact instanceof Fact.PaymentReceived payment) {
                if (!undone.isReversed(payment)) {
                    receive(payment, day);
                }
                return;
            }
            if (fact instanceof Fact.PlanChanged plan && undone.isUndone(plan)) {
                return;
            }
            boolean pastDue = loan.isPastDue();
            Before[] before = Before.of(loan.rows);
            loan.applyNext(fact, day);
            refunds |= fact instanceof Fact.CreditRefunded;
            giveBack();
            note(before, day, fact instanceof Fact.AmountWaived);
            bill();
            judgeLoan(pastDue, day);
            if (fact instanceof Fact.PlanChanged) {
                closeTo(day); // a part repaid early is due on the day itself
            }
        }

        private void receive(Fact.PaymentReceived payment, int day) {
            boolean pastDue = loan.isPastDue();
            int held = loan.held.size();
            Before[] before = Before.of(loan.rows);
            loan.applyNext(payment, day);
            if (loan.held.size() > held) {
                afterCutOff.add(payment.header().sourceId());
            }
            Money money = new Money(payment.header().sourceId(), payment.valueDate(), payment.amount());
            note(before, day, false);
            share(before, day, List.of(money));
            if (money.left > 0) {
                unspent.add(money);
                giveBack();
            }
            judgeLoan(pastDue, day);
        }

        /** Money that was refunded is set aside no longer: the oldest of it went back, or fills what was not covered. */
        private void giveBack() {
            if (!refunds) {
                return;
            }
            long over = -Math.max(loan.books.credit, 0);
            for (Money money : unspent) {
                over += money.left;
            }
            for (Money money : unspent) {
                long back = Math.min(Math.max(over, 0), money.left);
                money.left -= back;
                over -= back;
            }
            unspent.removeIf(money -> money.left == 0);
        }

        /** Shares of money that had been set aside, oldest first. */
        private void spend(Before[] before, int day) {
            if (!unspent.isEmpty()) {
                share(before, day, unspent);
                unspent.removeIf(money -> money.left == 0);
            }
        }

        private void share(Before[] before, int day, Iterable<Money> from) {
            for (int i = 0; i < loan.rows.length; i++) {
                Row row = loan.rows[i];
                share(Before.find(before, i, row.number), row, day, from);
            }
        }

        private void share(@Nullable Before was, Row row, int day, Iterable<Money> from) {
            if (was == null || row.state == State.WRITTEN_OFF) {
                return;
            }
            long[] open = {
                was.fee() - row.fee,
                row.penaltySettled - was.penaltySettled(),
                was.interest() - row.interest,
                was.principal() - row.principal
            };
            for (Money money : from) {
                long[] taken = new long[open.length];
                long sum = 0;
                for (int i = 0; i < open.length; i++) {
                    taken[i] = Math.max(Math.min(open[i], money.left - sum), 0);
                    open[i] -= taken[i];
                    sum += taken[i];
                }
                if (sum > 0) {
                    money.left -= sum;
                    shares.add(new Share(
                            money.payment,
                            money.received,
                            LocalDate.ofEpochDay(day),
                            row.number,
                            taken[3],
                            taken[2],
                            taken[0],
                            taken[1]));
                }
            }
        }

        /** What each installment of the plan asks; one that a changed plan has replaced keeps what it asked. */
        private void bill() {
            for (Row row : loan.rows) {
                Billed known = billed.get(row.number);
                long principal = known == null || row.isFuture() ? row.principal : known.principal();
                principal = known == null ? principal : Math.max(principal, known.principal());
                if (known == null || !known.is(principal, row.billedInterest, row.billedFee)) {
                    billed.put(row.number, new Billed(principal, row.billedInterest, row.billedFee));
                }
            }
        }

        private void note(Before[] before, int day, boolean waived) {
            for (int i = 0; i < loan.rows.length; i++) {
                Row row = loan.rows[i];
                Before was = Before.find(before, i, row.number);
                if (was == null || was.state() == row.state) {
                    continue;
                }
                if (was.state() == State.FUTURE && row.due == day) {
                    event(day, Kind.DUE, row.number, was.unpaid());
                }
                switch (row.state) {
                    case TOLERATED -> event(day, Kind.TOLERATED, row.number, row.unpaid());
                    case WRITTEN_OFF -> event(day, Kind.WRITTEN_OFF, row.number, was.unpaid());
                    case SETTLED -> {
                        if (day > row.due && was.state() == State.PENDING && !waived) {
                            event(day, Kind.PAID_IN_GRACE, row.number, was.unpaid());
                        }
                    }
                    case FUTURE, PENDING, OVERDUE, SETTLED_LATE -> {}
                }
            }
        }

        private void judgeLoan(boolean pastDueBefore, int day) {
            boolean pastDue = loan.isPastDue();
            if (pastDue && !pastDueBefore) {
                event(day, Kind.PAST_DUE, 0, loan.pastDue());
            } else if (!pastDue && pastDueBefore) {
                event(day, Kind.CURED, 0, 0);
                highestClass = 0;
            }
            boolean settled = true;
            for (Row row : loan.rows) {
                settled &= row.isFuture() ? row.unpaid() == 0 : !row.isOpen();
            }
            boolean told = !events.isEmpty() && events.getLast().kind() == Kind.SETTLED;
            if (settled && !told && loan.books.disbursed > 0) {
                event(day, Kind.SETTLED, 0, 0);
            }
        }

        /** The days from {@code day} up to, not including, {@code next} on which a further class is reached. */
        private void classes(int day, int next) {
            Ladder ladder = policy.classes();
            if (!loan.isPastDue()) {
                return;
            }
            for (int at = day; at < next && highestClass + 1 < ladder.steps().size(); at++) {
                int index = ladder.indexOf(PositionReader.classDays(loan, at, loan.dpd(at)));
                if (index > highestClass) {
                    highestClass = index;
                    events.add(new Event(
                            LocalDate.ofEpochDay(at),
                            Kind.CLASS,
                            0,
                            0,
                            ladder.steps().get(index).code()));
                }
            }
        }

        private void event(int day, Kind kind, int installment, long amount) {
            events.add(new Event(LocalDate.ofEpochDay(day), kind, installment, amount, ""));
        }
    }
}
