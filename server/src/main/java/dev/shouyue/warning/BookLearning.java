package dev.shouyue.warning;

import dev.shouyue.decision.Failed;
import dev.shouyue.risk.due.BookTraining;
import dev.shouyue.risk.due.DueCase;
import dev.shouyue.risk.due.DueModel;
import dev.shouyue.risk.due.DueTraining;
import dev.shouyue.risk.due.Examples;
import dev.shouyue.risk.due.LoanSeen;
import dev.shouyue.risk.due.Sample;
import dev.shouyue.risk.due.TooFewLate;
import dev.shouyue.risk.signal.Happening;
import dev.shouyue.servicing.LoanBook;
import dev.shouyue.servicing.StoredLoan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Learns the model of the forecasts on the lender's own book and log of behaviour. The book is read borrower by borrower;
 * what is kept of it is a sample of bounded size, on disk too, so that a run that was cut off goes on where it was.
 */
public final class BookLearning {

    private static final int BORROWERS_AT_ONCE = 200;

    private final JdbcClient sql;
    private final LoanBook book;
    private final ForecastRows rows;
    private final ForecastModels models;

    BookLearning(DataSource database, LoanBook book, ForecastRows rows, ForecastModels models) {
        this.sql = JdbcClient.create(database);
        this.book = book;
        this.rows = rows;
        this.models = models;
    }

    /**
     * What is asked for.
     *
     * @param until last day that is known; it is closed
     * @param most installments that are learnt from; of a larger book a share of the borrowers is drawn
     * @param seed that chance follows
     * @param version that the model is to have
     * @param code version of the program
     * @param work file in which the sample is kept while it is drawn; without names, and deleted when the model is kept
     */
    public record Wish(LocalDate until, int most, long seed, String version, String code, Path work) {

        /** A wish in bounds. */
        public Wish {
            if (most < 1_000 || most > 5_000_000) {
                throw new IllegalArgumentException("a model learns from 1,000 to 5,000,000 installments, not " + most);
            }
        }
    }

    /** Told how far it is. */
    public interface Progress {
        /** Of the borrowers of the book so many were read. */
        void read(long done, long total);

        /** Of the models so many were learnt. */
        void learnt(int done, int total);
    }

    /**
     * Learns a model and measures it against the one in force; it is not put into force by this.
     *
     * @param keep given the model; when it fails the sample stays, and another run need not read the book again
     * @throws Failed when the book has too few late installments, the day is not closed, or the file cannot be kept, is
     *     another run's or something else
     */
    public DueModel learn(Wish wish, Progress progress, Consumer<DueModel> keep) {
        LocalDate closed = book.closedTo().orElseThrow(() -> new Failed(Say.of("forecast.train.nothingClosed")));
        if (wish.until.isAfter(closed)) {
            throw new Failed(Say.of("forecast.train.notClosed", "day", wish.until, "closed", closed));
        }
        try (SampleFile file = SampleFile.open(wish.work, of(wish))) {
            draw(wish, file, progress);
            DueModel model = learn(wish, file.sample(), progress);
            keep.accept(model);
            file.done();
            return model;
        } catch (IOException e) {
            throw new Failed(
                    Say.of("forecast.train.file", "file", wish.work, "why", String.valueOf(e.getMessage())), e);
        }
    }

    private SampleFile.Of of(Wish wish) {
        return new SampleFile.Of(nameOf(sql), wish.code, wish.until, wish.most, wish.seed);
    }

    /** No other database has it: of which cluster, which of its databases since it was made, and as it is called. */
    static String nameOf(JdbcClient sql) {
        return sql.sql("""
                        select system_identifier || '/' || oid || '/' || datname
                          from pg_control_system(), pg_database where datname = current_database()""").query(String.class).single();
    }

    private DueModel learn(Wish wish, Sample sample, Progress progress) {
        List<DueCase> cases = sample.cases();
        LocalDate from =
                cases.stream().map(DueCase::due).min(LocalDate::compareTo).orElse(wish.until);
        String data = "due dates from " + from + ", known by " + wish.until + ", " + cases.size() + " installments, "
                + (sample.share() == 1 ? "all borrowers" : "one borrower in " + Math.round(1 / sample.share()));
        int[] done = {0};
        try {
            return BookTraining.fit(
                    cases,
                    new BookTraining.Plan(
                            new DueTraining.Label(
                                    "next-due", wish.version, DueModel.Origin.BOOK, data, wish.until.toString()),
                            wish.until,
                            sample.share(),
                            wish.seed,
                            wish.code,
                            Optional.of(models.inForce())),
                    () -> progress.learnt(++done[0], BookTraining.STEPS));
        } catch (TooFewLate e) {
            throw new Failed(
                    Say.of(
                            "forecast.train.few",
                            "cases",
                            e.cases(),
                            "until",
                            wish.until,
                            "late",
                            e.late(),
                            "later",
                            e.laterLate(),
                            "fewest",
                            BookTraining.FEWEST_LATE,
                            "fewestLater",
                            BookTraining.FEWEST_HELD),
                    e);
        }
    }

    private void draw(Wish wish, SampleFile file, Progress progress) throws IOException {
        long total =
                sql.sql("select count(*) from party.borrower").query(Long.class).single();
        long done = sql.sql("select count(*) from party.borrower where borrower_id <= ?")
                .param(file.doneTo())
                .query(Long.class)
                .single();
        progress.read(done, total);
        while (true) {
            List<Long> borrowers = sql.sql(
                            "select borrower_id from party.borrower where borrower_id > ? order by borrower_id limit ?")
                    .params(file.doneTo(), BORROWERS_AT_ONCE)
                    .query(Long.class)
                    .list();
            if (borrowers.isEmpty()) {
                return;
            }
            List<Long> drawn = borrowers.stream()
                    .filter(each -> file.sample().takes(String.valueOf(each)))
                    .toList();
            file.add(borrowers.getLast(), cases(drawn, wish));
            done += borrowers.size();
            progress.read(done, total);
        }
    }

    private List<List<DueCase>> cases(List<Long> borrowers, Wish wish) {
        List<List<DueCase>> cases = new ArrayList<>();
        if (borrowers.isEmpty()) {
            return cases;
        }
        Map<Long, List<StoredLoan>> loans = rows.loansOf(borrowers);
        Map<Long, Integer> paydays = rows.paydays(borrowers);
        Map<Long, List<Happening>> logs = rows.logTo(
                borrowers,
                wish.until.plusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant()); // what is asked reads no further
        for (long borrower : borrowers) {
            List<StoredLoan> own = loans.getOrDefault(borrower, List.of());
            if (!own.isEmpty()) {
                ZoneId zone = book.zoneOf(own.getFirst());
                Examples examples = new Examples(wish.until, wish.seed + borrower);
                examples.add(
                        String.valueOf(borrower),
                        own.stream()
                                .map(each -> new LoanSeen(
                                        each.terms(),
                                        each.facts(),
                                        book.policyOf(each),
                                        ForecastRows.payday(paydays, borrower)))
                                .toList(),
                        logs.getOrDefault(borrower, List.of()),
                        zone);
                cases.add(examples.cases());
            }
        }
        return cases;
    }
}
