package dev.shouyue.simulator;

import dev.shouyue.kernel.loan.Component;
import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Facts;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** The facts of one loan as the platform comes to know them: what was recorded after the window's end is left out. */
final class Chronicle {

    /** Source of all facts: they come in by file. */
    static final String SOURCE = "import";

    private static final String AUTHOR = "operations";

    private final String suffix;
    private final int lastDay;
    private final Days days;
    private final List<Fact> facts = new ArrayList<>(16);
    private int payments;
    private int events;

    Chronicle(int index, int lastDay, Days days) {
        this.suffix = index + "-";
        this.lastDay = lastDay;
        this.days = days;
    }

    void disbursed(String loan, int day, long amount) {
        facts.add(new Fact.Disbursed(header(loan, day, 0, day), amount));
    }

    /** Money arrived on {@code day} at {@code minute} of it and was recorded {@code delay} days later; its source id. */
    String paid(int day, int minute, long amount, int delay) {
        String id = "P" + suffix + ++payments;
        if (isKnown(day, day + delay)) {
            facts.add(new Fact.PaymentReceived(header(id, day, minute, day + delay), amount, OptionalInt.empty()));
        }
        return id;
    }

    /** The payment with this source id, the last fact told, is told once more. */
    void toldTwice(String payment) {
        Fact last = facts.getLast();
        if (last.header().sourceId().equals(payment)) {
            facts.add(last);
        }
    }

    void reversed(int day, int minute, String payment) {
        if (isKnown(day, day)) {
            facts.add(new Fact.PaymentReversed(event(day, minute, day), payment));
        }
    }

    void debitFailed(int day, int minute, long amount, Fact.DebitFailure reason, String code) {
        if (isKnown(day, day)) {
            facts.add(new Fact.DebitFailed(event(day, minute, day), amount, reason, code));
        }
    }

    void feeCharged(int day, long amount, int installment) {
        if (isKnown(day, day)) {
            facts.add(new Fact.FeeCharged(event(day, 600, day), amount, OptionalInt.of(installment)));
        }
    }

    /** Everything of this component that is not paid is forgiven, {@code amount} in all. */
    void waived(int day, int minute, Component component, long amount) {
        if (amount > 0 && isKnown(day, day)) {
            facts.add(new Fact.AmountWaived(event(day, minute, day), component, amount, OptionalInt.empty()));
        }
    }

    void protectedDays(int from, int to, int recordedOn, Fact.ProtectionCause cause) {
        if (isKnown(from, recordedOn)) {
            facts.add(new Fact.ProtectionGranted(
                    event(from, 0, recordedOn), days.date(from), days.date(to), cause, AUTHOR));
        }
    }

    void chargedOff(int day) {
        if (isKnown(day, day)) {
            facts.add(new Fact.ChargedOff(event(day, 1380, day)));
        }
    }

    /** In the order of their value time, a fact told twice standing twice. */
    List<Fact> inOrder() {
        for (int i = 1; i < facts.size(); i++) {
            if (facts.get(i - 1).valueTime().isAfter(facts.get(i).valueTime())) {
                List<Fact> once = Facts.of(facts).inOrder();
                return once.size() == facts.size() ? once : repeated(once);
            }
        }
        return List.copyOf(facts);
    }

    private List<Fact> repeated(List<Fact> once) {
        List<Fact> all = new ArrayList<>(facts.size());
        for (Fact fact : once) {
            for (Fact told : facts) {
                if (told.header().sourceId().equals(fact.header().sourceId())) {
                    all.add(fact);
                }
            }
        }
        return List.copyOf(all);
    }

    private boolean isKnown(int day, int recordedOn) {
        return day <= lastDay && recordedOn <= lastDay;
    }

    private Fact.Header event(int day, int minute, int recordedOn) {
        return header("E" + suffix + ++events, day, minute, recordedOn);
    }

    private Fact.Header header(String id, int day, int minute, int recordedOn) {
        return new Fact.Header(SOURCE, id, days.time(day, minute), days.date(recordedOn));
    }
}
