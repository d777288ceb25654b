package dev.shouyue.portfolio;

import dev.shouyue.decision.PolicyPack;
import dev.shouyue.decision.PolicyPacks;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.servicing.DayClose;
import dev.shouyue.servicing.LoanBook;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads the whole book loan by loan and sums up how delinquency moved, and what each policy pack would have said of the
 * same facts: the door of this module.
 */
public final class Replays {

    private static final int WORKERS = 2;
    private static final int INSTRUCTIVE = 10;

    private final LoanBook book;
    private final PolicyPacks packs;

    public Replays(LoanBook book, PolicyPacks packs) {
        this.book = book;
        this.packs = packs;
    }

    /**
     * Reads the book from {@code from} to {@code to}.
     *
     * @param pack pack for buckets, roll and vintage; when empty, each loan's own
     */
    public ReplayResult analyse(LocalDate from, LocalDate to, Optional<String> pack, DayClose.Progress progress) {
        long started = System.nanoTime();
        Map<String, Policy> policies = new LinkedHashMap<>();
        for (PolicyPack newest : packs.newest()) {
            policies.put(newest.name(), newest.policy());
        }
        Policy primary = pack.map(name -> packs.policy(name, to))
                .orElse(policies.values().iterator().next());
        long total = book.summary().loans();
        AtomicLong done = new AtomicLong();
        List<Callable<Tally>> parts = new java.util.ArrayList<>();
        for (int part = 0; part < WORKERS; part++) {
            int number = part;
            parts.add(() -> {
                Tally tally = new Tally(from, to, primary, pack.isEmpty(), book::policyOf, policies);
                book.scan(number, WORKERS, LocalDate.of(9999, 12, 31), loan -> {
                    tally.add(loan);
                    long n = done.incrementAndGet();
                    if ((n & 0x3FF) == 0) {
                        progress.report(n, total);
                    }
                });
                return tally;
            });
        }
        Tally sum = run(parts);
        Map<String, Double> cure = new LinkedHashMap<>();
        for (int i = 0; i < Tally.CURE_DAYS.length; i++) {
            cure.put(Integer.toString(Tally.CURE_DAYS[i]), sum.late == 0 ? 0.0 : (double) sum.cured[i] / sum.late);
        }
        Map<String, ReplayResult.PackView> views = new LinkedHashMap<>();
        sum.packs.forEach((name, n) -> views.put(name, new ReplayResult.PackView(n[0], n[1], n[2], n[3])));
        List<ReplayResult.Instructive> instructive = sum.examples.values().stream()
                .flatMap(list -> list.stream()
                        .sorted(Comparator.comparing(ReplayResult.Instructive::loan))
                        .limit(2))
                .limit(INSTRUCTIVE)
                .toList();
        return new ReplayResult(
                from,
                to,
                pack.orElse("own"),
                sum.loans,
                sum.facts,
                sum.installments,
                sum.neverPaid,
                sum.paid == 0 ? 0 : (double) sum.late / sum.paid,
                cure,
                sum.buckets,
                sum.roll,
                views,
                sum.vintage,
                sum.shortfalls,
                sum.causes,
                instructive,
                book.trialBalance(),
                (System.nanoTime() - started) / 1e9);
    }

    private static Tally run(List<Callable<Tally>> parts) {
        try (ExecutorService workers = Executors.newFixedThreadPool(WORKERS)) {
            Tally sum = null;
            for (Future<Tally> part : workers.invokeAll(parts)) {
                sum = sum == null ? part.get() : sum.plus(part.get());
            }
            return java.util.Objects.requireNonNull(sum);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            throw new IllegalStateException(cause.getMessage(), cause);
        }
    }
}
