package dev.shouyue.simulator.channel;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * What a channel has to tell us: each notice is sent when it is due, and again by the channel's own schedule until we take it.
 * Nothing is sent by itself: whoever runs the world calls {@link #deliver}.
 */
public final class Notices implements AutoCloseable {

    private static final int AT_ONCE = 8;
    /** So few are sent one after the other, in the order in which they are due. */
    private static final int FEW = 20;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final PriorityQueue<Due> waiting =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::number));
    private final Faults faults;
    private final InstantSource clock;
    private final List<Duration> again;
    private final Predicate<HttpResponse<String>> taken;
    private long numbers;

    /** A notice, written anew and signed anew each time it is sent. */
    public interface Letter {
        Sheet write(Instant at, boolean forged);
    }

    /** What goes over the wire. */
    public record Sheet(Map<String, String> headers, String body) {}

    private record Due(Instant at, long number, String occasion, URI to, Letter letter, int tries, boolean forged) {}

    /**
     * @param again after how long a notice that was not taken is sent again, and again
     * @param taken whether an answer says that it was taken
     */
    public Notices(Faults faults, InstantSource clock, List<Duration> again, Predicate<HttpResponse<String>> taken) {
        this.faults = faults;
        this.clock = clock;
        this.again = List.copyOf(again);
        this.taken = taken;
    }

    /** Has a notice sent, now or as the faults will have it. */
    public synchronized void post(String occasion, URI to, Letter letter) {
        if (faults.strikes(Fault.NEVER, occasion)) {
            return;
        }
        Instant at = clock.instant();
        if (faults.strikes(Fault.LATE, occasion)) {
            at = at.plus(Duration.ofDays(7));
        } else if (faults.strikes(Fault.OVERTAKEN, occasion)) {
            at = at.plusSeconds(60 + faults.below(1800, occasion));
        }
        boolean forged = faults.strikes(Fault.FORGED_NOTICE, occasion);
        waiting.add(new Due(at, numbers++, occasion, to, letter, 0, forged));
        if (faults.strikes(Fault.TWICE, occasion)) {
            waiting.add(
                    new Due(at.plusSeconds(faults.below(600, occasion)), numbers++, occasion, to, letter, 0, false));
        }
    }

    /** Sends what is due by now, what is of one occasion in its order; how many were taken. */
    public int deliver() {
        Instant now = clock.instant();
        Map<String, List<Due>> byOccasion = new LinkedHashMap<>();
        due(now).forEach(each -> byOccasion
                .computeIfAbsent(each.occasion(), none -> new ArrayList<>())
                .add(each));
        AtomicInteger count = new AtomicInteger();
        try (ExecutorService hands = Executors.newFixedThreadPool(byOccasion.size() > FEW ? AT_ONCE : 1)) {
            byOccasion
                    .values()
                    .forEach(some -> hands.execute(() -> some.forEach(each -> {
                        if (deliver(each, now)) {
                            count.incrementAndGet();
                        }
                    })));
        }
        return count.get();
    }

    private boolean deliver(Due due, Instant now) {
        if (send(due, now)) {
            return true;
        }
        if (due.tries() < again.size()) {
            synchronized (this) {
                waiting.add(new Due(
                        now.plus(again.get(due.tries())),
                        numbers++,
                        due.occasion(),
                        due.to(),
                        due.letter(),
                        due.tries() + 1,
                        false));
            }
        }
        return false;
    }

    /** When the next is due; far in the future when none waits. */
    public synchronized Instant next() {
        Due first = waiting.peek();
        return first == null ? Instant.MAX : first.at();
    }

    /** How many wait to be sent. */
    public synchronized int waiting() {
        return waiting.size();
    }

    private synchronized List<Due> due(Instant now) {
        List<Due> due = new ArrayList<>();
        for (Due first = waiting.peek(); first != null && !first.at().isAfter(now); first = waiting.peek()) {
            due.add(first);
            waiting.remove();
        }
        return due;
    }

    private boolean send(Due due, Instant now) {
        Sheet sheet = due.letter().write(now, due.forged());
        HttpRequest.Builder request = HttpRequest.newBuilder(due.to())
                .timeout(Duration.ofSeconds(5))
                .POST(HttpRequest.BodyPublishers.ofString(sheet.body()));
        sheet.headers().forEach(request::header);
        try {
            return taken.test(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
