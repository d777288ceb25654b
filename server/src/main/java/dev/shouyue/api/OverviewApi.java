package dev.shouyue.api;

import dev.shouyue.Platform;
import dev.shouyue.access.Refusal;
import dev.shouyue.access.Right;
import dev.shouyue.portfolio.Definitions;
import dev.shouyue.portfolio.Overview;
import dev.shouyue.portfolio.Overview.Figures;
import dev.shouyue.servicing.DayBook;
import dev.shouyue.servicing.DayBook.Part;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The book at the end of a closed day: figures with their change and the way to the loans behind them. */
@RestController
class OverviewApi {

    private final Platform platform;

    OverviewApi(Platform platform) {
        this.platform = platform;
    }

    /** What kind of number a figure is. */
    enum Kind {
        count,
        amount,
        share
    }

    /**
     * A figure; of count, amount and share the one of its kind is there, and so for the day before and the change.
     *
     * @param loans how many loans (or bills) stand behind an amount
     * @param rows the loans behind it, in the words of GET /loans
     * @param note why there is no value, in the asked language
     */
    record Figure(
            String key,
            Kind kind,
            @Nullable Long count,
            @Nullable Amount amount,
            @Nullable Double share,
            @Nullable Long previousCount,
            @Nullable Amount previousAmount,
            @Nullable Double previousShare,
            @Nullable Long changeCount,
            @Nullable Amount changeAmount,
            @Nullable Double changeShare,
            @Nullable LocalDate previousOn,
            @Nullable Long loans,
            String direction,
            @Nullable String rows,
            @Nullable String note) {}

    record BucketView(
            String bucket,
            long loans,
            Amount amount,
            double share,
            @Nullable String rows) {}

    record CurePoint(int day, double share, long base) {}

    record RollMatrix(
            List<String> from,
            List<String> to,
            double[][] shares,
            long[][] loans,
            @Nullable LocalDate fromDay,
            @Nullable LocalDate toDay) {}

    record TrendPoint(
            LocalDate day,
            Amount due,
            Amount received,
            long newlyPastDue,
            long cured,
            long tolerated,
            long pastDueLoans,
            Amount pastDueAmount,
            @Nullable Double d1) {}

    record OverviewView(
            @Nullable LocalDate on,
            @Nullable LocalDate closedTo,
            @Nullable LocalDate firstDay,
            List<String> currencies,
            @Nullable String currency,
            List<Figure> figures,
            List<BucketView> buckets,
            List<CurePoint> cureCurve,
            RollMatrix rollMatrix,
            List<TrendPoint> trend) {}

    /** As of a closed day (the last one when none is named), in one currency (that of most of the book). */
    @GetMapping("/api/v1/overview")
    @Needs(Right.OVERVIEW_READ)
    OverviewView overview(
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(required = false) @Nullable String currency,
            @RequestParam(required = false) @Nullable String pack,
            Locale locale) {
        List<String> currencies = platform.days.currencies();
        if (pack != null && !platform.packs.has(pack)) {
            throw new Refusal.BadValue(
                    "pack",
                    pack,
                    Say.of("expected.oneOf", "values", platform.packs.names()),
                    Say.of("pack.unknown", "pack", pack));
        }
        if (currency != null && !currencies.contains(currency)) {
            throw new Refusal.BadValue(
                    "currency",
                    currency,
                    Say.of("expected.oneOf", "values", currencies),
                    Say.of("currency.none", "currency", currency));
        }
        Optional<DayBook.Closed> closed = platform.days.closed();
        if (closed.isEmpty()) {
            return new OverviewView(
                    null, null, null, currencies, null, List.of(), List.of(), List.of(), NO_ROLL, List.of());
        }
        LocalDate day = on == null ? closed.get().last() : on;
        if (day.isBefore(closed.get().first()) || day.isAfter(closed.get().last())) {
            throw new Refusal.BadValue(
                    "on",
                    day.toString(),
                    Say.of(
                            "expected.range",
                            "from",
                            closed.get().first(),
                            "to",
                            closed.get().last()),
                    Say.of("day.notClosed", "day", day));
        }
        String chosen = currency != null ? currency : currencies.isEmpty() ? "CNY" : currencies.getFirst();
        Overview.Day seen = platform.overview.on(day, new Part(Optional.of(chosen), Optional.ofNullable(pack)));
        Writer writer = new Writer(
                Currency.getInstance(chosen),
                Optional.ofNullable(pack),
                day,
                day.equals(closed.get().last()),
                locale.getLanguage());
        return new OverviewView(
                day,
                closed.get().last(),
                closed.get().first(),
                currencies,
                chosen,
                writer.figures(seen),
                seen.buckets().stream().map(writer::bucket).toList(),
                seen.cureCurve().stream()
                        .map(point -> new CurePoint(point.day(), point.share(), point.base()))
                        .toList(),
                seen.roll().map(OverviewApi::roll).orElse(NO_ROLL),
                seen.trend().stream().map(writer::trend).toList());
    }

    private static final RollMatrix NO_ROLL =
            new RollMatrix(List.of(), List.of(), new double[0][], new long[0][], null, null);

    private static RollMatrix roll(Overview.Roll roll) {
        double[][] shares = Arrays.stream(roll.loans())
                .map(row -> {
                    long sum = Arrays.stream(row).sum();
                    return Arrays.stream(row)
                            .mapToDouble(n -> sum == 0 ? 0 : (double) n / sum)
                            .toArray();
                })
                .toArray(double[][]::new);
        return new RollMatrix(roll.buckets(), roll.buckets(), shares, roll.loans(), roll.from(), roll.to());
    }

    /** Writes figures of one currency out. */
    private record Writer(Currency currency, Optional<String> pack, LocalDate day, boolean isLast, String language) {

        List<Figure> figures(Overview.Day seen) {
            List<Figure> figures = new ArrayList<>();
            Figures now = seen.figures();
            Optional<Figures> before = seen.previous();
            String last = isLast ? "" : null;
            figures.add(amount(
                    "dueToday",
                    now,
                    before,
                    Figures::due,
                    now.dueInstallments(),
                    "neutral",
                    last == null ? null : rows("dueOn=" + day)));
            figures.add(amount(
                    "receivedToday",
                    now,
                    before,
                    Figures::received,
                    now.payments(),
                    "up-is-good",
                    rows("movement=receivedToday&on=" + day)));
            figures.add(count(
                    "newlyPastDue",
                    now,
                    before,
                    Figures::newlyPastDue,
                    "up-is-bad",
                    rows("movement=newlyPastDue&on=" + day)));
            figures.add(count("cured", now, before, Figures::cured, "up-is-good", rows("movement=cured&on=" + day)));
            figures.add(amount(
                    "carriedByTolerance",
                    now,
                    before,
                    Figures::tolerated,
                    now.toleratedBills(),
                    "neutral",
                    rows("movement=carriedByTolerance&on=" + day)));
            figures.add(amount(
                    "forgivenByGrace",
                    now,
                    before,
                    Figures::grace,
                    now.graceBills(),
                    "neutral",
                    rows("movement=forgivenByGrace&on=" + day)));
            String pastDue = last == null ? null : rows("dpdFrom=1");
            figures.add(count("pastDueLoans", now, before, Figures::pastDueLoans, "up-is-bad", pastDue));
            figures.add(
                    amount("pastDueAmount", now, before, Figures::pastDue, now.pastDueLoans(), "up-is-bad", pastDue));
            figures.add(share("d1Rate", now, before, Figures::d1, "up-is-bad", Definitions.noD1(language, now)));
            figures.add(new Figure(
                    "openTechnical",
                    Kind.count,
                    now.underProtection(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    "neutral",
                    null,
                    null));
            return figures;
        }

        private String rows(String filter) {
            return filter + "&currency=" + currency.getCurrencyCode()
                    + pack.map(name -> "&pack=" + name).orElse("");
        }

        private static Figure count(
                String key,
                Figures now,
                Optional<Figures> before,
                ToLongFunction<Figures> value,
                String direction,
                @Nullable String rows) {
            long count = value.applyAsLong(now);
            Long previous = before.map(value::applyAsLong).orElse(null);
            return new Figure(
                    key,
                    Kind.count,
                    count,
                    null,
                    null,
                    previous,
                    null,
                    null,
                    previous == null ? null : count - previous,
                    null,
                    null,
                    before.map(Figures::day).orElse(null),
                    null,
                    direction,
                    rows,
                    null);
        }

        private Figure amount(
                String key,
                Figures now,
                Optional<Figures> before,
                ToLongFunction<Figures> value,
                long loans,
                String direction,
                @Nullable String rows) {
            long amount = value.applyAsLong(now);
            Long previous = before.map(value::applyAsLong).orElse(null);
            return new Figure(
                    key,
                    Kind.amount,
                    null,
                    Amount.of(amount, currency),
                    null,
                    null,
                    previous == null ? null : Amount.of(previous, currency),
                    null,
                    null,
                    previous == null ? null : Amount.of(amount - previous, currency),
                    null,
                    before.map(Figures::day).orElse(null),
                    loans,
                    direction,
                    rows,
                    null);
        }

        private static Figure share(
                String key,
                Figures now,
                Optional<Figures> before,
                Function<Figures, OptionalDouble> value,
                String direction,
                String none) {
            Double share = boxed(value.apply(now));
            Double previous = before.map(value).map(Writer::boxed).orElse(null);
            return new Figure(
                    key,
                    Kind.share,
                    null,
                    null,
                    share,
                    null,
                    null,
                    previous,
                    null,
                    null,
                    share == null || previous == null ? null : share - previous,
                    before.map(Figures::day).orElse(null),
                    null,
                    direction,
                    null,
                    share == null ? none : null);
        }

        private static @Nullable Double boxed(OptionalDouble value) {
            return value.isPresent() ? value.getAsDouble() : null;
        }

        /** Loans that are open: of the others nothing could be late. */
        private static final String OPEN =
                "&state=CURRENT&state=PENDING&state=TOLERATED&state=PAST_DUE&state=CHARGED_OFF";

        BucketView bucket(Overview.Bucket bucket) {
            return new BucketView(
                    bucket.bucket(),
                    bucket.loans(),
                    Amount.of(bucket.principal(), currency),
                    bucket.share(),
                    isLast ? rows("bucket=" + bucket.bucket().replace("+", "%2B") + OPEN) : null);
        }

        TrendPoint trend(Figures day) {
            return new TrendPoint(
                    day.day(),
                    Amount.of(day.due(), currency),
                    Amount.of(day.received(), currency),
                    day.newlyPastDue(),
                    day.cured(),
                    day.toleratedBills(),
                    day.pastDueLoans(),
                    Amount.of(day.pastDue(), currency),
                    boxed(day.d1()));
        }
    }
}
