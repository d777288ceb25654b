package dev.shouyue.stream;

import dev.shouyue.risk.signal.Alert;
import dev.shouyue.risk.signal.AlertText;
import dev.shouyue.risk.signal.BorrowerRules;
import dev.shouyue.risk.signal.BorrowerSignal;
import dev.shouyue.risk.signal.ChannelRules;
import dev.shouyue.risk.signal.ChannelSignal;
import dev.shouyue.risk.signal.CohortRules;
import dev.shouyue.risk.signal.CohortSignal;
import dev.shouyue.risk.signal.Happening;
import dev.shouyue.risk.signal.Happening.Head;
import dev.shouyue.risk.signal.InOrder;
import dev.shouyue.risk.signal.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Forty days of events by chance, in the order in which they arrive: mixed up by up to {@link #LATENESS}, one in fifty
 * twice. On the thirtieth day a channel breaks down, and loans of a region turn bad.
 */
final class World {

    static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    static final Instant END = START.plus(Duration.ofDays(40));
    static final Duration LATENESS = Duration.ofHours(1);

    final List<Happening> arrivals = new ArrayList<>();
    private final Random chance;
    private final int borrowers;

    World(long seed, int events) {
        chance = new Random(seed);
        borrowers = Math.max(10, events / 30);
        long span = Duration.between(START, END).toMillis();
        record Arrival(Happening event, long when) {}
        List<Arrival> all = new ArrayList<>();
        for (int k = 0; k < events; k++) {
            // in whole minutes now and then, so that some are at the same instant
            long millis = (long) (span * (double) k / events);
            Instant at = START.plusMillis(k % 5 == 0 ? millis / 60_000 * 60_000 : millis)
                    .plusNanos(k % 3 == 0 ? chance.nextInt(999_999) : 0);
            if (!at.isBefore(END)) {
                continue;
            }
            Happening event = event(k, at);
            for (int times = chance.nextInt(50) == 0 ? 2 : 1; times > 0; times--) {
                all.add(new Arrival(event, at.toEpochMilli() + chance.nextInt((int) LATENESS.toMillis() - 1000)));
            }
        }
        all.sort(Comparator.comparingLong(Arrival::when));
        all.forEach(arrival -> arrivals.add(arrival.event));
    }

    private Happening event(int k, Instant at) {
        Head head = new Head("e" + k, "B" + chance.nextInt(borrowers), at, at.plusSeconds(5));
        boolean broken = Duration.between(START, at).toDays() >= 30;
        return switch (chance.nextInt(16)) {
            case 0, 1 ->
                new Happening.BillIssued(
                        head, "bill" + k % 20, at.plusSeconds(86_400L * (1 + chance.nextInt(30))), 10_000);
            case 2 -> new Happening.BillPaid(head, "bill" + chance.nextInt(20));
            case 3, 4, 5 -> {
                String channel = "C" + chance.nextInt(3);
                boolean fails = broken && channel.equals("C1") && chance.nextInt(2) == 0;
                yield new Happening.DebitAnswered(
                        head,
                        channel,
                        "o" + k,
                        fails
                                ? Happening.Outcome.SYSTEM
                                : Happening.Outcome.values()[
                                        chance.nextInt(40) == 0 ? chance.nextInt(7) : chance.nextInt(2)],
                        100 + chance.nextInt(900) + (broken && channel.equals("C2") ? 5000 : 0),
                        chance.nextInt(5000));
            }
            case 6 -> new Happening.BalanceHinted(head, chance.nextInt(20_000));
            case 7 -> new Happening.AppUsed(head, Happening.Use.values()[chance.nextInt(2)]);
            case 8 ->
                new Happening.MessageReceipted(
                        head,
                        "M" + chance.nextInt(2),
                        Happening.Receipt.values()[chance.nextInt(3)],
                        chance.nextInt(9000));
            case 9 -> new Happening.PromiseMade(head, "p" + k, at.plusSeconds(chance.nextInt(200_000)), 500);
            case 10 -> new Happening.ContactChanged(head, Happening.Contact.PHONE);
            case 11 -> new Happening.BureauQueried(head);
            case 12 -> new Happening.IncomeArrived(head, 300_000);
            case 13 -> new Happening.MandateChanged(head, Happening.Consent.values()[chance.nextInt(2)]);
            default -> {
                int region = chance.nextInt(5);
                yield new Happening.Judged(
                        head,
                        "D1",
                        List.of("product=P" + chance.nextInt(3), "region=R" + region),
                        chance.nextInt(100) < (broken && region == 3 ? 60 : 10));
            }
        };
    }

    /** The alerts of each subject in their order, as the functions give them in one process, with nothing between. */
    static Map<String, List<String>> alerts(List<Happening> arrivals, Instant end) {
        Map<Subject, One<?>> subjects = new LinkedHashMap<>();
        Instant latest = Instant.EPOCH;
        for (Happening event : arrivals) {
            latest = event.head().at().isAfter(latest) ? event.head().at() : latest;
            for (Subject subject : Subject.of(event)) {
                subjects.computeIfAbsent(subject, World::one).see(event, latest.minus(LATENESS));
            }
        }
        Map<String, List<String>> alerts = new TreeMap<>();
        subjects.values().forEach(one -> one.end(end)
                .forEach(alert -> alerts.computeIfAbsent(key(alert), key -> new ArrayList<>())
                        .add(AlertText.write(alert))));
        return alerts;
    }

    /** The subject that raised an alert: groups are raised by their measure, whose order is theirs. */
    static String key(Alert alert) {
        return alert.kind() + " " + alert.subject();
    }

    private static One<?> one(Subject subject) {
        return switch (subject.kind()) {
            case BORROWER -> new One<>(new InOrder<>(new BorrowerSignal(BorrowerRules.start()), 10_000), subject);
            case CHANNEL -> new One<>(new InOrder<>(new ChannelSignal(ChannelRules.start()), 10_000), subject);
            case COHORT -> new One<>(new InOrder<>(new CohortSignal(CohortRules.start()), 10_000), subject);
        };
    }

    private static final class One<S> {
        private final InOrder<S> order;
        private InOrder.State<S> state;
        private final List<Alert> alerts = new ArrayList<>();

        One(InOrder<S> order, Subject subject) {
            this.order = order;
            this.state = order.start(subject.name());
        }

        void see(Happening event, Instant watermark) {
            pass(watermark);
            InOrder.Result<S> taken = order.on(state, event);
            if (!taken.refused().isEmpty()) {
                throw new AssertionError("too late for its own world: " + event);
            }
            state = taken.state();
        }

        private void pass(Instant watermark) {
            InOrder.Result<S> passed = order.pass(state, watermark);
            state = passed.state();
            alerts.addAll(passed.alerts());
        }

        List<Alert> end(Instant end) {
            pass(end);
            return alerts;
        }
    }
}
