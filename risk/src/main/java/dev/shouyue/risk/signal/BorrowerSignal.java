package dev.shouyue.risk.signal;

import dev.shouyue.risk.signal.BorrowerState.Bill;
import dev.shouyue.risk.signal.BorrowerState.Kept;
import dev.shouyue.risk.signal.BorrowerState.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a borrower's behaviour says ahead of a due date: rules that can be read and changed. How probable a late payment
 * is, is said by the hazard model, not here.
 */
public final class BorrowerSignal implements Signal<BorrowerState> {

    private final BorrowerRules rules;

    /** With these rules. */
    public BorrowerSignal(BorrowerRules rules) {
        this.rules = rules;
    }

    @Override
    public BorrowerState start(String subject) {
        return BorrowerState.start(subject);
    }

    @Override
    public Step<BorrowerState> on(BorrowerState state, Happening event) {
        Happening.Head head = event.head();
        Instant at = head.at();
        return switch (event) {
            case Happening.BillIssued e ->
                incomeAfterDue(state.with(new Bill(e.bill(), e.due(), e.amount(), head.id())), e);
            case Happening.BillPaid e -> paid(state, e);
            case Happening.DebitAnswered e -> answered(state, e);
            case Happening.BalanceHinted e ->
                shrinking(state.with(Kept.BALANCES, new Mark(at, e.balance(), head.id())), at);
            case Happening.AppUsed e -> used(state, e);
            case Happening.MessageReceipted e -> receipted(state, e);
            case Happening.PromiseMade e ->
                Step.quiet(state.with(new Promise(e.promise(), e.until().plus(rules.promiseGrace()), head.id())));
            case Happening.ContactChanged e ->
                several(
                        state.with(Kept.CONTACTS, new Mark(at, 0, head.id())),
                        Kept.CONTACTS,
                        rules.contacts(),
                        rules.contactsWithin(),
                        "CONTACTS_CHANGE",
                        Alert.Level.NOTICE,
                        at);
            case Happening.BureauQueried e ->
                several(
                        state.with(Kept.QUERIES, new Mark(at, 0, head.id())),
                        Kept.QUERIES,
                        rules.queries(),
                        rules.queriesWithin(),
                        "BUREAU_QUERIES",
                        Alert.Level.NOTICE,
                        at);
            case Happening.IncomeArrived e -> Step.quiet(state.with(Kept.INCOMES, new Mark(at, e.amount(), head.id())));
            case Happening.MandateChanged e -> mandate(state, e);
            case Happening.DebitAttempted e -> Step.quiet(state);
            case Happening.Judged e -> Step.quiet(state);
        };
    }

    private Step<BorrowerState> paid(BorrowerState state, Happening.BillPaid event) {
        Optional<Bill> bill = state.bill(event.bill());
        Instant at = event.head().at();
        // a payment keeps every promise that is open
        BorrowerState next = state.withoutBill(event.bill()).with(List.of()).without(Kept.BILLS_LEFT);
        if (bill.isEmpty()) {
            return Step.quiet(next);
        }
        long ahead = Duration.between(at, bill.orElseThrow().due()).toMinutes();
        next = next.with(Kept.PAYMENTS, new Mark(at, ahead, event.head().id()));
        List<Mark> last = tail(next.marks(Kept.PAYMENTS), rules.drifting());
        boolean drifts = last.size() == rules.drifting()
                && falls(last)
                && ahead < rules.driftingWithin().toMinutes();
        return drifts
                ? raise(next, "PAYS_LATER", Alert.Level.NOTICE, at, last, new Alert.Reason("MINUTES_AHEAD", ahead))
                : Step.quiet(next);
    }

    private Step<BorrowerState> answered(BorrowerState state, Happening.DebitAnswered event) {
        Instant at = event.head().at();
        Mark mark = new Mark(at, 0, event.head().id());
        return switch (event.outcome()) {
            case FUNDS ->
                several(
                        state.with(Kept.FAILED_FUNDS, mark),
                        Kept.FAILED_FUNDS,
                        rules.failedDebits(),
                        rules.failedWithin(),
                        "DEBITS_FAIL_FOR_FUNDS",
                        Alert.Level.WARNING,
                        at);
            case ACCOUNT, MANDATE ->
                several(
                        state.with(Kept.FAILED_ACCOUNT, mark),
                        Kept.FAILED_ACCOUNT,
                        1,
                        rules.failedWithin(),
                        "DEBIT_CANNOT_WORK",
                        Alert.Level.WARNING,
                        at);
            case SUCCESS -> Step.quiet(state.without(Kept.FAILED_FUNDS).without(Kept.FAILED_ACCOUNT));
            case LIMIT, SYSTEM, UNKNOWN -> Step.quiet(state); // no fault of the borrower's
        };
    }

    private Step<BorrowerState> shrinking(BorrowerState state, Instant at) {
        List<Mark> last = tail(state.marks(Kept.BALANCES), rules.shrinking());
        Optional<Bill> bill = state.next(at);
        if (last.size() < rules.shrinking() || !falls(last) || bill.isEmpty()) {
            return Step.quiet(state);
        }
        long missing = bill.orElseThrow().amount() - last.getLast().number();
        return missing > 0
                ? raise(state, "BALANCE_SHRINKS", Alert.Level.WARNING, at, last, new Alert.Reason("SHORT_BY", missing))
                : Step.quiet(state);
    }

    private Step<BorrowerState> used(BorrowerState state, Happening.AppUsed event) {
        Instant at = event.head().at();
        Optional<Bill> bill = state.next(at);
        if (event.use() != Happening.Use.LEFT_BILL
                || bill.isEmpty()
                || at.isBefore(bill.orElseThrow().due().minus(rules.leftBefore()))) {
            return Step.quiet(state);
        }
        return several(
                state.with(Kept.BILLS_LEFT, new Mark(at, 0, event.head().id())),
                Kept.BILLS_LEFT,
                rules.leftBills(),
                rules.leftBefore(),
                "BILL_OPENED_AND_LEFT",
                Alert.Level.NOTICE,
                at);
    }

    private Step<BorrowerState> receipted(BorrowerState state, Happening.MessageReceipted event) {
        Instant at = event.head().at();
        if (event.receipt() == Happening.Receipt.DELIVERED) {
            return delivered(state.without(Kept.BOUNCES), event, at);
        }
        if (event.receipt() != Happening.Receipt.BOUNCED) {
            return Step.quiet(state.without(Kept.BOUNCES));
        }
        BorrowerState next =
                state.with(Kept.BOUNCES, new Mark(at, 0, event.head().id()));
        List<Mark> bounces = next.marks(Kept.BOUNCES);
        return bounces.size() < rules.bounces()
                ? Step.quiet(next)
                : raise(
                        next,
                        "NOT_REACHED",
                        Alert.Level.WARNING,
                        at,
                        bounces,
                        new Alert.Reason("BOUNCES", bounces.size()));
    }

    /** What was sent before a bill was due, and came after it while it was unpaid, was no reminder: the lateness is ours. */
    private Step<BorrowerState> delivered(BorrowerState state, Happening.MessageReceipted event, Instant at) {
        Instant sent = at.minusMillis(event.delayMillis());
        Optional<Bill> missed = state.bills().stream()
                .filter(bill -> bill.due().isAfter(sent) && bill.due().isBefore(at))
                .max(Comparator.comparing(Bill::due));
        if (missed.isEmpty()) {
            return Step.quiet(state);
        }
        Bill bill = missed.orElseThrow();
        return raise(
                state,
                "REMINDED_TOO_LATE",
                Alert.Level.WARNING,
                at,
                List.of(
                        new Mark(bill.due(), 0, bill.event()),
                        new Mark(at, 0, event.head().id())),
                new Alert.Reason(
                        "MINUTES_AFTER_DUE", Duration.between(bill.due(), at).toMinutes()));
    }

    private Step<BorrowerState> mandate(BorrowerState state, Happening.MandateChanged event) {
        Instant at = event.head().at();
        if (event.consent() != Happening.Consent.CANCELLED || state.next(at).isEmpty()) {
            return Step.quiet(state);
        }
        return raise(
                state,
                "MANDATE_CANCELLED",
                Alert.Level.WARNING,
                at,
                List.of(new Mark(at, 0, event.head().id())),
                new Alert.Reason("OPEN_BILLS", state.bills().size()));
    }

    /** Income that usually comes soon after the due date: the due date could be moved. */
    private Step<BorrowerState> incomeAfterDue(BorrowerState state, Happening.BillIssued bill) {
        Optional<Instant> expected = expectedIncome(state);
        Instant at = bill.head().at();
        if (expected.isEmpty()) {
            return Step.quiet(state);
        }
        long hours = Duration.between(bill.due(), expected.orElseThrow()).toHours();
        boolean soonAfter = hours > 0
                && hours <= Duration.ofDays(10).toHours()
                && bill.due().isAfter(at);
        return soonAfter
                ? raise(
                        state,
                        "INCOME_AFTER_DUE",
                        Alert.Level.NOTICE,
                        at,
                        state.marks(Kept.INCOMES),
                        new Alert.Reason("HOURS_AFTER_DUE", hours))
                : Step.quiet(state);
    }

    /** When income is next expected: the last, and the middle one of the distances before; three are needed. */
    private static Optional<Instant> expectedIncome(BorrowerState state) {
        List<Mark> incomes = state.marks(Kept.INCOMES);
        if (incomes.size() < 3) {
            return Optional.empty();
        }
        long[] gaps = new long[incomes.size() - 1];
        for (int k = 0; k < gaps.length; k++) {
            gaps[k] = Duration.between(incomes.get(k).at(), incomes.get(k + 1).at())
                    .toSeconds();
        }
        Arrays.sort(gaps);
        return Optional.of(incomes.getLast().at().plusSeconds(gaps[gaps.length / 2]));
    }

    @Override
    public Optional<Instant> timer(BorrowerState state) {
        // asked for at every event
        Optional<Instant> first = incomeTimer(state);
        for (Promise promise : state.promises()) {
            if (first.isEmpty() || promise.until().isBefore(first.orElseThrow())) {
                first = Optional.of(promise.until());
            }
        }
        return first;
    }

    private Optional<Instant> incomeTimer(BorrowerState state) {
        return expectedIncome(state).map(expected -> expected.plus(rules.incomeLateBy()));
    }

    @Override
    public Step<BorrowerState> at(BorrowerState state, Instant timer) {
        List<Mark> broken = state.promises().stream()
                .filter(promise -> !promise.until().isAfter(timer))
                .map(promise -> new Mark(promise.until(), 0, promise.event()))
                .toList();
        BorrowerState next = state;
        List<Alert> alerts = new ArrayList<>();
        if (!broken.isEmpty()) {
            List<Promise> open = state.promises().stream()
                    .filter(promise -> promise.until().isAfter(timer))
                    .toList();
            Step<BorrowerState> step = raise(
                    next.with(open),
                    "PROMISE_BROKEN",
                    Alert.Level.WARNING,
                    timer,
                    broken,
                    new Alert.Reason("PROMISES", broken.size()));
            next = step.state();
            alerts.addAll(step.alerts());
        }
        if (incomeTimer(state).filter(late -> !late.isAfter(timer)).isPresent()) {
            List<Mark> incomes = state.marks(Kept.INCOMES);
            // what was usual is not so any more: learn it anew
            Step<BorrowerState> step = raise(
                    next.without(Kept.INCOMES),
                    "INCOME_LATE",
                    Alert.Level.WARNING,
                    timer,
                    incomes,
                    new Alert.Reason("HOURS_LATE", rules.incomeLateBy().toHours()));
            next = step.state();
            alerts.addAll(step.alerts());
        }
        return new Step<>(next, List.copyOf(alerts));
    }

    @Override
    public byte[] write(BorrowerState state) {
        return state.write();
    }

    @Override
    public BorrowerState read(byte[] bytes) {
        return BorrowerState.read(bytes);
    }

    private Step<BorrowerState> several(
            BorrowerState state, Kept kind, int needed, Duration within, String signal, Alert.Level level, Instant at) {
        List<Mark> seen = Mark.within(state.marks(kind), at, within);
        return seen.size() < needed
                ? Step.quiet(state)
                : raise(state, signal, level, at, seen, new Alert.Reason("TIMES", seen.size()));
    }

    private Step<BorrowerState> raise(
            BorrowerState state, String signal, Alert.Level level, Instant at, List<Mark> seen, Alert.Reason reason) {
        boolean lately = state.raised().stream()
                .anyMatch(each -> each.event().equals(signal)
                        && each.at().plus(rules.quiet()).isAfter(at));
        if (lately) {
            return Step.quiet(state);
        }
        Alert alert = new Alert(
                Alert.Kind.BORROWER,
                state.subject(),
                signal,
                level,
                List.of(reason),
                Mark.events(seen),
                at,
                state.next(at).map(bill -> Duration.between(at, bill.due())));
        return new Step<>(state.raised(signal, at), List.of(alert));
    }

    private static List<Mark> tail(List<Mark> marks, int most) {
        return marks.subList(Math.max(0, marks.size() - most), marks.size());
    }

    private static boolean falls(List<Mark> marks) {
        for (int k = 1; k < marks.size(); k++) {
            if (marks.get(k).number() >= marks.get(k - 1).number()) {
                return false;
            }
        }
        return true;
    }
}
