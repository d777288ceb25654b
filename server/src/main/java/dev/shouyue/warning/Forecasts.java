package dev.shouyue.warning;

import dev.shouyue.event.Event;
import dev.shouyue.event.LoggedEvent;
import dev.shouyue.event.Subscriber;
import dev.shouyue.risk.due.Asked;
import dev.shouyue.risk.due.BorrowerSeen;
import dev.shouyue.risk.due.DueModel;
import dev.shouyue.risk.due.LoanSeen;
import dev.shouyue.risk.due.Patience;
import dev.shouyue.risk.feature.Lately;
import dev.shouyue.risk.hazard.Forecast;
import dev.shouyue.risk.measure.Calibration;
import dev.shouyue.risk.measure.Ranking;
import dev.shouyue.risk.signal.Happening;
import dev.shouyue.servicing.LoanBook;
import dev.shouyue.servicing.LoanKey;
import dev.shouyue.servicing.StoredLoan;
import dev.shouyue.storage.Tx;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How late the next installment of each loan will be. After a day is closed, every loan with an installment due in seven,
 * five, three or one days or on that day, or past due for up to thirty that count, is asked about once, from the facts and the
 * behaviour known by then. The few with the highest chance to be more than a week late are raised as alerts.
 */
public final class Forecasts {

    /** The signal of its alerts; how many are raised is set in the catalogue. */
    public static final String SIGNAL = Catalogue.LIKELY_LATE;

    /** After so many days nothing is left to forecast. */
    static final int LONGEST = 30;

    private static final int MADE_UP = 7;

    private static final int BORROWERS_AT_ONCE = 500;
    private static final int ALERTS_AT_ONCE = 200;
    private static final Logger LOG = LoggerFactory.getLogger(Forecasts.class);

    private final DataSource database;
    private final Clock clock;
    private final LoanBook book;
    private final ForecastRows rows;
    private volatile Round round = Round.NONE;
    private volatile Bar bar = Bar.NONE;

    /** Which models there are, and which is in force. */
    public final ForecastModels models;

    /** Learns another one on the book. */
    public final BookLearning learning;

    Forecasts(DataSource database, Clock clock, LoanBook book, AlertRows alerts) {
        this.database = database;
        this.clock = clock;
        this.book = book;
        this.rows = new ForecastRows(database, book, alerts);
        this.models = new ForecastModels(database, clock);
        this.learning = new BookLearning(database, book, rows, models);
    }

    /** The model that is asked: the one in force. */
    public DueModel model() {
        return models.inForce();
    }

    /** A forecast with what it is of. */
    public record Said(LocalDate askedOn, Asked asked, StoredLoan loan, DueModel model, Forecast forecast) {}

    /**
     * What is to be expected of a loan as the last closed day left it, with what is protected by now: a protection that is granted
     * or withdrawn today counts at once. Nothing when no installment is ahead.
     *
     * @param loan the lender's own name
     */
    public Optional<Said> of(String loan) {
        Optional<LocalDate> closed = book.closedTo();
        Optional<StoredLoan> found = book.find(loan);
        if (closed.isEmpty() || found.isEmpty()) {
            return Optional.empty();
        }
        LocalDate day = closed.orElseThrow();
        long borrower = found.orElseThrow().key().borrowerId();
        List<StoredLoan> loans = rows.loansOf(List.of(borrower)).getOrDefault(borrower, List.of());
        BorrowerSeen seen = BorrowerSeen.protectedByNow(
                seen(loans, rows.paydays(List.of(borrower))), day, book.zoneOf(found.orElseThrow()));
        DueModel model = model();
        return seen.asked(loan).map(asked -> {
            double[] numbers = seen.numbers(
                    asked,
                    seen.lately(rows.log(List.of(borrower), seen.instant()).getOrDefault(borrower, List.of())));
            return new Said(day, asked, found.orElseThrow(), model, model.forecast(numbers, asked.from()));
        });
    }

    /** Whether the book has a loan of that name. */
    public boolean has(String loan) {
        return book.find(loan).isPresent();
    }

    /**
     * A loan of the list.
     *
     * @param askedOn the day at whose end it was asked about
     */
    public record Row(
            LoanKey key,
            String loan,
            String borrower,
            int installment,
            LocalDate dueOn,
            LocalDate askedOn,
            double late0,
            double late3,
            double late7,
            double late30,
            boolean alerted) {}

    /** Where a page of the list goes on. */
    public record After(double late7, long borrowerId, long loanId) {}

    /** The last day of which every loan was asked. */
    public Optional<LocalDate> askedTo() {
        return rows.askedTo();
    }

    /**
     * Loans by their latest forecast as of {@link #askedTo}, the most likely to be late first; those paid by then are not in
     * it.
     */
    public List<Row> page(LocalDate dueFrom, LocalDate dueTo, double least, Optional<After> after, int limit) {
        return askedTo()
                .map(asked -> rows.page(asked, dueFrom, dueTo, least, after, limit))
                .orElse(List.of());
    }

    /**
     * How the forecasts of a week ahead held that have come due since.
     *
     * @param scored forecasts of the model, of all days
     * @param due of those a week ahead, the ones whose due date was closed
     * @param aucLate0 how well they told who would not pay in time; nothing where all did or none
     * @param slope of the chance to be late at all, on the log-odds; 1 is to the point
     */
    public record Live(long scored, int due, OptionalDouble aucLate0, OptionalDouble slope) {}

    /** How the forecasts of a model held. */
    public Live live(String version) {
        HeldForecasts.Held held = HeldForecasts.of(database, book, version);
        boolean both = held.late().length > 0 && held.lateCount() > 0 && held.lateCount() < held.late().length;
        return new Live(
                rows.scored(version),
                held.late().length,
                both ? OptionalDouble.of(Ranking.of(held.given(), held.late()).auc()) : OptionalDouble.empty(),
                both
                        ? OptionalDouble.of(
                                Calibration.of(held.given(), held.late()).slope())
                        : OptionalDouble.empty());
    }

    /** Who hears that a day was closed, and puts it on the list of those to be asked; to be told of all events. */
    public Subscriber afterClose() {
        return new Subscriber() {
            @Override
            public String name() {
                return "forecast";
            }

            @Override
            public void receive(Connection connection, List<LoggedEvent> events) {
                for (LoggedEvent logged : events) {
                    Event event = logged.event();
                    if (event.type().equals("dev.shouyue.servicing.day-closed.v1")) {
                        closed(Tx.on(connection), LocalDate.parse(event.subject()));
                    }
                }
            }
        };
    }

    /** Of a past that is made up for in one go only the last days are asked. */
    private void closed(Tx tx, LocalDate day) {
        LocalDate last = book.closedTo().orElse(day);
        if (!day.isBefore(last.minusDays(MADE_UP))) {
            ForecastRows.begin(tx, day);
        }
    }

    /** Asks about some borrowers of the first day that is not done; whether there may be more. */
    boolean step() {
        Optional<LocalDate> next = rows.unfinished();
        next.ifPresent(this::part);
        return next.isPresent();
    }

    /** What asking a day did. */
    public record Scored(LocalDate day, int loans, int alerts) {}

    /**
     * Asks about a closed day. Begun and cut off, it goes on where it was; a day that is done is left alone.
     *
     * @throws IllegalArgumentException when the day is not closed
     */
    public Scored score(LocalDate day) {
        if (book.closedTo().filter(closed -> !day.isAfter(closed)).isEmpty()) {
            throw new IllegalArgumentException("the day " + day + " is not closed");
        }
        Tx.run(database, tx -> ForecastRows.begin(tx, day));
        Scored scored = new Scored(day, 0, 0);
        for (Optional<Scored> part = part(day); part.isPresent(); part = part(day)) {
            scored = new Scored(
                    day,
                    scored.loans() + part.orElseThrow().loans(),
                    scored.alerts() + part.orElseThrow().alerts());
        }
        return scored;
    }

    /**
     * Asks about the next borrowers of a day, or ends the day when none is left; nothing when it has ended. A short
     * transaction each: others may do the same day at once, part by part, and nothing waits for a whole day.
     */
    private Optional<Scored> part(LocalDate day) {
        Round all = round(day);
        return Tx.in(database, tx -> {
            Optional<Long> doneTo = ForecastRows.doneTo(tx, day);
            if (doneTo.isEmpty()) {
                round = Round.NONE;
                bar = Bar.NONE;
                return Optional.empty();
            }
            List<Long> borrowers = all.after(doneTo.orElseThrow());
            if (borrowers.isEmpty()) {
                return Optional.of(new Scored(day, 0, raise(tx, day)));
            }
            List<ForecastRows.New> made = made(borrowers, day, models.asked());
            ForecastRows.write(tx, day, borrowers.getLast(), made);
            return Optional.of(new Scored(day, made.size(), 0));
        });
    }

    /** Raises the next of those over the bar, and ends the day when none is left. */
    private int raise(Tx tx, LocalDate day) throws SQLException {
        Instant now = clock.instant();
        Optional<ForecastRows.Bar> reached = bar(tx, day, now);
        int raised = reached.isPresent() ? rows.raise(tx, day, reached.orElseThrow(), ALERTS_AT_ONCE, now) : 0;
        if (raised < ALERTS_AT_ONCE) {
            ForecastRows.end(tx, day, now);
        }
        return raised;
    }

    /** Taken once for a day: all its scores are there. */
    private Optional<ForecastRows.Bar> bar(Tx tx, LocalDate day, Instant now) {
        Bar known = bar;
        if (!known.day.equals(day)) {
            known = new Bar(
                    day, RuleBook.read(tx).at(now).likelyLate().flatMap(told -> ForecastRows.bar(tx, day, told)));
            bar = known;
        }
        return known.of;
    }

    private record Bar(LocalDate day, Optional<ForecastRows.Bar> of) {
        static final Bar NONE = new Bar(LocalDate.MIN, Optional.empty());
    }

    /** The borrowers of a day in their order: found by a walk through the book, so once and not for each part. */
    private record Round(LocalDate day, long[] borrowers) {
        static final Round NONE = new Round(LocalDate.MIN, new long[0]);

        List<Long> after(long doneTo) {
            int place = Arrays.binarySearch(borrowers, doneTo + 1);
            int from = place < 0 ? -place - 1 : place;
            int to = Math.min(borrowers.length, from + BORROWERS_AT_ONCE);
            return Arrays.stream(borrowers, from, to).boxed().toList();
        }
    }

    private Round round(LocalDate day) {
        Round known = round;
        if (!known.day.equals(day)) {
            known = new Round(day, rows.borrowers(day));
            round = known;
        }
        return known;
    }

    private List<ForecastRows.New> made(List<Long> borrowers, LocalDate day, DueModel asks) {
        Map<Long, List<StoredLoan>> loans = rows.loansOf(borrowers);
        Map<Long, Integer> paydays = rows.paydays(borrowers);
        // Read to an instant that is past the end of the day everywhere; each borrower's own end of day cuts it.
        Map<Long, List<Happening>> logs =
                rows.log(borrowers, day.plusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant());
        List<ForecastRows.New> made = new ArrayList<>();
        loans.forEach((borrower, of) -> {
            try {
                BorrowerSeen seen = BorrowerSeen.at(seen(of, paydays), day, book.zoneOf(of.getFirst()));
                made.addAll(made(of, seen, logs.getOrDefault(borrower, List.of()), asks));
            } catch (ArithmeticException | IllegalArgumentException | IllegalStateException e) {
                LOG.error("borrower {} was not asked about on {}: the others are", borrower, day, e);
            }
        });
        return made;
    }

    private static List<ForecastRows.New> made(
            List<StoredLoan> loans, BorrowerSeen seen, List<Happening> log, DueModel asks) {
        Lately lately = seen.lately(log);
        List<ForecastRows.New> made = new ArrayList<>();
        for (StoredLoan loan : loans) {
            seen.asked(loan.terms().loan()).filter(each -> isAsked(each.from())).ifPresent(asked -> {
                double[] numbers = seen.numbers(asked, lately);
                made.add(new ForecastRows.New(
                        loan.key(), asked, asks.quick(numbers, asked.from()), numbers, asks.version()));
            });
        }
        return made;
    }

    static boolean isAsked(int from) {
        return Patience.DAYS.contains(from) || (from >= 0 && from <= LONGEST);
    }

    private List<LoanSeen> seen(List<StoredLoan> loans, Map<Long, Integer> paydays) {
        return loans.stream()
                .map(each -> new LoanSeen(
                        each.terms(),
                        each.facts(),
                        book.policyOf(each),
                        ForecastRows.payday(paydays, each.key().borrowerId())))
                .toList();
    }
}
