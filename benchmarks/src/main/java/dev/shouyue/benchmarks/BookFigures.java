package dev.shouyue.benchmarks;

import dev.shouyue.Platform;
import dev.shouyue.demonstration.SimulatedBook;
import dev.shouyue.servicing.BookLoad;
import dev.shouyue.servicing.DayClose;
import dev.shouyue.servicing.Rebuild;
import dev.shouyue.simulator.SimulatedLoan;
import dev.shouyue.simulator.World;
import dev.shouyue.simulator.WorldSettings;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The figures of the loan book, measured on real books on a real database on this machine: close of a day, the same close
 * again, the close of a book ten times as large with the same due set, and the rebuild of all positions.
 */
final class BookFigures {

    private static final int CLOSES = 5;
    private static final int REBUILDS = 3;
    private static final int WORKERS = 2;
    /** Loans of the larger of the two books that are closed with the same due set. */
    private static final int COMPARED = 1_000_000;

    /** The day before the closes that are timed. */
    private static final LocalDate BEFORE = WholeBook.LAST.minusDays(CLOSES);

    private final Path folder;
    private final WholeBook book;
    private final int loans;

    BookFigures(Path folder, WholeBook book, int loans) {
        this.folder = folder;
        this.book = book;
        this.loans = loans;
    }

    List<Figure> measure() {
        List<Figure> figures = new ArrayList<>();
        int compared = Math.min(loans, COMPARED);
        double small = tenth(compared, false);
        double large = tenth(compared, true);
        figures.add(new Figure(
                "close.book_x10_time_ratio",
                large / small,
                "times",
                1.3,
                String.format(
                        Locale.ROOT,
                        "same due set: %.3f s in %,d loans, %.3f s in %,d",
                        small,
                        compared / 10,
                        large,
                        compared),
                large / small));
        whole(figures);
        return figures;
    }

    private static WorldSettings young(int loans) {
        return WholeBook.young(loans, WholeBook.LAST);
    }

    /** Median close of a tenth of {@code loans}, alone or among nine times as many that have nothing to do. */
    private double tenth(int loans, boolean amongQuiet) {
        World world = World.of(young(loans / 10));
        Path tenth = folder.resolve(amongQuiet ? "x10" : "x1");
        try (Platform platform = Platform.on(Optional.empty(), tenth)) {
            List<BookLoad.Part> parts = SimulatedBook.parts(world, 0, loan -> true);
            if (amongQuiet) {
                World others = World.of(young(loans).withSeed(2));
                parts.addAll(SimulatedBook.parts(others, loans / 10, BookFigures::isQuiet));
            }
            platform.bookLoad.load(parts, WORKERS, DayClose.Progress.SILENT, loans);
            platform.dayClose.close(BEFORE, DayClose.Progress.SILENT);
            settle(platform.dataSource());
            return median(closes(platform), Closed::seconds);
        } finally {
            Benchmarks.delete(tenth);
        }
    }

    private void whole(List<Figure> figures) {
        try (Platform platform = book.closedUntil(BEFORE)) {
            DataSource database = platform.dataSource();
            say("past due: %s", share(database));
            List<Closed> closes = closes(platform);
            double close = median(closes, Closed::seconds);
            LocalDate last = WholeBook.LAST;
            double floor = floor(database, last);
            double goal = 3.0 * loans / 1_000_000;
            figures.add(new Figure(
                    "close.seconds",
                    close,
                    "s",
                    goal,
                    String.format(Locale.ROOT, "one set-based UPDATE of the same rows: %.3f s", floor),
                    close / floor));
            double proved = median(closes, Closed::withProof);
            figures.add(new Figure("close.with_proof_seconds", proved, "s", 0, "close.seconds", proved / close));
            long again = System.nanoTime();
            platform.dayClose.close(last, DayClose.Progress.SILENT);
            figures.add(Figure.againstGoal("close.rerun_seconds", seconds(again), "s", 1));
            settle(database);
            figures.add(rebuild(platform));
        }
    }

    private Figure rebuild(Platform platform) {
        List<Double> rates = new ArrayList<>();
        for (int run = 0; run < REBUILDS; run++) {
            Rebuild.Result result = platform.rebuild.rebuild(DayClose.Progress.SILENT);
            if (result.differences() != 0) {
                throw new IllegalStateException("the rebuild differs: " + result.differing());
            }
            rates.add(result.loans() / (result.elapsed().toNanos() / 1e9));
            say("rebuild of %,d loans: %.1f s", result.loans(), result.elapsed().toNanos() / 1e9);
        }
        return Figure.againstGoal("rebuild.loans_per_second", median(rates), "1/s", 200_000);
    }

    /** What the close of a day took, alone and with the proof of the books that follows it. */
    private record Closed(double seconds, double withProof) {}

    private static List<Closed> closes(Platform platform) {
        List<Closed> closes = new ArrayList<>();
        for (int i = 1; i <= CLOSES; i++) {
            long started = System.nanoTime();
            DayClose.Result result = platform.dayClose
                    .close(BEFORE.plusDays(i), DayClose.Progress.SILENT)
                    .getFirst();
            Closed closed = new Closed(result.elapsed().toNanos() / 1e9, seconds(started));
            closes.add(closed);
            say(
                    "close of %s: %,d loans touched, %,d entries, %.3f s, with the proof %.3f s",
                    result.day(), result.touched(), result.entries(), closed.seconds(), closed.withProof());
        }
        return closes;
    }

    /** What PostgreSQL takes to rewrite as many rows of a bare copy of the positions, and nothing else. */
    private static double floor(DataSource database, LocalDate day) {
        JdbcClient sql = JdbcClient.create(database);
        sql.sql("create table bare_position as select borrower_id, loan_id, as_of, next_event, state"
                        + " from servicing.position")
                .update();
        sql.sql("alter table bare_position add primary key (borrower_id, loan_id)")
                .update();
        sql.sql("create index on bare_position (next_event)").update();
        sql.sql("cluster bare_position using bare_position_next_event_idx").update();
        sql.sql("vacuum analyze bare_position").update();
        sql.sql(
                        "create table touched as select borrower_id, loan_id, next_event, state from servicing.position where as_of = ?")
                .param(day)
                .update();
        sql.sql("analyze touched").update();
        long started = System.nanoTime();
        sql.sql("update bare_position p set as_of = ?, next_event = t.next_event, state = t.state from touched t"
                        + " where p.borrower_id = t.borrower_id and p.loan_id = t.loan_id")
                .param(day)
                .update();
        double seconds = seconds(started);
        sql.sql("drop table bare_position, touched").update();
        return seconds;
    }

    /** Lets the database write out and clean up what was done before, so that it does not do so while something else is timed. */
    static void settle(DataSource database) {
        JdbcClient sql = JdbcClient.create(database);
        sql.sql("vacuum (analyze) servicing.position").update();
        sql.sql("checkpoint").update();
    }

    private static String share(DataSource database) {
        return JdbcClient.create(database)
                .sql("select round(100.0 * count(past_due_since) / count(*), 2) || ' % of ' || count(*)"
                        + " || ' loans; alive ' || round(100.0 * count(next_event) / count(*), 1) || ' %'"
                        + " from servicing.position")
                .query(String.class)
                .single();
    }

    /** Whether nothing falls due, is judged or is recorded of the loan while closes are timed. */
    private static boolean isQuiet(SimulatedLoan loan) {
        LocalDate from = BEFORE.minusDays(5); // free days of grace may end while closes are timed
        LocalDate to = WholeBook.LAST;
        return loan.terms().schedule().installments().stream()
                        .noneMatch(
                                row -> !row.due().isBefore(from) && !row.due().isAfter(to))
                && loan.facts().stream().noneMatch(fact -> fact.recordedOn().isAfter(BEFORE));
    }

    static double seconds(long startedNanos) {
        return (System.nanoTime() - startedNanos) / 1e9;
    }

    private static double median(List<Closed> closes, ToDoubleFunction<Closed> of) {
        return median(closes.stream().map(of::applyAsDouble).toList());
    }

    static double median(List<Double> values) {
        double[] sorted =
                values.stream().flatMapToDouble(DoubleStream::of).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    static void say(String text, Object... values) {
        System.out.println(String.format(Locale.ROOT, text, values));
    }
}
