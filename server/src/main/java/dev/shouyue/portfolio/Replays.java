package dev.shouyue.portfolio;

import dev.shouyue.decision.PolicyPack;
import dev.shouyue.decision.PolicyPacks;
import dev.shouyue.kernel.ledger.Account;
import dev.shouyue.kernel.ledger.Balances;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.servicing.DayClose;
import dev.shouyue.servicing.LoanBook;
import dev.shouyue.servicing.StoredLoan;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
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
import java.util.function.Function;

/**
 * Reads the whole book loan by loan and sums up how delinquency moved, and what each policy pack would have said of the
 * same facts: the door of this module.
 */
public final class Replays {

    private static final int WORKERS = 2;

    private final LoanBook book;
    private final PolicyPacks packs;

    public Replays(LoanBook book, PolicyPacks packs) {
        this.book = book;
        this.packs = packs;
    }

    /**
     * Reads the book from {@code from} to {@code to}, by what was known on {@code to}.
     *
     * @param pack pack for all figures but those by pack; when empty, each loan's own
     */
    public ReplayResult analyse(LocalDate from, LocalDate to, Optional<String> pack, DayClose.Progress progress) {
        long started = System.nanoTime();
        Span span = new Span(from, to);
        Map<String, Policy> policies = new LinkedHashMap<>();
        for (PolicyPack newest : packs.newest()) {
            policies.put(newest.name(), newest.policy());
        }
        Function<StoredLoan, Policy> own = pack.map(name -> packs.policy(name, to))
                .<Function<StoredLoan, Policy>>map(policy -> loan -> policy)
                .orElse(book::policyOf);
        long total = book.loans();
        AtomicLong done = new AtomicLong();
        List<Callable<Tally>> parts = new ArrayList<>();
        for (int part = 0; part < WORKERS; part++) {
            int number = part;
            parts.add(() -> {
                Tally tally = new Tally(span, own, policies);
                book.scan(number, WORKERS, to, loan -> {
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
        return result(span, pack.orElse("own"), sum, packs, book.trialBalance(), (System.nanoTime() - started) / 1e9);
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

    static ReplayResult result(
            Span span, String policy, Tally sum, PolicyPacks packs, long trialBalance, double seconds) {
        Map<String, ReplayResult.PackView> views = new LinkedHashMap<>();
        sum.packs.forEach((name, pack) -> views.put(name, pack.toResult()));
        List<ReplayResult.Instructive> instructive = sum.lessons.chosen().stream()
                .map(choice -> Timelines.of(choice, span))
                .toList();
        return new ReplayResult(
                span.from(),
                span.to(),
                policy,
                "",
                sum.loans,
                sum.facts,
                sum.timing.installments,
                sum.timing.neverPaid,
                sum.timing.lateShare(),
                sum.timing.medianDaysLate(),
                sum.timing.cureCurve(),
                sum.timing.cureByDay(),
                sum.monthEnds.order(),
                sum.monthEnds.loans(),
                sum.monthEnds.restated(),
                sum.monthEnds.moved(),
                amounts(sum),
                sum.firstDays.firstPayments(),
                sum.vintages.toResult(span),
                sum.shortfalls.toResult(),
                sum.forgiveness.toResult(),
                sum.delinquencies.causes(),
                sum.delinquencies.toResult(),
                views,
                instructive,
                ledger(sum.ledger),
                versions(packs, sum.versions),
                trialBalance,
                seconds);
    }

    private static Map<String, ReplayResult.Amounts> amounts(Tally sum) {
        Map<String, ReplayResult.Amounts> amounts = new LinkedHashMap<>();
        for (String currency : sum.monthEnds.currencies()) {
            amounts.put(
                    currency,
                    new ReplayResult.Amounts(
                            Money.decimals(Currency.getInstance(currency)),
                            sum.monthEnds.principal(currency),
                            sum.monthEnds.pastDue(currency),
                            sum.monthEnds.moved(currency),
                            sum.monthEnds.rollRates(currency),
                            sum.firstDays.all(currency),
                            sum.firstDays.months(currency),
                            sum.firstDays.days(currency)));
        }
        return amounts;
    }

    private static Map<String, Map<String, Long>> ledger(Map<String, Balances> byCurrency) {
        Map<String, Map<String, Long>> ledger = new LinkedHashMap<>();
        byCurrency.forEach((currency, balances) -> {
            Map<String, Long> accounts = new LinkedHashMap<>();
            for (Account account : Account.values()) {
                if (balances.get(account) != 0) {
                    accounts.put(account.name(), balances.get(account));
                }
            }
            ledger.put(currency, accounts);
        });
        return ledger;
    }

    /** The newest version of each pack, and whatever other version loans were read under. */
    private static List<ReplayResult.Version> versions(PolicyPacks packs, Map<String, Long> used) {
        List<ReplayResult.Version> versions = new ArrayList<>();
        Map<String, Long> left = new LinkedHashMap<>(used);
        for (PolicyPack pack : packs.newest()) {
            versions.add(version(pack, left));
        }
        for (String key : List.copyOf(left.keySet())) {
            String[] parts = key.split("@", 2);
            packs.packOn(parts[0], LocalDate.parse(parts[1])).ifPresent(pack -> versions.add(version(pack, left)));
        }
        return versions;
    }

    private static ReplayResult.Version version(PolicyPack pack, Map<String, Long> left) {
        Long loans = left.remove(pack.name() + "@" + pack.effectiveFrom());
        return new ReplayResult.Version(
                pack.name(),
                pack.effectiveFrom(),
                pack.title().en(),
                pack.title().zh(),
                loans == null ? 0 : loans);
    }
}
