package dev.shouyue.simulator;

import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Facts;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** The facts of one loan as the platform comes to know them: what was recorded after the window's end is left out. */
final class Chronicle {

    /** Source of all facts: they come in by file. */
    static final String SOURCE = "import";

    private final String suffix;
    private final int lastDay;
    private final List<Fact> facts = new ArrayList<>(20);
    private int payments;
    private int events;

    Chronicle(int index, int lastDay) {
        this.suffix = index + "-";
        this.lastDay = lastDay;
    }

    void disbursed(String loan, int day, long amount) {
        add(new Fact.Disbursed(header(loan, day, 0, day), amount));
    }

    /** Money arrived on {@code day} at {@code minute} of it and was recorded {@code delay} days later; its source id. */
    String paid(int day, int minute, long amount, int delay) {
        String id = "P" + suffix + ++payments;
        add(new Fact.PaymentReceived(header(id, day, minute, day + delay), amount, OptionalInt.empty()));
        return id;
    }

    /** The payment with this source id, the last fact told, is told once more. */
    void toldTwice(String payment) {
        if (!facts.isEmpty() && facts.getLast().header().sourceId().equals(payment)) {
            facts.add(facts.getLast());
        }
    }

    void reversed(int day, int minute, String payment) {
        add(new Fact.PaymentReversed(event(day, minute, day), payment));
    }

    void debitFailed(int day, int minute, long amount, Fact.DebitFailure reason, String code) {
        add(new Fact.DebitFailed(event(day, minute, day), amount, reason, code));
    }

    void protectedDays(int from, int to, int recordedOn) {
        add(new Fact.ProtectionGranted(
                event(from, 0, recordedOn),
                LocalDate.ofEpochDay(from),
                LocalDate.ofEpochDay(to),
                Fact.ProtectionCause.SYSTEM_INCIDENT,
                "operations"));
    }

    void chargedOff(int day) {
        add(new Fact.ChargedOff(event(day, 1380, day)));
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
            int times = 0;
            for (Fact told : facts) {
                times += told == fact || told.equals(fact) ? 1 : 0;
            }
            for (int i = 0; i < times; i++) {
                all.add(fact);
            }
        }
        return List.copyOf(all);
    }

    private void add(Fact fact) {
        if (fact.recordedOn().toEpochDay() <= lastDay && fact.valueDate().toEpochDay() <= lastDay) {
            facts.add(fact);
        }
    }

    private Fact.Header event(int day, int minute, int recordedOn) {
        return header("E" + suffix + ++events, day, minute, recordedOn);
    }

    private static Fact.Header header(String id, int day, int minute, int recordedOn) {
        LocalDate date = LocalDate.ofEpochDay(day);
        return new Fact.Header(
                SOURCE,
                id,
                LocalDateTime.of(date, LocalTime.of(minute / 60, minute % 60)),
                recordedOn == day ? date : LocalDate.ofEpochDay(recordedOn));
    }
}
