package dev.shouyue.warning;

import dev.shouyue.risk.due.Asked;
import dev.shouyue.risk.due.Patience;
import dev.shouyue.risk.hazard.Forecast;
import dev.shouyue.risk.signal.Alert;
import dev.shouyue.risk.signal.Happening;
import dev.shouyue.servicing.LoanBook;
import dev.shouyue.servicing.LoanKey;
import dev.shouyue.servicing.LoanSearch;
import dev.shouyue.servicing.StoredLoan;
import dev.shouyue.storage.Tx;
import dev.shouyue.warning.RuleSet.LikelyLate;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Forecasts as they are kept, and what they are made of. */
final class ForecastRows {

    /** Days of scores among which the first are found. */
    private static final int RECENT = 30;

    /** Fewest scores that a share is taken of: of a handful anyone is among the first. */
    private static final int FEWEST = 50;

    /** What a chance is divided by, by the day on which it was said. */
    private static final String PATIENCE = "case when f.days <= -6 then :week when f.days <= -4 then :fiveDays"
            + " when f.days <= -2 then :threeDays else 1 end";

    private static final int LOG_DAYS = 430;
    private static final int MOST_LOANS = 200;

    /** Kinds of events that a model is told of. */
    private static final String[] KINDS = {
        "DEBIT_ANSWERED",
        "BALANCE_HINTED",
        "MESSAGE_RECEIPTED",
        "APP_USED",
        "BUREAU_QUERIED",
        "CONTACT_CHANGED",
        "INCOME_ARRIVED",
        "PROMISE_MADE",
        "MANDATE_CHANGED"
    };

    private final JdbcClient sql;
    private final LoanSearch search;
    private final LoanBook book;
    private final AlertRows alerts;

    ForecastRows(DataSource database, LoanBook book, AlertRows alerts) {
        this.sql = JdbcClient.create(database);
        this.search = new LoanSearch(database);
        this.book = book;
        this.alerts = alerts;
    }

    /** One that is to be kept. */
    record New(LoanKey key, Asked asked, Forecast forecast, double[] numbers, String model) {}

    /** Puts a day on the list of those to be asked; one that is there stays as it is. */
    static void begin(Tx tx, LocalDate day) {
        tx.sql()
                .sql("insert into warning.forecast_day (day, done_to) values (?, -1) on conflict (day) do nothing")
                .param(day)
                .update();
    }

    /** The first day that is not done. */
    Optional<LocalDate> unfinished() {
        return sql.sql("select day from warning.forecast_day where finished_at is null order by day limit 1")
                .query(LocalDate.class)
                .optional();
    }

    /** The last day that is done. */
    Optional<LocalDate> askedTo() {
        return sql.sql("select max(day) from warning.forecast_day where finished_at is not null")
                .query(LocalDate.class)
                .optional();
    }

    /** The last borrower of a day that is done, nobody else goes on meanwhile; nothing when all are. */
    static Optional<Long> doneTo(Tx tx, LocalDate day) {
        return tx.sql()
                .sql("select done_to from warning.forecast_day where day = ? and finished_at is null for update")
                .param(day)
                .query(Long.class)
                .optional();
    }

    /** Who may have an installment that is asked about, in their order. */
    long[] borrowers(LocalDate day) {
        LongStream.Builder found = LongStream.builder();
        List<LocalDate> due = Stream.concat(Patience.DAYS.stream(), Stream.of(0, 7))
                .map(day::minusDays)
                .toList();
        search.dueOn(due).forEach(key -> found.add(key.borrowerId()));
        sql.sql("select distinct borrower_id from servicing.position where past_due_since is not null"
                        + " or status = 'PENDING'")
                .query(row -> {
                    found.add(row.getLong(1));
                });
        return found.build().sorted().distinct().toArray();
    }

    /** All loans of these borrowers. */
    Map<Long, List<StoredLoan>> loansOf(List<Long> borrowers) {
        List<LoanKey> keys = sql.sql("""
                        select l.borrower_id, l.loan_id from unnest(?::bigint[]) b
                          cross join lateral (select borrower_id, loan_id from servicing.loan
                                               where borrower_id = b order by loan_id desc limit ?) l
                         order by 1, 2""")
                .params(borrowers.toArray(Long[]::new), MOST_LOANS)
                .query((row, i) -> new LoanKey(row.getLong(1), row.getLong(2)))
                .list();
        Map<Long, List<StoredLoan>> loans = new HashMap<>();
        book.loans(keys, loan -> loans.computeIfAbsent(loan.key().borrowerId(), any -> new ArrayList<>())
                .add(loan));
        return loans;
    }

    /** Day of the month on which the income of each of these borrowers comes, of those of whom the book says it. */
    Map<Long, Integer> paydays(List<Long> borrowers) {
        Map<Long, Integer> paydays = new HashMap<>();
        sql.sql("select borrower_id, payday from party.borrower where borrower_id = any(?) and payday is not null")
                .param(borrowers.toArray(Long[]::new))
                .query(row -> {
                    paydays.put(row.getLong(1), row.getInt(2));
                });
        return paydays;
    }

    static OptionalInt payday(Map<Long, Integer> paydays, long borrower) {
        Integer payday = paydays.get(borrower);
        return payday == null ? OptionalInt.empty() : OptionalInt.of(payday);
    }

    /** What was known of these borrowers by an instant, as far back as it is told of. */
    Map<Long, List<Happening>> log(List<Long> borrowers, Instant by) {
        Map<Long, List<Happening>> logs = new HashMap<>();
        sql.sql("""
                        select borrower_id, content, recorded_at from warning.happening
                         where borrower_id = any(?) and kind = any(?) and known_at <= ?
                           and (happened_at > ? or kind = 'MANDATE_CHANGED')
                         order by borrower_id, known_at, sequence""")
                .params(
                        borrowers.toArray(Long[]::new),
                        KINDS,
                        Moments.at(by),
                        Moments.at(by.minus(Duration.ofDays(LOG_DAYS))))
                .query(row -> {
                    logs.computeIfAbsent(row.getLong(1), any -> new ArrayList<>())
                            .add(Log.event(row));
                });
        return logs;
    }

    /** All that was known of these borrowers by an instant. */
    Map<Long, List<Happening>> logTo(List<Long> borrowers, Instant by) {
        Map<Long, List<Happening>> logs = new HashMap<>();
        sql.sql("""
                        select borrower_id, content, recorded_at from warning.happening
                         where borrower_id = any(?) and kind = any(?) and known_at <= ?
                         order by borrower_id, known_at, sequence""")
                .params(borrowers.toArray(Long[]::new), KINDS, Moments.at(by))
                .query(row -> {
                    logs.computeIfAbsent(row.getLong(1), any -> new ArrayList<>())
                            .add(Log.event(row));
                });
        return logs;
    }

    /** Keeps the forecasts of some borrowers, and that they are done. */
    static void write(Tx tx, LocalDate day, long doneTo, List<New> made) throws SQLException {
        try (PreparedStatement insert = tx.connection().prepareStatement("""
                    insert into warning.forecast (borrower_id, loan_id, installment, asked_on, due_on, days, amount,
                      late0, late3, late7, late30, days_late, numbers, model)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")) {
            for (New each : made) {
                insert.setLong(1, each.key.borrowerId());
                insert.setLong(2, each.key.loanId());
                insert.setInt(3, each.asked.installment());
                insert.setObject(4, day);
                insert.setObject(5, each.asked.due());
                insert.setInt(6, each.asked.from());
                insert.setLong(7, each.asked.amount());
                insert.setDouble(8, each.forecast.late0());
                insert.setDouble(9, each.forecast.late3());
                insert.setDouble(10, each.forecast.late7());
                insert.setDouble(11, each.forecast.late30());
                insert.setDouble(12, each.forecast.expectedDaysLate());
                insert.setArray(13, tx.connection().createArrayOf("float8", boxed(each.numbers)));
                insert.setString(14, each.model);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        tx.sql()
                .sql("update warning.forecast_day set done_to = ? where day = ?")
                .params(doneTo, day)
                .update();
    }

    private static Object[] boxed(double[] numbers) {
        Object[] boxed = new Object[numbers.length];
        for (int k = 0; k < numbers.length; k++) {
            boxed[k] = numbers[k];
        }
        return boxed;
    }

    /**
     * From where on is told.
     *
     * @param late7 chance to be more than 7 days late, on the eve of the due date
     */
    record Bar(double late7, Patience patience) {}

    /** One that passes the bar. */
    private record Raised(LoanKey key, String borrower, String pack, int installment, LocalDate due, double late7) {}

    /**
     * From which chance to be more than 7 days late on an alert is raised: among the highest of the loans, by the share that
     * is set, asked about before their due date in the last days, each with its highest. What was said early counts for less.
     * Nothing when there are too few to take a share of.
     */
    static Optional<Bar> bar(Tx tx, LocalDate day, LikelyLate told) {
        return tx.sql()
                .sql("""
                        with scores as (
                          select max(f.late7 / %s) as late7 from warning.forecast f
                           where asked_on > :since and asked_on <= :day and days < 0
                           group by borrower_id, loan_id, installment
                        )
                        select percentile_cont(1 - :share) within group (order by late7) from scores
                         having count(*) >= :fewest""".formatted(PATIENCE))
                .param("since", day.minusDays(RECENT))
                .param("day", day)
                .param("share", told.share())
                .param("week", told.patience().on(-7))
                .param("fiveDays", told.patience().on(-5))
                .param("threeDays", told.patience().on(-3))
                .param("fewest", FEWEST)
                .query((row, i) -> new Bar(row.getDouble(1), told.patience()))
                .optional();
    }

    /** Raises those of a day over the bar that were not raised yet, at most {@code limit}; once for each installment. */
    int raise(Tx tx, LocalDate day, Bar bar, int limit, Instant now) throws SQLException {
        List<Raised> raised = first(tx, day, bar, limit);
        for (Raised each : raised) {
            Instant at = day.plusDays(1).atStartOfDay(book.zoneOf(each.pack)).toInstant();
            // the last second of the due date
            Instant due = each.due
                    .plusDays(1)
                    .atStartOfDay(book.zoneOf(each.pack))
                    .toInstant()
                    .minusSeconds(1);
            Alert alert = new Alert(
                    Alert.Kind.BORROWER,
                    each.borrower,
                    Forecasts.SIGNAL,
                    Alert.Level.WARNING,
                    List.of(new Alert.Reason("LATE_OVER_7_SHARE", each.late7)),
                    List.of(),
                    at,
                    Optional.of(Duration.between(at, due)));
            alerts.raise(tx, each.key.borrowerId(), Alert.Kind.BORROWER, Forecasts.SIGNAL, List.of(alert), now);
            tx.sql()
                    .sql("update warning.forecast set alerted = true where borrower_id = ? and loan_id = ?"
                            + " and installment = ? and asked_on = ?")
                    .params(each.key.borrowerId(), each.key.loanId(), each.installment, day)
                    .update();
        }
        return raised.size();
    }

    /** Nothing is left to be done of a day. */
    static void end(Tx tx, LocalDate day, Instant now) {
        tx.sql()
                .sql("update warning.forecast_day set finished_at = ? where day = ?")
                .params(Moments.at(now), day)
                .update();
    }

    private static List<Raised> first(Tx tx, LocalDate day, Bar bar, int limit) {
        return tx.sql()
                .sql("""
                        select f.borrower_id, f.loan_id, b.external_id, l.policy_pack, f.installment, f.due_on, f.late7
                          from warning.forecast f
                          join servicing.loan l on l.borrower_id = f.borrower_id and l.loan_id = f.loan_id
                          join party.borrower b on b.borrower_id = f.borrower_id
                         where f.asked_on = :day and f.days < 0 and f.late7 / %s >= :bar
                           and not exists (select 1 from warning.forecast e
                                            where e.borrower_id = f.borrower_id and e.loan_id = f.loan_id
                                              and e.installment = f.installment and e.alerted)
                         order by f.borrower_id, f.loan_id limit :limit""".formatted(PATIENCE))
                .param("day", day)
                .param("bar", bar.late7)
                .param("week", bar.patience.on(-7))
                .param("fiveDays", bar.patience.on(-5))
                .param("threeDays", bar.patience.on(-3))
                .param("limit", limit)
                .query((row, i) -> new Raised(
                        new LoanKey(row.getLong(1), row.getLong(2)),
                        row.getString(3),
                        row.getString(4),
                        row.getInt(5),
                        row.getObject(6, LocalDate.class),
                        row.getDouble(7)))
                .list();
    }

    /**
     * Of what has fallen due what was asked on the closed day: all that is unpaid and was due for up to so many days that count,
     * however many of the calendar. Of what is ahead what was asked last: five days before a due date as long as there are such
     * forecasts, what was asked before then holds until later.
     */
    List<Forecasts.Row> page(
            LocalDate closed,
            LocalDate dueFrom,
            LocalDate dueTo,
            double least,
            Optional<Forecasts.After> after,
            int limit) {
        return sql.sql("""
                        select f.*, l.external_id as loan, b.external_id as borrower,
                               exists (select 1 from warning.forecast e
                                        where e.borrower_id = f.borrower_id and e.loan_id = f.loan_id
                                          and e.installment = f.installment and e.alerted) as told
                          from (select * from warning.forecast
                                 where asked_on = :closed and due_on between :from and least(:to, :closed)
                                union all
                                select a.* from warning.forecast a
                                 cross join (select min(asked_on) as since from warning.forecast
                                              where asked_on > :recent and days = -5) five
                                 where a.due_on between greatest(:from, :closed + 1) and :to
                                   and a.asked_on = case when a.due_on - 1 <= :closed then a.due_on - 1
                                                         when a.due_on - 3 <= :closed then a.due_on - 3
                                                         when a.due_on - 5 between five.since and :closed then a.due_on - 5
                                                         else a.due_on - 7 end) f
                          join servicing.loan l on l.borrower_id = f.borrower_id and l.loan_id = f.loan_id
                          join party.borrower b on b.borrower_id = f.borrower_id
                         where f.late7 >= :least
                           and (f.late7, -f.borrower_id, -f.loan_id) < (:late7, :borrower, :loan)
                         order by f.late7 desc, f.borrower_id, f.loan_id limit :limit""")
                .param("from", dueFrom)
                .param("to", dueTo)
                .param("least", least)
                .param("closed", closed)
                .param("recent", closed.minusDays(RECENT))
                .param("late7", after.map(Forecasts.After::late7).orElse(2.0))
                .param("borrower", -after.map(Forecasts.After::borrowerId).orElse(0L))
                .param("loan", -after.map(Forecasts.After::loanId).orElse(0L))
                .param("limit", limit)
                .query((row, i) -> row(row))
                .list();
    }

    private static Forecasts.Row row(ResultSet row) throws SQLException {
        return new Forecasts.Row(
                new LoanKey(row.getLong("borrower_id"), row.getLong("loan_id")),
                row.getString("loan"),
                row.getString("borrower"),
                row.getInt("installment"),
                row.getObject("due_on", LocalDate.class),
                row.getObject("asked_on", LocalDate.class),
                row.getDouble("late0"),
                row.getDouble("late3"),
                row.getDouble("late7"),
                row.getDouble("late30"),
                row.getBoolean("told"));
    }

    long scored(String model) {
        return sql.sql("select count(*) from warning.forecast where model = ?")
                .param(model)
                .query(Long.class)
                .single();
    }
}
