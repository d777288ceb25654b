package dev.shouyue.risk.signal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What the signal of a borrower remembers. Lists are short and fixed in length, so a state stays under a few kilobytes
 * however long the borrower is watched.
 *
 * @param subject the borrower
 * @param bills open bills
 * @param promises open promises
 * @param marks past events by what they are remembered for, see {@link Kept}
 * @param raised when each signal was last raised; its number is unused, its event the signal
 */
public record BorrowerState(
        String subject, List<Bill> bills, List<Promise> promises, List<List<Mark>> marks, List<Mark> raised) {

    static final int MOST_OPEN = 8;
    private static final int VERSION = 1;
    private static final int MOST_RAISED = 16;

    /** What is remembered, and how much of it. */
    enum Kept {
        FAILED_FUNDS(8),
        FAILED_ACCOUNT(8),
        BALANCES(6),
        BILLS_LEFT(8),
        BOUNCES(8),
        QUERIES(8),
        INCOMES(6),
        CONTACTS(6),
        PAYMENTS(6);

        private final int most;

        Kept(int most) {
            this.most = most;
        }
    }

    record Bill(String bill, Instant due, long amount, String event) {}

    record Promise(String promise, Instant until, String event) {}

    static BorrowerState start(String subject) {
        List<List<Mark>> marks = new ArrayList<>();
        for (int k = 0; k < Kept.values().length; k++) {
            marks.add(List.of());
        }
        return new BorrowerState(subject, List.of(), List.of(), List.copyOf(marks), List.of());
    }

    List<Mark> marks(Kept kind) {
        return marks.get(kind.ordinal());
    }

    BorrowerState with(Kept kind, Mark mark) {
        return change(kind, list -> Mark.with(list, mark, kind.most));
    }

    BorrowerState without(Kept kind) {
        return change(kind, list -> List.of());
    }

    private BorrowerState change(Kept kind, UnaryOperator<List<Mark>> by) {
        List<List<Mark>> changed = new ArrayList<>(marks);
        changed.set(kind.ordinal(), by.apply(marks(kind)));
        return new BorrowerState(subject, bills, promises, List.copyOf(changed), raised);
    }

    BorrowerState with(Bill bill) {
        return new BorrowerState(subject, last(bills, bill), promises, marks, raised);
    }

    BorrowerState withoutBill(String bill) {
        return new BorrowerState(
                subject, bills.stream().filter(each -> !each.bill.equals(bill)).toList(), promises, marks, raised);
    }

    BorrowerState with(Promise promise) {
        return new BorrowerState(subject, bills, last(promises, promise), marks, raised);
    }

    BorrowerState with(List<Promise> open) {
        return new BorrowerState(subject, bills, List.copyOf(open), marks, raised);
    }

    BorrowerState raised(String signal, Instant at) {
        List<Mark> others =
                raised.stream().filter(each -> !each.event().equals(signal)).toList();
        return new BorrowerState(
                subject, bills, promises, marks, Mark.with(others, new Mark(at, 0, signal), MOST_RAISED));
    }

    Optional<Bill> bill(String bill) {
        return bills.stream().filter(each -> each.bill.equals(bill)).findFirst();
    }

    /** The bill that falls due next, counted from an instant. */
    Optional<Bill> next(Instant now) {
        return bills.stream()
                .filter(bill -> bill.due.isAfter(now))
                .min(java.util.Comparator.comparing(Bill::due).thenComparing(Bill::bill));
    }

    private static <T> List<T> last(List<T> items, T one) {
        List<T> more = new ArrayList<>(items.subList(Math.max(0, items.size() - MOST_OPEN + 1), items.size()));
        more.add(one);
        return List.copyOf(more);
    }

    byte[] write() {
        Octets.Writer out = new Octets.Writer(VERSION);
        out.text(subject);
        out.list(bills, (to, bill) -> {
            to.text(bill.bill);
            to.instant(bill.due);
            to.number(bill.amount);
            to.text(bill.event);
        });
        out.list(promises, (to, promise) -> {
            to.text(promise.promise);
            to.instant(promise.until);
            to.text(promise.event);
        });
        out.list(marks, (to, list) -> to.list(list, Mark::write));
        out.list(raised, Mark::write);
        return out.done();
    }

    static BorrowerState read(byte[] bytes) {
        Octets.Reader in = new Octets.Reader(bytes, VERSION);
        BorrowerState state = new BorrowerState(
                in.text(),
                in.list(from -> new Bill(from.text(), from.instant(), from.number(), from.text())),
                in.list(from -> new Promise(from.text(), from.instant(), from.text())),
                in.list(from -> from.list(Mark::read)),
                in.list(Mark::read));
        in.end();
        if (state.marks.size() != Kept.values().length) {
            throw new IllegalArgumentException("state with " + state.marks.size() + " lists of marks");
        }
        return state;
    }
}
