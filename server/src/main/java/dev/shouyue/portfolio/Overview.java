package dev.shouyue.portfolio;

import dev.shouyue.decision.PolicyPacks;
import dev.shouyue.kernel.policy.Ladder;
import dev.shouyue.servicing.DayBook;
import dev.shouyue.servicing.DayBook.Cohort;
import dev.shouyue.servicing.DayBook.Moves;
import dev.shouyue.servicing.DayBook.Open;
import dev.shouyue.servicing.DayBook.Part;
import dev.shouyue.servicing.DayBook.PastDue;
import dev.shouyue.servicing.DayBook.PastDueSum;
import dev.shouyue.servicing.DayBook.Rolled;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The book at the end of a closed day, in the figures one would look at in the morning. Amounts are minor units. */
public final class Overview {

    private static final int TREND_DAYS = 90;
    private static final int COHORT_DAYS = 90;
    private static final int CURE_DAYS = 30;

    /** Of fewer installments due the day before, a D1 rate says more about chance than about the book. */
    static final int D1_MINIMUM = 30;

    private final DayBook days;
    private final PolicyPacks packs;

    public Overview(DayBook days, PolicyPacks packs) {
        this.days = days;
        this.packs = packs;
    }

    /**
     * The figures of a day; money in minor units.
     *
     * @param dueBefore installments that fell due the day before
     * @param d1 principal newly overdue, of the principal that fell due the day before; empty when fewer than
     *     {@link #D1_MINIMUM} installments did
     */
    public record Figures(
            LocalDate day,
            long dueInstallments,
            long due,
            long payments,
            long received,
            long newlyPastDue,
            long cured,
            long toleratedBills,
            long tolerated,
            long graceBills,
            long grace,
            long pastDueLoans,
            long pastDue,
            long dueBefore,
            OptionalDouble d1,
            long underProtection) {}

    /** Loans in a bucket, their principal, and its share of the principal of all buckets. */
    public record Bucket(String bucket, long loans, long principal, double share) {}

    /** Share of the loans that came to be past due that no longer were so many days later; {@code base} how many loans. */
    public record Cure(int day, double share, long base) {}

    /** Loans by bucket at one month end (row) and at the next (column). */
    public record Roll(LocalDate from, LocalDate to, List<String> buckets, long[][] loans) {}

    /** All there is to see of a day. */
    public record Day(
            Figures figures,
            Optional<Figures> previous,
            List<Bucket> buckets,
            List<Cure> cureCurve,
            Optional<Roll> roll,
            List<Figures> trend) {}

    /** The book at the end of {@code day}, which is closed. */
    public Day on(LocalDate day, Part part) {
        List<Figures> trend = trend(day, part);
        Figures last = trend.getLast();
        Figures today = new Figures(
                last.day(),
                last.dueInstallments(),
                last.due(),
                last.payments(),
                last.received(),
                last.newlyPastDue(),
                last.cured(),
                last.toleratedBills(),
                last.tolerated(),
                last.graceBills(),
                last.grace(),
                last.pastDueLoans(),
                last.pastDue(),
                last.dueBefore(),
                last.d1(),
                days.underProtection(day, part));
        return new Day(
                today,
                trend.size() > 1 ? Optional.of(trend.get(trend.size() - 2)) : Optional.empty(),
                buckets(day, part),
                cureCurve(day, part),
                roll(day, part),
                trend.size() > TREND_DAYS ? trend.subList(trend.size() - TREND_DAYS, trend.size()) : trend);
    }

    private List<Figures> trend(LocalDate day, Part part) {
        LocalDate from = day.minusDays(TREND_DAYS);
        Map<LocalDate, PastDueSum> pastDue = new HashMap<>();
        days.pastDueSums(from, day, part).forEach(sum -> pastDue.put(sum.day(), sum));
        List<Figures> figures = new ArrayList<>();
        long dueBefore = 0;
        long duePrincipalBefore = 0;
        for (Moves moved : days.moves(from, day, part)) {
            PastDueSum sum = pastDue.getOrDefault(moved.day(), new PastDueSum(moved.day(), 0, 0));
            figures.add(new Figures(
                    moved.day(),
                    moved.dueInstallments(),
                    moved.dueAmount(),
                    moved.payments(),
                    moved.received(),
                    moved.newlyPastDue(),
                    moved.cured(),
                    moved.toleratedBills(),
                    moved.tolerated(),
                    moved.graceBills(),
                    moved.grace(),
                    sum.loans(),
                    sum.amount(),
                    dueBefore,
                    dueBefore < D1_MINIMUM || duePrincipalBefore == 0
                            ? OptionalDouble.empty()
                            : OptionalDouble.of((double) moved.newlyOverduePrincipal() / duePrincipalBefore),
                    0));
            dueBefore = moved.dueInstallments();
            duePrincipalBefore = moved.duePrincipal();
        }
        return figures;
    }

    private List<Bucket> buckets(LocalDate day, Part part) {
        List<Open> open = days.open(day, part);
        List<PastDue> pastDue = days.pastDue(day, part);
        Map<String, long[]> sums = new LinkedHashMap<>();
        ladder(open.stream().map(Open::pack).toList(), day).forEach(code -> sums.put(code, new long[2]));
        for (PastDue row : pastDue) {
            add(sums, bucket(row.pack(), day, Optional.of(row.since())), row.loans(), row.principal());
        }
        for (Open row : open) {
            long loans = row.loans();
            long principal = row.principal();
            for (PastDue late : pastDue) {
                if (late.pack().equals(row.pack())) {
                    loans -= late.loans();
                    principal -= late.principal();
                }
            }
            add(sums, bucket(row.pack(), day, Optional.empty()), loans, principal);
        }
        long all = sums.values().stream().mapToLong(sum -> sum[1]).sum();
        List<Bucket> buckets = new ArrayList<>();
        sums.forEach((code, sum) -> buckets.add(new Bucket(code, sum[0], sum[1], share(sum[1], all))));
        return buckets;
    }

    private static void add(Map<String, long[]> sums, String code, long loans, long principal) {
        long[] sum = sums.computeIfAbsent(code, c -> new long[2]);
        sum[0] += loans;
        sum[1] += principal;
    }

    private List<Cure> cureCurve(LocalDate day, Part part) {
        Map<LocalDate, Map<LocalDate, Long>> cohorts = new TreeMap<>();
        for (Cohort cohort : days.cohorts(day.minusDays(COHORT_DAYS), day.minusDays(1), CURE_DAYS + 1, part)) {
            if (!cohort.day().isAfter(day)) {
                cohorts.computeIfAbsent(cohort.since(), since -> new TreeMap<>())
                        .put(cohort.day(), cohort.loans());
            }
        }
        List<Cure> curve = new ArrayList<>();
        for (int after = 1; after <= CURE_DAYS; after++) {
            long base = 0;
            long left = 0;
            for (Map.Entry<LocalDate, Map<LocalDate, Long>> cohort : cohorts.entrySet()) {
                LocalDate then = cohort.getKey().plusDays(after);
                if (!then.isAfter(day)) {
                    Map.Entry<LocalDate, Long> first =
                            cohort.getValue().entrySet().iterator().next();
                    base += first.getValue();
                    left += then.isBefore(first.getKey())
                            ? first.getValue()
                            : Math.min(cohort.getValue().getOrDefault(then, 0L), first.getValue());
                }
            }
            curve.add(new Cure(after, share(base - left, base), base));
        }
        return curve;
    }

    private Optional<Roll> roll(LocalDate day, Part part) {
        LocalDate to = day.equals(day.with(TemporalAdjusters.lastDayOfMonth()))
                ? day
                : day.withDayOfMonth(1).minusDays(1);
        LocalDate from = to.withDayOfMonth(1).minusDays(1);
        Optional<DayBook.Closed> closed = days.closed();
        if (closed.isEmpty() || from.isBefore(closed.get().first())) {
            return Optional.empty();
        }
        List<Open> open = days.open(from, part);
        List<Rolled> rolled = days.rolled(from, to, part);
        Set<String> packsThere = new TreeSet<>();
        open.forEach(row -> packsThere.add(row.pack()));
        rolled.forEach(row -> packsThere.add(row.pack()));
        List<String> buckets = ladder(packsThere, to);
        long[][] loans = new long[buckets.size()][buckets.size()];
        Map<String, Long> stillGood = new HashMap<>();
        open.forEach(row -> stillGood.put(row.pack(), row.loans()));
        for (Rolled row : rolled) {
            int a = buckets.indexOf(bucket(row.pack(), from, row.since()));
            int b = buckets.indexOf(bucket(row.pack(), to, row.then()));
            loans[a][b] += row.loans();
            stillGood.merge(row.pack(), -row.loans(), Long::sum);
        }
        stillGood.forEach((pack, rest) -> {
            int good = buckets.indexOf(bucket(pack, to, Optional.empty()));
            loans[good][good] += Math.max(rest, 0);
        });
        return Optional.of(new Roll(from, to, buckets, loans));
    }

    /** The codes of the packs' ladders in the order of the days past due at which they begin. */
    private List<String> ladder(Collection<String> names, LocalDate day) {
        Map<String, Integer> first = new LinkedHashMap<>();
        for (String name : names) {
            for (Ladder.Step step : packs.policy(name, day).buckets().steps()) {
                first.merge(step.code(), step.fromDpd(), Math::min);
            }
        }
        return first.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    private String bucket(String pack, LocalDate day, Optional<LocalDate> since) {
        int dpd =
                since.map(from -> (int) (day.toEpochDay() - from.toEpochDay())).orElse(0);
        return packs.policy(pack, day).buckets().at(Math.max(dpd, 0));
    }

    private static double share(long part, long all) {
        return all == 0 ? 0 : (double) part / all;
    }
}
