package dev.shouyue.risk.feature;

import dev.shouyue.risk.signal.Happening;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a borrower did lately, as numbers for a model: debits that failed, balances, messages, use of the app, questions to
 * a bureau, income. A value of bounded size: a stream keeps it and adds each event as it comes to be known, a replay makes
 * it of the log ({@link #asOf}); both have the same numbers at the same instant, in whatever order events came and however
 * often.
 */
public final class Lately {

    /** Names of the numbers, in the order of {@link #numbers}. */
    public static final List<String> NAMES = List.of(
            "failed_for_funds_30",
            "failed_for_account_30",
            "debited_30",
            "balance_to_amount",
            "balance_change_to_amount",
            "bounced_30",
            "read_30",
            "bill_left_7",
            "bureau_queries_14",
            "contacts_changed_30",
            "days_since_income",
            "income_to_amount",
            "promises_30",
            "mandate_cancelled",
            "balance_to_usual",
            "balance_lowest_10_to_amount",
            "income_to_usual",
            "income_overdue_days",
            "bureau_queries_60",
            "balances_10",
            "balance_mean_10_to_amount",
            "balance_to_own",
            "balance_5_to_own",
            "balance_10_to_before",
            "balance_10_to_income",
            "bureau_queries_180",
            "debited_100");

    private static final int MOST = 32;
    private static final int RECENT = 10;
    private static final int MONTH = 30;
    private static final double MONTH_DAYS = 30.4;
    private static final int HISTORY = 200;
    private static final int INCOME_DAYS = 400;
    private static final double NEAR = 4; // days of a month that are alike
    private static final double FAR = .05;
    private static final int MONTHS_BACK = 3;
    private static final int SLACK = 3;
    private static final Comparator<Entry> ORDER =
            Comparator.comparing(Entry::at).thenComparing(Entry::id);

    private final Map<Kind, List<Entry>> kept;

    private Lately(Map<Kind, List<Entry>> kept) {
        this.kept = kept;
    }

    private enum Kind {
        FUNDS,
        ACCOUNT,
        DEBITED,
        BALANCE,
        BOUNCED,
        READ,
        BILL_LEFT,
        QUERY,
        CONTACT,
        INCOME,
        PROMISE,
        MANDATE
    }

    private record Entry(Instant at, String id, long number) {}

    /** Nothing was seen. */
    public static Lately nothing() {
        return new Lately(new EnumMap<>(Kind.class));
    }

    /** All that was known at an instant. */
    public static Lately asOf(Collection<Happening> log, Instant instant) {
        Lately lately = nothing();
        for (Happening event : log) {
            if (!event.head().known().isAfter(instant)) {
                lately = lately.with(event);
            }
        }
        return lately;
    }

    /** With one more event, of which there may be too many: of each kind the latest {@value #MOST} are kept. */
    public Lately with(Happening event) {
        Optional<Kind> kind = kind(event);
        if (kind.isEmpty()) {
            return this;
        }
        List<Entry> list = new ArrayList<>(kept.getOrDefault(kind.orElseThrow(), List.of()));
        Entry entry = new Entry(event.head().at(), event.head().id(), number(event));
        if (list.stream().anyMatch(each -> each.id.equals(entry.id))) {
            return this;
        }
        list.add(entry);
        list.sort(ORDER);
        Map<Kind, List<Entry>> more = new EnumMap<>(Kind.class);
        more.putAll(kept);
        more.put(kind.orElseThrow(), List.copyOf(list.subList(Math.max(0, list.size() - MOST), list.size())));
        return new Lately(more);
    }

    /**
     * The numbers at an instant not before any event.
     *
     * @param amount asked of the borrower next, in minor units; balances and income are told as parts of it
     */
    public double[] numbers(Instant now, long amount) {
        List<Entry> balances = since(Kind.BALANCE, now, 30);
        List<Entry> incomes = since(Kind.INCOME, now, INCOME_DAYS);
        List<Entry> mandates = since(Kind.MANDATE, now, 4000);
        double balance = balances.isEmpty() ? Double.NaN : balances.getLast().number;
        return new double[] {
            since(Kind.FUNDS, now, 30).size(),
            since(Kind.ACCOUNT, now, 30).size(),
            since(Kind.DEBITED, now, 30).size(),
            balance / amount,
            balances.size() < 2 ? Double.NaN : (balance - balances.getFirst().number) / amount,
            since(Kind.BOUNCED, now, 30).size(),
            since(Kind.READ, now, 30).size(),
            since(Kind.BILL_LEFT, now, 7).size(),
            since(Kind.QUERY, now, 14).size(),
            since(Kind.CONTACT, now, 30).size(),
            incomes.isEmpty()
                    ? Double.NaN
                    : Duration.between(incomes.getLast().at, now).toHours() / 24.0,
            incomes.isEmpty() ? Double.NaN : (double) incomes.getLast().number / amount,
            since(Kind.PROMISE, now, 30).size(),
            mandates.isEmpty() ? Double.NaN : mandates.getLast().number,
            balanceToUsual(now),
            since(Kind.BALANCE, now, RECENT).stream()
                            .mapToDouble(each -> (double) each.number)
                            .min()
                            .orElse(Double.NaN)
                    / amount,
            incomeToUsual(incomes),
            incomeOverdue(incomes, now),
            since(Kind.QUERY, now, 60).size(),
            since(Kind.BALANCE, now, RECENT).size(),
            StrictMath.exp(meanLog(now, 0, RECENT)) / amount,
            toOwn(now, RECENT),
            toOwn(now, RECENT / 2),
            meanLog(now, 0, RECENT) - meanLog(now, RECENT, HISTORY),
            incomes.isEmpty() ? Double.NaN : meanLog(now, 0, RECENT) - StrictMath.log(usualIncome(incomes)),
            since(Kind.QUERY, now, 180).size(),
            since(Kind.DEBITED, now, 100).size()
        };
    }

    /** Mean logarithm of the balances of an age in days; {@code NaN} where there is none. */
    private double meanLog(Instant now, int least, int below) {
        return since(Kind.BALANCE, now, below).stream()
                .filter(each -> Duration.between(each.at, now).toDays() >= least)
                .mapToDouble(Lately::log)
                .average()
                .orElse(Double.NaN);
    }

    private static double log(Entry balance) {
        return StrictMath.log((double) Math.max(1, balance.number));
    }

    /**
     * Each balance of the last days less what the borrower's own earlier balances were at that time of the month: those of
     * near days of a month weigh more, none weighs nothing, and the mean of all is drawn towards 0 when there are few.
     */
    private double toOwn(Instant now, int days) {
        List<Entry> all = since(Kind.BALANCE, now, HISTORY);
        double sum = 0;
        int recents = 0;
        for (Entry each : all) {
            if (Duration.between(each.at, now).toDays() >= days) {
                continue;
            }
            double weights = 0;
            double usual = 0;
            for (Entry other : all) {
                if (Duration.between(other.at, now).toDays() >= RECENT) {
                    double apart = Duration.between(other.at, each.at).toHours() / 24.0 % MONTH_DAYS;
                    double near = Math.min(apart, MONTH_DAYS - apart) / NEAR;
                    double weight = FAR + StrictMath.exp(-near * near / 2);
                    weights += weight;
                    usual += weight * log(other);
                }
            }
            if (weights > 0) {
                sum += log(each) - usual / weights;
                recents++;
            }
        }
        return recents == 0 ? Double.NaN : sum / (recents + 1);
    }

    private static double usualIncome(List<Entry> incomes) {
        return incomes.stream().mapToLong(Entry::number).average().orElse(Double.NaN);
    }

    /** When income last came in the {@value #INCOME_DAYS} days before an instant; older income is no number either. */
    public Optional<Instant> lastIncome(Instant now) {
        List<Entry> incomes = since(Kind.INCOME, now, INCOME_DAYS);
        return incomes.isEmpty() ? Optional.empty() : Optional.of(incomes.getLast().at);
    }

    /**
     * Logarithm of the balances of the last days over those of the same days of the months before, both as geometric
     * means: a balance falls from payday to payday, so other days of the month would be no measure.
     */
    private double balanceToUsual(Instant now) {
        double recent = 0;
        double usual = 0;
        int recents = 0;
        int usuals = 0;
        for (Entry each : since(Kind.BALANCE, now, MONTHS_BACK * MONTH + RECENT + SLACK)) {
            int age = (int) Duration.between(each.at, now).toDays();
            double size = StrictMath.log((double) Math.max(1, each.number));
            if (age < RECENT) {
                recent += size;
                recents++;
            } else if (age >= MONTH - SLACK && (age + SLACK) % MONTH < RECENT + 2 * SLACK) {
                usual += size;
                usuals++;
            }
        }
        return recents == 0 || usuals == 0 ? Double.NaN : recent / recents - usual / usuals;
    }

    /** The last income over the mean of those before. */
    private static double incomeToUsual(List<Entry> incomes) {
        if (incomes.size() < 2) {
            return Double.NaN;
        }
        double before = incomes.subList(0, incomes.size() - 1).stream()
                .mapToLong(Entry::number)
                .average()
                .orElse(Double.NaN);
        return incomes.getLast().number / before;
    }

    /** Days since the last income, less the median of the days between those before; negative: not yet to be expected. */
    private static double incomeOverdue(List<Entry> incomes, Instant now) {
        if (incomes.size() < 3) {
            return Double.NaN;
        }
        double[] gaps = new double[incomes.size() - 1];
        for (int k = 0; k < gaps.length; k++) {
            gaps[k] = Duration.between(incomes.get(k).at, incomes.get(k + 1).at).toHours() / 24.0;
        }
        java.util.Arrays.sort(gaps);
        return Duration.between(incomes.getLast().at, now).toHours() / 24.0 - gaps[gaps.length / 2];
    }

    private List<Entry> since(Kind kind, Instant now, int days) {
        Instant from = now.minus(Duration.ofDays(days));
        return kept.getOrDefault(kind, List.of()).stream()
                .filter(each -> each.at.isAfter(from))
                .toList();
    }

    private static Optional<Kind> kind(Happening event) {
        return switch (event) {
            case Happening.DebitAnswered e ->
                switch (e.outcome()) {
                    case FUNDS -> Optional.of(Kind.FUNDS);
                    case ACCOUNT, MANDATE -> Optional.of(Kind.ACCOUNT);
                    case SUCCESS -> Optional.of(Kind.DEBITED);
                    case LIMIT, SYSTEM, UNKNOWN -> Optional.empty(); // says nothing of the borrower
                };
            case Happening.BalanceHinted e -> Optional.of(Kind.BALANCE);
            case Happening.MessageReceipted e ->
                switch (e.receipt()) {
                    case BOUNCED -> Optional.of(Kind.BOUNCED);
                    case READ -> Optional.of(Kind.READ);
                    case DELIVERED -> Optional.empty();
                };
            case Happening.AppUsed e ->
                e.use() == Happening.Use.LEFT_BILL ? Optional.of(Kind.BILL_LEFT) : Optional.empty();
            case Happening.BureauQueried e -> Optional.of(Kind.QUERY);
            case Happening.ContactChanged e -> Optional.of(Kind.CONTACT);
            case Happening.IncomeArrived e -> Optional.of(Kind.INCOME);
            case Happening.PromiseMade e -> Optional.of(Kind.PROMISE);
            case Happening.MandateChanged e -> Optional.of(Kind.MANDATE);
            case Happening.BillIssued e -> Optional.empty();
            case Happening.BillPaid e -> Optional.empty();
            case Happening.DebitAttempted e -> Optional.empty();
            case Happening.Judged e -> Optional.empty();
        };
    }

    private static long number(Happening event) {
        return switch (event) {
            case Happening.BalanceHinted e -> e.balance();
            case Happening.IncomeArrived e -> e.amount();
            case Happening.MandateChanged e -> e.consent() == Happening.Consent.CANCELLED ? 1 : 0;
            default -> 0;
        };
    }
}
