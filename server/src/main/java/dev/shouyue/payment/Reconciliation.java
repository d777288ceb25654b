package dev.shouyue.payment;

import dev.shouyue.decision.Refused;
import dev.shouyue.decision.Sentence;
import dev.shouyue.event.Outbox;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.payment.WorkItems.Kind;
import dev.shouyue.servicing.LoanBook;
import dev.shouyue.storage.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Holds the statements of channels against our orders and against the book. What a statement says for certain settles an
 * order that is not known; what differs is found, ages, and is a work item.
 */
public final class Reconciliation {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);

    private static final int BACK = 7;
    private static final int TOGETHER = 500;
    private static final Duration AGAIN_AFTER = Duration.ofHours(6);
    /** Whether what was closed is still as it was. */
    private static final Duration CLOSED_AGAIN_AFTER = Duration.ofDays(1);
    /** What was paid before is looked for on statements no more. */
    private static final int LONGEST_BACK = 92;
    /**
     * A booking that is missing on the statement may be on the next one, and a statement may be late; people look after so many
     * days.
     */
    private static final Duration PATIENCE = Duration.ofDays(3);

    private final DataSource database;
    private final LoanBook book;
    private final BookComparison inBook;
    private final Clock clock;
    private final Answers answers;
    private final RefundDesk refunds;
    private final Outbox outbox;

    Reconciliation(
            DataSource database, LoanBook book, Clock clock, Answers answers, RefundDesk refunds, Outbox outbox) {
        this.database = database;
        this.book = book;
        this.inBook = new BookComparison(book);
        this.clock = clock;
        this.answers = answers;
        this.refunds = refunds;
        this.outbox = outbox;
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

    /** Looks at the last days of a channel that are not done, or have open findings; how many days were looked at. */
    int reconcile(Channel channel) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        int done = 0;
        takenOutOfTheBook(channel, now);
        for (LocalDate day : days(channel.name(), today)) {
            if (isWanted(channel.name(), day, now) && reconcile(channel, day, now)) {
                done++;
            }
        }
        return done;
    }

    /** What somebody took out of the book is found however old it is, whenever its day was compared, and with no statement of it too. */
    private void takenOutOfTheBook(Channel channel, Instant now) {
        Optional<LocalDate> closed = book.closedTo();
        Tx.run(
                database,
                tx -> inBook.compareTakenOut(tx, channel.name(), closed, day -> findings(tx, channel, day, now)));
    }

    /**
     * The last days, and those before of which something is open still, a statement came, or money moved since the last one that
     * was looked at.
     */
    private List<LocalDate> days(String channel, LocalDate today) {
        LocalDate first = today.minusDays(BACK);
        List<LocalDate> days = new ArrayList<>(JdbcClient.create(database)
                .sql("""
                        select day from payment.finding where channel = :channel and day < :first
                           and (state = 'OPEN' or state = 'CLOSED' and day >= :longest)
                        union
                        select day from payment.statement_arrived where channel = :channel and day < :first
                        union
                        select right(subject, 10)::date from payment.work_item
                         where kind = 'STATEMENT' and channel = :channel and state = 'OPEN' and right(subject, 10)::date < :first
                        union
                        select paid_at::date from payment.debit_order
                         where channel = :channel and paid_at < :first and paid_at >= greatest(:longest, (
                           select max(day) + 1 from payment.reconciliation where channel = :channel))
                         order by 1""")
                .param("channel", channel)
                .param("first", first)
                .param("longest", today.minusDays(LONGEST_BACK))
                .query(LocalDate.class)
                .list());
        first.datesUntil(today.plusDays(1)).forEach(days::add);
        return days;
    }

    private boolean isWanted(String channel, LocalDate day, Instant now) {
        return JdbcClient.create(database)
                .sql("""
                        select not exists (select 1 from payment.reconciliation where channel = ? and day = ?)
                            or exists (select 1 from payment.statement_arrived where channel = ? and day = ?)
                            or exists (select 1 from payment.reconciliation r join payment.finding f using (channel, day)
                                        where channel = ? and day = ?
                                          and (f.state = 'OPEN' and r.run_at < ? or f.state = 'CLOSED' and r.run_at < ?))""")
                .params(
                        channel,
                        day,
                        channel,
                        day,
                        channel,
                        day,
                        now.minus(AGAIN_AFTER).atOffset(ZoneOffset.UTC),
                        now.minus(CLOSED_AGAIN_AFTER).atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    /** Looks at one day; whether there is a statement of it. */
    boolean reconcile(Channel channel, LocalDate day, Instant now) {
        Optional<OffsetDateTime> arrived = arrived(channel.name(), day);
        List<StatementLine> lines;
        try {
            lines = channel.statement(day);
        } catch (ChannelUnavailable e) {
            LOG.warn("no statement of {} for {} now: {}", channel.name(), day, e.getMessage());
            missing(channel.name(), day, now);
            return false;
        }
        if (lines.isEmpty()) {
            if (moneyMoved(channel.name(), day)) {
                missing(channel.name(), day, now);
            } else {
                Tx.run(database, tx -> noLongerMissing(tx, channel.name(), day, Say.of("how.quietDay"), now));
            }
            return false;
        }
        int matched = 0;
        for (int from = 0; from < lines.size(); from += TOGETHER) {
            List<StatementLine> some = lines.subList(from, Math.min(from + TOGETHER, lines.size()));
            matched += Tx.in(
                    database, tx -> new LineJudgement(findings(tx, channel, day, now), answers, refunds).judge(some));
        }
        int same = matched;
        Tx.run(database, tx -> {
            Findings findings = findings(tx, channel, day, now);
            missingThere(findings);
            refundsMissingThere(findings);
            inBook.compare(findings);
            tx.sql()
                    .sql("""
                            insert into payment.reconciliation (channel, day, lines, matched, run_at)
                            values (?, ?, ?, ?, ?)
                            on conflict (channel, day) do update set lines = excluded.lines, matched = excluded.matched,
                              run_at = excluded.run_at""")
                    .params(channel.name(), day, lines.size(), same, now.atOffset(ZoneOffset.UTC))
                    .update();
            StatementSums.keep(tx, channel.name(), day, lines);
            noLongerMissing(tx, channel.name(), day, Say.of("how.statementCame"), now);
            // a further page that came meanwhile is compared the next time
            arrived.ifPresent(at -> tx.sql()
                    .sql("delete from payment.statement_arrived where channel = ? and day = ? and arrived_at = ?")
                    .params(channel.name(), day, at)
                    .update());
        });
        outbox.committed();
        return true;
    }

    private static String subject(String channel, LocalDate day) {
        return channel + "/" + day;
    }

    /** Keeps that a statement of a day came, or a further page of one: the day is to be compared, again if it was before. */
    static void arrived(Tx tx, String channel, LocalDate day, Instant now) {
        tx.sql().sql("""
                        insert into payment.statement_arrived (channel, day, arrived_at) values (?, ?, ?)
                        on conflict (channel, day) do update set arrived_at = excluded.arrived_at""").params(channel, day, now.atOffset(ZoneOffset.UTC)).update();
    }

    /** Money is known of that moved on a day: if that day was compared before, it is to be compared again. */
    static void moved(Tx tx, String channel, LocalDate day, Instant now) {
        tx.sql()
                .sql("""
                        insert into payment.statement_arrived (channel, day, arrived_at)
                        select channel, day, ? from payment.reconciliation where channel = ? and day = ? and day >= ?
                        on conflict (channel, day) do update set arrived_at = excluded.arrived_at""")
                .params(
                        now.atOffset(ZoneOffset.UTC),
                        channel,
                        day,
                        LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(LONGEST_BACK))
                .update();
    }

    private Optional<OffsetDateTime> arrived(String channel, LocalDate day) {
        return JdbcClient.create(database)
                .sql("select arrived_at from payment.statement_arrived where channel = ? and day = ?")
                .params(channel, day)
                .query(OffsetDateTime.class)
                .optional();
    }

    private static void noLongerMissing(Tx tx, String channel, LocalDate day, Sentence why, Instant now) {
        WorkItems.settled(tx, now, Kind.STATEMENT, subject(channel, day), why);
    }

    /** Tells people of a statement that has not come for too long; a day that was compared before has its statement. */
    private void missing(String channel, LocalDate day, Instant now) {
        Instant late = day.atStartOfDay().toInstant(ZoneOffset.UTC).plus(PATIENCE);
        if (now.isBefore(late) || wasCompared(channel, day)) {
            return;
        }
        Tx.run(
                database,
                tx -> WorkItems.openOnce(
                        tx,
                        now,
                        Kind.STATEMENT,
                        subject(channel, day),
                        channel,
                        "",
                        Say.of("item.statement", "day", day, "channel", channel)));
    }

    private boolean wasCompared(String channel, LocalDate day) {
        return JdbcClient.create(database)
                .sql("select exists (select 1 from payment.reconciliation where channel = ? and day = ?)")
                .params(channel, day)
                .query(Boolean.class)
                .single();
    }

    private boolean moneyMoved(String channel, LocalDate day) {
        return JdbcClient.create(database)
                .sql("""
                        select exists (select 1 from payment.debit_order
                                        where channel = :channel and paid_at >= :day::date and paid_at < :day::date + 1)
                            or exists (select 1 from payment.refund where channel = :channel
                                          and refunded_at >= :day::date and refunded_at < :day::date + 1 and called_at is not null)
                            or exists (select 1 from payment.receipt
                                        where channel = :channel and at >= :day::date and at < :day::date + 1)""")
                .param("channel", channel)
                .param("day", day)
                .query(Boolean.class)
                .single();
    }

    private static Findings findings(Tx tx, Channel channel, LocalDate day, Instant now) {
        return new Findings(tx, channel.name(), day, now);
    }

    /** Orders that have their money by our books, of which no statement so far says so. */
    private static void missingThere(Findings findings) {
        findings.paidOnDay("""
                        not exists (select 1 from payment.statement_line l
                                     where l.channel = o.channel and l.order_no = o.order_no and l.kind = 'DEBIT')""")
                .forEach(order -> missingThere(
                        findings,
                        order.number(),
                        order.loan(),
                        new Money(
                                order.progress().paid().orElseThrow().minor(),
                                order.amount().currency())));
    }

    /** Refunds that went by our books, of which no statement so far says so; those that people made are not the channel's. */
    private static void refundsMissingThere(Findings findings) {
        findings.tx()
                .sql()
                .sql("""
                        select * from payment.refund r
                         where r.channel = ? and r.refunded_at >= ? and r.refunded_at < ? and r.called_at is not null
                           and not exists (select 1 from payment.statement_line l
                                            where l.channel = r.channel and l.order_no = r.refund_no)""")
                .params(findings.channel(), findings.from(), findings.to())
                .query(Refund::read)
                .list()
                .forEach(refund -> missingThere(findings, refund.number(), refund.loan(), refund.amount()));
    }

    private static void missingThere(Findings findings, String number, String loan, Money here) {
        boolean isOpen = findings.find(
                number, Category.MISSING_THERE, Optional.of(here.minor()), Optional.empty(), here.currency());
        if (isOpen
                && findings.now()
                        .isAfter(findings.from().toInstant(ZoneOffset.UTC).plus(PATIENCE))) {
            findings.people(number, loan, Category.MISSING_THERE);
        }
    }
}
