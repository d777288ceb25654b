package dev.shouyue.risk.signal;

import dev.shouyue.risk.measure.Chance;
import dev.shouyue.risk.signal.Happening.Head;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Streams of events that are made by chance, and the ways of giving them to a signal. */
final class Streams {

    static final Instant START = Instant.parse("2026-03-02T00:00:00Z"); // a Monday

    private Streams() {}

    /** Events of all kinds, so many, over some weeks; a few of them at the same instant. */
    static List<Happening> random(int seed, int events) {
        Chance chance = new Chance(seed);
        List<Happening> stream = new ArrayList<>();
        long span = Duration.ofDays(60).toSeconds();
        for (int k = 0; k < events; k++) {
            Instant at = START.plusSeconds(chance.below((int) span) / 600 * 600L);
            Head head = new Head("e" + k, "B", at, at.plusSeconds(chance.below(3600)));
            stream.add(random(chance, head, k));
        }
        return stream;
    }

    private static Happening random(Chance chance, Head head, int k) {
        Instant at = head.at();
        return switch (chance.below(13)) {
            case 0, 1 ->
                new Happening.BillIssued(
                        head, "bill" + k % 20, at.plusSeconds(86_400L * (1 + chance.below(30))), 10_000);
            case 2 -> new Happening.BillPaid(head, "bill" + chance.below(20));
            case 3 ->
                new Happening.DebitAnswered(
                        head,
                        "C",
                        "o" + k,
                        Happening.Outcome.values()[chance.below(7)],
                        100 + chance.below(900),
                        chance.below(5000) - 500);
            case 4 -> new Happening.BalanceHinted(head, chance.below(20_000));
            case 5 -> new Happening.AppUsed(head, Happening.Use.values()[chance.below(2)]);
            case 6 ->
                new Happening.MessageReceipted(
                        head, "C", Happening.Receipt.values()[chance.below(3)], chance.below(9000));
            case 7 -> new Happening.PromiseMade(head, "p" + k, at.plusSeconds(chance.below(200_000)), 500);
            case 8 -> new Happening.ContactChanged(head, Happening.Contact.PHONE);
            case 9 -> new Happening.BureauQueried(head);
            case 10 -> new Happening.IncomeArrived(head, 300_000);
            case 11 -> new Happening.MandateChanged(head, Happening.Consent.values()[chance.below(2)]);
            default ->
                new Happening.Judged(
                        head, "D1", List.of("p" + chance.below(3), "r" + chance.below(5)), chance.share() < .3);
        };
    }

    /** All alerts when the events are given in order, as a replay does. */
    static <S> List<Alert> replay(InOrder<S> order, String subject, List<Happening> events, Instant end) {
        InOrder.State<S> state = order.start(subject);
        List<Alert> alerts = new ArrayList<>();
        for (Happening event : events.stream()
                .sorted(Comparator.comparing((Happening each) -> each.head().at())
                        .thenComparing(each -> each.head().id()))
                .toList()) {
            InOrder.Result<S> passed = order.pass(state, event.head().at().minusNanos(1));
            alerts.addAll(passed.alerts());
            state = order.on(passed.state(), event).state();
        }
        alerts.addAll(order.pass(state, end).alerts());
        return alerts;
    }

    /**
     * All alerts when the events come late by up to {@code lateness}, some of them twice, with a watermark that follows,
     * and the state is written down and read again now and then.
     */
    static <S> List<Alert> stream(
            InOrder<S> order, String subject, List<Happening> events, Duration lateness, Instant end, int seed) {
        Chance chance = new Chance(seed);
        record Arrival(Happening event, Instant when) {}
        List<Arrival> arrivals = new ArrayList<>();
        for (Happening event : events) {
            for (int times = chance.below(4) == 0 ? 2 : 1; times > 0; times--) {
                long delay = chance.below((int) lateness.toSeconds());
                arrivals.add(new Arrival(event, event.head().at().plusSeconds(delay)));
            }
        }
        arrivals.sort(Comparator.comparing(Arrival::when));
        InOrder.State<S> state = order.start(subject);
        List<Alert> alerts = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            if (chance.below(3) == 0) {
                InOrder.Result<S> passed = order.pass(state, arrival.when.minus(lateness));
                state = passed.state();
                alerts.addAll(passed.alerts());
            }
            state = order.on(state, arrival.event).state();
            if (chance.below(10) == 0) {
                state = order.read(order.write(state));
            }
        }
        alerts.addAll(order.pass(state, end).alerts());
        return alerts;
    }
}
