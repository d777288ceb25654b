package dev.shouyue.portfolio;

import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.position.InstallmentPosition;
import dev.shouyue.kernel.schedule.Installment;
import dev.shouyue.servicing.StoredLoan;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Counters of one worker of a replay; memory does not grow with the book. */
final class Tally {

    static final int[] CURE_DAYS = {1, 2, 3, 5, 7, 14, 30, 60, 90};
    private static final long[] SHORT = {10, 100, 1_000, 10_000, 100_000};
    private static final int[] VINTAGE = {0, 30, 60, 90};

    private final LocalDate from;
    private final LocalDate to;
    private final Policy primary;
    private final boolean ownPack;
    private final Function<StoredLoan, Policy> own;
    private final Map<String, Policy> policies;

    long loans;
    long facts;
    long installments;
    long neverPaid;
    long paid;
    long late;
    final long[] cured = new long[CURE_DAYS.length];
    final Map<String, Map<String, Long>> buckets = new TreeMap<>();
    final Map<String, Map<String, Long>> roll = new TreeMap<>();
    final Map<String, long[]> packs = new LinkedHashMap<>();
    final Map<String, Map<String, Long>> vintage = new TreeMap<>();
    final Map<String, Long> shortfalls = new TreeMap<>();
    final Map<String, Long> causes = new TreeMap<>();
    final Map<String, List<ReplayResult.Instructive>> examples = new TreeMap<>();

    Tally(
            LocalDate from,
            LocalDate to,
            Policy primary,
            boolean ownPack,
            Function<StoredLoan, Policy> own,
            Map<String, Policy> policies) {
        this.from = from;
        this.to = to;
        this.primary = primary;
        this.ownPack = ownPack;
        this.own = own;
        this.policies = policies;
        policies.keySet().forEach(name -> packs.put(name, new long[4]));
    }

    void add(StoredLoan loan) {
        Terms terms = loan.terms();
        if (terms.drawnOn().isAfter(to)) {
            return;
        }
        loans++;
        facts += loan.facts().size();
        Policy policy = ownPack ? own.apply(loan) : primary;
        LoanStory story = LoanStory.of(terms, loan.facts(), policy, to);
        timing(terms, story);
        months(terms, story, policy);
        vintage(terms, story);
        Map<String, LoanStory> byPack = new LinkedHashMap<>();
        policies.forEach((name, other) -> {
            LoanStory its = LoanStory.of(terms, loan.facts(), other, to);
            byPack.put(name, its);
            pack(packs.computeIfAbsent(name, pack -> new long[4]), its, other);
        });
        Instructions.choose(loan, story, byPack, examples);
        causes(loan, story);
    }

    private void timing(Terms terms, LoanStory story) {
        for (InstallmentPosition row : story.end().installments()) {
            boolean ahead = row.due().isAfter(to) && row.firstPaidOn().isEmpty();
            if (ahead || row.due().isBefore(from)) {
                continue;
            }
            installments++;
            if (row.firstPaidOn().isEmpty()) {
                neverPaid++;
            } else {
                paid++;
                int days = LoanStory.between(row.due(), row.firstPaidOn().get());
                if (days > 0) {
                    late++;
                    for (int i = 0; i < CURE_DAYS.length; i++) {
                        cured[i] += days <= CURE_DAYS[i] ? 1 : 0;
                    }
                }
            }
            if (row.shortfall() > 0) {
                shortfalls.merge(size(row.shortfall(), terms), 1L, Long::sum);
            }
        }
    }

    private static String size(long shortfall, Terms terms) {
        int decimals = Money.decimals(terms.currency());
        for (int i = 0; i < SHORT.length; i++) {
            long limit = decimals == 2 ? SHORT[i] : Math.max(SHORT[i] / 100, 1);
            if (shortfall <= limit) {
                return (i + 1) + " ≤ "
                        + new Money(limit, terms.currency())
                                .decimal()
                                .stripTrailingZeros()
                                .toPlainString();
            }
        }
        return (SHORT.length + 1) + " > 1000";
    }

    private void months(Terms terms, LoanStory story, Policy policy) {
        YearMonth month = YearMonth.from(terms.drawnOn().isBefore(from) ? from : terms.drawnOn());
        String before = "";
        while (!month.atEndOfMonth().isAfter(to)) {
            LocalDate day = month.atEndOfMonth();
            if (story.principal(terms, day) == 0) {
                if (!before.isEmpty()) {
                    count(roll, before, "closed");
                }
                return;
            }
            String bucket = policy.buckets().at(story.dpd(day));
            count(buckets, month.toString(), bucket);
            if (!before.isEmpty()) {
                count(roll, before, bucket);
            }
            before = bucket;
            month = month.plusMonths(1);
        }
    }

    private void vintage(Terms terms, LoanStory story) {
        String month = YearMonth.from(terms.drawnOn()).toString();
        count(vintage, month, "drawn");
        int worst = story.worst();
        for (int days : VINTAGE) {
            if (worst > days) {
                count(vintage, month, ">" + days);
            }
        }
    }

    private static void pack(long[] counts, LoanStory story, Policy policy) {
        int worst = story.worst();
        counts[0] += worst > 0 ? 1 : 0;
        counts[1] += worst >= policy.badMarkFromDpd() ? 1 : 0;
        for (InstallmentPosition row : story.end().installments()) {
            boolean overdue = row.state() == InstallmentPosition.State.OVERDUE
                    || row.state() == InstallmentPosition.State.SETTLED_LATE;
            counts[2] += row.shortfall() > 0 && !overdue ? 1 : 0;
            boolean afterDue =
                    row.settledOn().map(day -> day.isAfter(row.due())).orElse(false);
            counts[3] += row.state() == InstallmentPosition.State.SETTLED && afterDue && row.shortfall() == 0 ? 1 : 0;
        }
    }

    /** Why the late installments were late, from hard evidence only: the failed debit nearest to the due day. */
    private void causes(StoredLoan loan, LoanStory story) {
        for (InstallmentPosition row : story.late()) {
            String cause = "no evidence";
            for (Fact fact : loan.facts().inOrder()) {
                if (fact instanceof Fact.DebitFailed failed
                        && Math.abs(LoanStory.between(row.due(), failed.valueDate())) <= 3) {
                    cause = switch (failed.reason()) {
                        case FUNDS -> "short of funds";
                        case ACCOUNT, MANDATE -> "account or mandate";
                        case SYSTEM, LIMIT_OR_DATE, DUPLICATE -> "technical";
                    };
                    break;
                }
            }
            Installment bill = loan.terms().schedule().installments().stream()
                    .filter(i -> i.number() == row.number())
                    .findFirst()
                    .orElse(null);
            if (cause.equals("no evidence") && bill != null && row.shortfall() * 20 <= bill.total()) {
                cause = "residue";
            }
            causes.merge(cause, 1L, Long::sum);
        }
    }

    static void count(Map<String, Map<String, Long>> map, String row, String column) {
        map.computeIfAbsent(row, key -> new TreeMap<>()).merge(column, 1L, Long::sum);
    }

    Tally plus(Tally other) {
        loans += other.loans;
        facts += other.facts;
        installments += other.installments;
        neverPaid += other.neverPaid;
        paid += other.paid;
        late += other.late;
        for (int i = 0; i < cured.length; i++) {
            cured[i] += other.cured[i];
        }
        addAll(buckets, other.buckets);
        addAll(roll, other.roll);
        addAll(vintage, other.vintage);
        other.packs.forEach((name, counts) -> {
            long[] mine = packs.getOrDefault(name, new long[4]);
            for (int i = 0; i < counts.length; i++) {
                mine[i] += counts[i];
            }
        });
        other.shortfalls.forEach((key, n) -> shortfalls.merge(key, n, Long::sum));
        other.causes.forEach((key, n) -> causes.merge(key, n, Long::sum));
        other.examples.forEach((why, list) ->
                examples.computeIfAbsent(why, key -> new ArrayList<>()).addAll(list));
        return this;
    }

    private static void addAll(Map<String, Map<String, Long>> to, Map<String, Map<String, Long>> from) {
        from.forEach((row, columns) -> columns.forEach(
                (column, n) -> to.computeIfAbsent(row, key -> new TreeMap<>()).merge(column, n, Long::sum)));
    }
}
