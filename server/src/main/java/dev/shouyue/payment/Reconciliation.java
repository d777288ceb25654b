package dev.shouyue.payment;

import dev.shouyue.decision.Refused;
import dev.shouyue.decision.Sentence;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.storage.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What came of holding the statements of channels against our orders and against the book, and what people do about it. What a
 * statement says for certain settles an order that is not known; what differs is found, ages, and is a work item.
 */
public final class Reconciliation {

    private final DataSource database;
    private final Clock clock;

    Reconciliation(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** How statement, order and book stand to one another. */
    public enum Category {
        /** They say the same. */
        MATCHED,
        /** On the statement, and not with us. */
        MISSING_HERE,
        /** With us, and not on the statement. */
        MISSING_THERE,
        AMOUNT_DIFFERS,
        /** Booked twice for one order. */
        TWICE,
        /** We did not know until the statement said so. */
        LATE,
        /** The money came, the book has not got it. */
        NOT_IN_BOOK,
        /** Taken out of the book, and the channel does not have it back. */
        REVERSED_IN_BOOK,
        /** The money went back, and is in the book still. */
        STILL_IN_BOOK
    }

    /** How far a finding is. */
    public enum State {
        OPEN,
        /** It settled itself. */
        RESOLVED,
        /** Somebody said that nothing more is to be done, for the amounts as they were then. */
        CLOSED
    }

    /**
     * Which finding.
     *
     * @param subject number of an order or a refund, or the channel's id of a booking
     */
    public record Which(String channel, LocalDate day, String subject, Category category) {}

    /**
     * Something that is not the same; amounts in minor units.
     *
     * @param resolvedAt when it settled itself or was closed; empty while it is open
     * @param how how it settled, why somebody closed it, or why it is open again, as it is kept
     * @param closedBy who closed it; empty when nobody did, and when it is open again
     */
    public record Finding(
            Which which,
            Optional<Long> here,
            Optional<Long> there,
            Currency currency,
            State state,
            Instant foundAt,
            Optional<Instant> resolvedAt,
            Optional<String> how,
            Optional<String> closedBy) {

        public boolean isOpen() {
            return state == State.OPEN;
        }

        /** How it settled, or why it is as it is, in {@code en} or {@code zh}. */
        public Optional<String> how(String language) {
            return how.map(text -> Sentence.told(text, language));
        }

        static Finding read(ResultSet row, int number) throws SQLException {
            return new Finding(
                    new Which(
                            row.getString("channel"),
                            row.getObject("day", LocalDate.class),
                            row.getString("subject"),
                            Category.valueOf(row.getString("category"))),
                    Optional.ofNullable(row.getObject("amount_here", Long.class)),
                    Optional.ofNullable(row.getObject("amount_there", Long.class)),
                    Currency.getInstance(row.getString("currency")),
                    State.valueOf(row.getString("state")),
                    Order.moment(row, "found_at").orElseThrow(),
                    Order.moment(row, "resolved_at"),
                    Optional.ofNullable(row.getString("how")),
                    Optional.ofNullable(row.getString("closed_by")));
        }
    }

    /**
     * A finding that was closed.
     *
     * @param item the work item that was done with it; empty where none was, or it was closed before
     */
    public record Closing(Finding finding, Optional<WorkItems.Item> item) {}

    /**
     * What a statement comes to in one currency.
     *
     * @param amount what came in less what went back
     * @param fees what the channel took for it
     */
    public record Sum(Money amount, Money fees) {}

    /** A day of a channel that was looked at: its sums by currency, findings that are open and all of them. */
    public record Day(
            String channel, LocalDate day, int lines, int matched, List<Sum> sums, int open, int found, Instant at) {}

    /** Days that were looked at, the latest first. */
    public List<Day> days(int limit) {
        JdbcClient sql = JdbcClient.create(database);
        List<Day> days = sql.sql("""
                        select r.*, count(f.subject) filter (where f.state = 'OPEN') open, count(f.subject) found
                          from payment.reconciliation r left join payment.finding f using (channel, day)
                         group by r.channel, r.day order by r.day desc, r.channel limit ?""")
                .param(limit)
                .query((row, i) -> new Day(
                        row.getString("channel"),
                        row.getObject("day", LocalDate.class),
                        row.getInt("lines"),
                        row.getInt("matched"),
                        List.of(),
                        row.getInt("open"),
                        row.getInt("found"),
                        Order.moment(row, "run_at").orElseThrow()))
                .list();
        return StatementSums.of(sql, days);
    }

    /** What was found on a day, or what is open of all days; the oldest first. */
    public List<Finding> findings(Optional<LocalDate> day, boolean openOnly, int limit) {
        String where = (day.isPresent() ? "day = ?" : "true") + (openOnly ? " and state = 'OPEN'" : "");
        JdbcClient.StatementSpec query = JdbcClient.create(database)
                .sql("select * from payment.finding where " + where
                        + " order by day, channel, subject, category limit ?");
        if (day.isPresent()) {
            query = query.param(day.get());
        }
        return query.param(limit).query(Finding::read).list();
    }

    /**
     * Closes a finding: it stays so for as long as the amounts are those of now. Its work item is done with it, unless that is of
     * another finding too. Closed already, it is left as it is.
     *
     * @throws Refused when there is none, it settled itself, or no reason is given
     */
    public Closing close(Which which, String by, String reason) {
        return Tx.in(database, tx -> FindingActs.close(tx, which, by, reason, clock.instant()));
    }

    /**
     * Opens a finding again that somebody closed, with its work item. Open already, it is left as it is.
     *
     * @throws Refused when there is none, it settled itself, or no reason is given
     */
    public Finding reopen(Which which, String by, String reason) {
        return Tx.in(database, tx -> FindingActs.reopen(tx, which, by, reason, clock.instant()));
    }
}
