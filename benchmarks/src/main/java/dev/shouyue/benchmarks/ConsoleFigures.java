package dev.shouyue.benchmarks;

import static dev.shouyue.benchmarks.BookFigures.say;

import dev.shouyue.Platform;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the console waits for on a book of so many loans: the overview and pages of the list of loans, measured over HTTP at a
 * server in a process of its own with a bounded heap.
 */
final class ConsoleFigures {

    private static final int OVERVIEWS = 30;
    private static final int REPEATS = 5;
    private static final int DEEP_PAGES = 40;
    /** Filters, orders and pages that people ask for, alone and together; each follows {@code /api/v1/loans?}. */
    private static final List<String> PAGES = List.of(
            "",
            "limit=500",
            "sort=attention",
            "sort=-attention",
            "sort=attention&limit=500",
            "sort=attention&pack=CN-LOAN&principalFrom=5000&currency=CNY",
            "sort=-dpd",
            "sort=dpd",
            "sort=-pastDue",
            "sort=pastDue",
            "sort=-principal",
            "sort=principal",
            "sort=-drawnOn",
            "sort=drawnOn",
            "sort=nextDue",
            "sort=-nextDue",
            "sort=-id",
            "state=PAST_DUE",
            "state=PAST_DUE&sort=-dpd",
            "state=PAST_DUE&sort=-pastDue",
            "state=PAST_DUE&state=TOLERATED&state=PENDING&sort=-dpd",
            "state=TOLERATED&sort=-drawnOn",
            "state=SETTLED&sort=-principal",
            "state=CURRENT&sort=nextDue",
            "pack=CN-CARD&sort=-dpd",
            "currency=CNY&sort=-pastDue",
            "bucket=M1",
            "bucket=M1&bucket=M2&sort=-pastDue",
            "dpdFrom=1&dpdTo=30&sort=-dpd",
            "dpdFrom=90&sort=-pastDue&currency=CNY",
            "currency=CNY&pastDueFrom=0.01&pastDueTo=10&sort=-dpd",
            "currency=CNY&principalFrom=5000&principalTo=6000",
            "currency=CNY&principalFrom=5000&sort=-dpd&state=PAST_DUE",
            "carried=true",
            "carried=true&sort=-principal",
            "nextDueFrom=2026-06-11&nextDueTo=2026-06-17&sort=nextDue",
            "drawnFrom=2026-05-01&sort=-principal",
            "pastDueSinceFrom=2026-05-01&pastDueSinceTo=2026-05-31&sort=-pastDue",
            "q=L1234",
            "q=B99&sort=-dpd",
            "movement=newlyPastDue&sort=-pastDue",
            "movement=cured",
            "movement=carriedByTolerance",
            "movement=receivedToday",
            "movement=newlyPastDue&on=2026-06-02",
            "dueOn=2026-06-10&sort=-principal",
            "region=none",
            "class=SPECIAL_MENTION&sort=-dpd",
            "state=PAST_DUE&pack=CN-LOAN&currency=CNY&dpdFrom=3&pastDueFrom=100&sort=-pastDue&limit=100");

    /** Orders in which one goes on and on. */
    private static final List<String> DEEP = List.of(
            "sort=id&limit=500",
            "sort=attention&limit=500",
            "sort=-dpd&limit=500",
            "sort=-principal&limit=500",
            "state=CURRENT&sort=nextDue&limit=500",
            "state=PAST_DUE&sort=-pastDue&limit=100");

    private final WholeBook book;

    ConsoleFigures(WholeBook book) {
        this.book = book;
    }

    List<Figure> measure() throws IOException {
        try (Platform platform = book.closedUntil(WholeBook.LAST)) {
            platform.loans.refresh();
        }
        try (ServedBook served = ServedBook.start(book.folder())) {
            double[] overviews = overviews(served);
            Pages pages = pages(served);
            long heap = served.heapMegabytes();
            say("resident after it: %,d MB", served.residentMegabytes());
            return List.of(
                    told(
                            "console.overview_millis",
                            at(overviews, 0.95),
                            300,
                            String.format(
                                    Locale.ROOT,
                                    "95th percentile of %d; median %.0f ms",
                                    overviews.length,
                                    at(overviews, 0.5))),
                    told(
                            "console.loans_page_millis",
                            pages.worstMedian(),
                            200,
                            String.format(
                                    Locale.ROOT,
                                    "the slowest of %d combinations (%s); all %d calls: median %.0f, 95th percentile %.0f,"
                                            + " worst %.0f ms",
                                    PAGES.size() + DEEP.size(),
                                    pages.slowest(),
                                    pages.all().length,
                                    at(pages.all(), 0.5),
                                    at(pages.all(), 0.95),
                                    at(pages.all(), 1))),
                    new Figure("console.heap_megabytes", heap, "MB", 1500, "heap taken, of 1500 MB", heap / 1500.0));
        }
    }

    private static Figure told(String name, double value, double goal, String text) {
        return new Figure(name, value, "ms", goal, text, value / goal);
    }

    /** The overview as it is opened, and of earlier days as one goes back; the first ones warm the server up. */
    private static double[] overviews(ServedBook served) {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < 2 * OVERVIEWS; i++) {
            String on = i % 2 == 0
                    ? ""
                    : "?on=" + WholeBook.LAST.minusDays(i % ChronoUnit.DAYS.between(WholeBook.OPENING, WholeBook.LAST));
            double took = served.get("/api/v1/overview" + on).millis();
            if (i >= OVERVIEWS) {
                millis.add(took);
            }
        }
        return sorted(millis);
    }

    private record Pages(double worstMedian, String slowest, double[] all) {}

    private static Pages pages(ServedBook served) {
        PAGES.forEach(query -> served.get("/api/v1/loans?" + query)); // warms the server up
        List<Double> all = new ArrayList<>();
        double worst = 0;
        String slowest = "";
        for (String query : PAGES) {
            List<Double> own = new ArrayList<>();
            for (int i = 0; i < REPEATS; i++) {
                own.add(served.get("/api/v1/loans?" + query).millis());
            }
            all.addAll(own);
            double median = BookFigures.median(own);
            say("%6.0f ms  /api/v1/loans?%s", median, query);
            if (median > worst) {
                worst = median;
                slowest = query;
            }
        }
        for (String query : DEEP) {
            List<Double> own = deep(served, query);
            all.addAll(own);
            double median = BookFigures.median(own);
            say("%6.0f ms  /api/v1/loans?%s, %d pages deep", median, query, own.size());
            if (median > worst) {
                worst = median;
                slowest = query + ", deep";
            }
        }
        return new Pages(worst, slowest, sorted(all));
    }

    private static List<Double> deep(ServedBook served, String query) {
        List<Double> millis = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            ServedBook.Answer page = served.get("/api/v1/loans?" + query
                    + cursor.map(next -> "&cursor=" + next).orElse(""));
            millis.add(page.millis());
            cursor = page.next();
        } while (cursor.isPresent() && millis.size() < DEEP_PAGES);
        return millis;
    }

    private static double[] sorted(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    /** The value that a share of them does not exceed. */
    private static double at(double[] sorted, double share) {
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }
}
