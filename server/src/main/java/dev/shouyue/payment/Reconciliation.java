package dev.shouyue.payment;

import dev.shouyue.event.Outbox;
import dev.shouyue.servicing.LoanBook;
import dev.shouyue.servicing.LoanKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    /** A booking that is missing on the statement may be on the next one; people look after so many days. */
    private static final Duration PATIENCE = Duration.ofDays(3);

    private final DataSource database;
    private final LoanBook book;
    private final Map<String, Channel> channels;
    private final Clock clock;
    private final Answers answers;
    private final RefundDesk refunds;
    private final Outbox outbox;

    Reconciliation(
            DataSource database,
            LoanBook book,
            Map<String, Channel> channels,
            Clock clock,
            Answers answers,
            RefundDesk refunds,
            Outbox outbox) {
        this.database = database;
        this.book = book;
        this.channels = channels;
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
        /** The order has its money, the book has not. */
        NOT_IN_BOOK
    }

    /** Something that is not the same; amounts in minor units. */
    public record Finding(
            String channel,
            LocalDate day,
            String subject,
            Category category,
            Optional<Long> here,
            Optional<Long> there,
            Currency currency,
            boolean open,
            Instant foundAt,
            Optional<Instant> resolvedAt,
            Optional<String> how) {

        static Finding read(ResultSet row, int number) throws SQLException {
            return new Finding(
                    row.getString("channel"),
                    row.getObject("day", LocalDate.class),
                    row.getString("subject"),
                    Category.valueOf(row.getString("category")),
                    Optional.ofNullable(row.getObject("amount_here", Long.class)),
                    Optional.ofNullable(row.getObject("amount_there", Long.class)),
                    Currency.getInstance(row.getString("currency")),
                    row.getString("state").equals("OPEN"),
                    Order.moment(row, "found_at").orElseThrow(),
                    Order.moment(row, "resolved_at"),
                    Optional.ofNullable(row.getString("how")));
        }
    }

    /** A day of a channel that was looked at: sums in minor units, findings that are open and all of them. */
    public record Day(
            String channel,
            LocalDate day,
            int lines,
            int matched,
            long minor,
            long fees,
            int open,
            int found,
            Instant at) {}

    /** Days that were looked at, the latest first. */
    public List<Day> days(int limit) {
        return JdbcClient.create(database)
                .sql("""
                        select r.*, count(f.subject) filter (where f.state = 'OPEN') open, count(f.subject) found
                          from payment.reconciliation r left join payment.finding f using (channel, day)
                         group by r.channel, r.day order by r.day desc, r.channel limit ?""")
                .param(limit)
                .query((row, i) -> new Day(
                        row.getString("channel"),
                        row.getObject("day", LocalDate.class),
                        row.getInt("lines"),
                        row.getInt("matched"),
                        row.getLong("amount"),
                        row.getLong("fees"),
                        row.getInt("open"),
                        row.getInt("found"),
                        Order.moment(row, "run_at").orElseThrow()))
                .list();
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

    /** Looks at the last days of every channel that are not done, or have open findings; how many days were looked at. */
    int reconcile() {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        int done = 0;
        for (Channel channel : channels.values()) {
            for (LocalDate day : days(channel.name(), today)) {
                if (isWanted(channel.name(), day, now) && reconcile(channel, day, now)) {
                    done++;
                }
            }
        }
        return done;
    }

    /** The last days, and those before of which something is open still. */
    private List<LocalDate> days(String channel, LocalDate today) {
        LocalDate first = today.minusDays(BACK);
        List<LocalDate> days = new ArrayList<>(JdbcClient.create(database)
                .sql("""
                        select distinct day from payment.finding where channel = ? and state = 'OPEN' and day < ?
                         order by day""")
                .params(channel, first)
                .query(LocalDate.class)
                .list());
        first.datesUntil(today.plusDays(1)).forEach(days::add);
        return days;
    }

    private boolean isWanted(String channel, LocalDate day, Instant now) {
        return JdbcClient.create(database)
                .sql("""
                        select not exists (select 1 from payment.reconciliation where channel = ? and day = ?)
                            or exists (select 1 from payment.reconciliation r join payment.finding f using (channel, day)
                                        where channel = ? and day = ? and f.state = 'OPEN' and r.run_at < ?)""")
                .params(channel, day, channel, day, now.minus(AGAIN_AFTER).atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    /** Looks at one day; whether there is a statement of it. */
    boolean reconcile(Channel channel, LocalDate day, Instant now) {
        List<StatementLine> lines;
        try {
            lines = channel.statement(day);
        } catch (ChannelUnavailable e) {
            LOG.warn("no statement of {} for {} now: {}", channel.name(), day, e.getMessage());
            return false;
        }
        if (lines.isEmpty()) {
            return false;
        }
        int matched = 0;
        for (int from = 0; from < lines.size(); from += TOGETHER) {
            List<StatementLine> some = lines.subList(from, Math.min(from + TOGETHER, lines.size()));
            matched += Tx.in(database, tx -> judge(tx, channel.name(), day, some, now));
        }
        int same = matched;
        Tx.run(database, tx -> {
            missingThere(tx, channel.name(), day, now);
            refundsMissingThere(tx, channel.name(), day, now);
            notInBook(tx, channel.name(), day, now);
            tx.sql()
                    .sql("""
                            insert into payment.reconciliation values (?, ?, ?, ?, ?, ?, ?)
                            on conflict (channel, day) do update set lines = excluded.lines, matched = excluded.matched,
                              amount = excluded.amount, fees = excluded.fees, run_at = excluded.run_at""")
                    .params(
                            channel.name(),
                            day,
                            lines.size(),
                            same,
                            lines.stream().mapToLong(Reconciliation::signed).sum(),
                            lines.stream().mapToLong(line -> line.fee().minor()).sum(),
                            now.atOffset(ZoneOffset.UTC))
                    .update();
        });
        outbox.committed();
        return true;
    }

    /** What it did to our money. */
    private static long signed(StatementLine line) {
        return switch (line.kind()) {
            case DEBIT, CREDIT -> line.amount().minor();
            case REFUND, RETURN -> -line.amount().minor();
        };
    }

    /** Judges lines; how many of them say what we say. Most do, and are not looked at one by one. */
    private int judge(Tx tx, String channel, LocalDate day, List<StatementLine> lines, Instant now)
            throws SQLException {
        StatementLines kept = new StatementLines(tx, channel);
        kept.keep(day, lines);
        Set<String> alike = kept.alike(lines);
        kept.judged(alike, Category.MATCHED);
        List<String> orders = lines.stream()
                .filter(line -> alike.contains(line.id()) && line.kind() == StatementLine.Kind.DEBIT)
                .map(StatementLine::order)
                .toList();
        Findings.resolve(tx, channel, orders, Category.MISSING_THERE, "it is on the statement of " + day, now);
        int same = alike.size();
        for (StatementLine line : lines) {
            if (!alike.contains(line.id())) {
                Category category = judge(tx, channel, day, line, now);
                kept.judged(List.of(line.id()), category);
                same += category == Category.MATCHED || category == Category.LATE ? 1 : 0;
            }
        }
        return same;
    }

    private Category judge(Tx tx, String channel, LocalDate day, StatementLine line, Instant now) throws SQLException {
        return switch (line.kind()) {
            case DEBIT -> debit(tx, channel, day, line, now);
            case RETURN -> taken(tx, channel, day, line, now);
            case REFUND -> refund(tx, channel, day, line, now);
            case CREDIT -> receipt(tx, channel, day, line, now);
        };
    }

    private Category debit(Tx tx, String channel, LocalDate day, StatementLine line, Instant now) throws SQLException {
        Optional<Order> order = line.order().isEmpty() ? Optional.empty() : Orders.lock(tx, line.order());
        long there = line.amount().minor();
        if (order.isEmpty()) {
            String subject = line.order().isEmpty() ? line.id() : line.order();
            Suspense.stray(tx, channel, subject, line.amount(), line.bookedAt(), now);
            Findings.find(
                    tx,
                    channel,
                    day,
                    line.id(),
                    Category.MISSING_HERE,
                    Optional.empty(),
                    Optional.of(there),
                    line.amount().currency(),
                    now);
            return Category.MISSING_HERE;
        }
        boolean another = tx.sql()
                .sql("""
                        select exists (select 1 from payment.statement_line where channel = ? and order_no = ?
                          and kind = 'DEBIT' and line_id < ?)""")
                .params(channel, line.order(), line.id())
                .query(Boolean.class)
                .single();
        if (another) {
            Findings.find(
                    tx,
                    channel,
                    day,
                    line.id(),
                    Category.TWICE,
                    Optional.empty(),
                    Optional.of(there),
                    line.amount().currency(),
                    now);
            Findings.people(tx, channel, line.order(), order.get().loan(), Category.TWICE, now);
            return Category.TWICE;
        }
        if (order.get().paid().isEmpty()) {
            answers.heard(
                    tx,
                    line.order(),
                    new Result.Success(line.reference(), line.amount(), line.bookedAt()),
                    Answers.Via.STATEMENT,
                    now);
            Findings.find(
                    tx,
                    channel,
                    day,
                    line.order(),
                    Category.LATE,
                    Optional.empty(),
                    Optional.of(there),
                    line.amount().currency(),
                    now);
            Findings.resolve(tx, channel, line.order(), Category.LATE, "the statement is the answer", now);
            return Category.LATE;
        }
        long here = order.get().paid().get().minor();
        if (here != there) {
            Findings.find(
                    tx,
                    channel,
                    day,
                    line.order(),
                    Category.AMOUNT_DIFFERS,
                    Optional.of(here),
                    Optional.of(there),
                    line.amount().currency(),
                    now);
            Findings.people(tx, channel, line.order(), order.get().loan(), Category.AMOUNT_DIFFERS, now);
            return Category.AMOUNT_DIFFERS;
        }
        Findings.resolve(tx, channel, line.order(), Category.MISSING_THERE, "it is on the statement of " + day, now);
        return Category.MATCHED;
    }

    private Category taken(Tx tx, String channel, LocalDate day, StatementLine line, Instant now) {
        Optional<Order> order = line.order().isEmpty() ? Optional.empty() : Orders.lock(tx, line.order());
        long there = line.amount().minor();
        Optional<Long> here = order.flatMap(Order::returned).map(Order.Return::minor);
        if (here.isEmpty()) { // why it was taken back is not on the statement: the channel's own news of it are awaited
            Findings.find(
                    tx,
                    channel,
                    day,
                    line.id(),
                    Category.MISSING_HERE,
                    Optional.empty(),
                    Optional.of(there),
                    line.amount().currency(),
                    now);
            Findings.people(tx, channel, line.id(), order.map(Order::loan).orElse(""), Category.MISSING_HERE, now);
            return Category.MISSING_HERE;
        }
        Findings.resolve(tx, channel, line.id(), Category.MISSING_HERE, "the news of it came", now);
        if (here.get() != there) {
            Findings.find(
                    tx,
                    channel,
                    day,
                    line.id(),
                    Category.AMOUNT_DIFFERS,
                    here,
                    Optional.of(there),
                    line.amount().currency(),
                    now);
            Findings.people(tx, channel, line.id(), order.map(Order::loan).orElse(""), Category.AMOUNT_DIFFERS, now);
            return Category.AMOUNT_DIFFERS;
        }
        return Category.MATCHED;
    }

    /** Money that went back is known by our number of the refund; the statement is an answer to one that is not known. */
    private Category refund(Tx tx, String channel, LocalDate day, StatementLine line, Instant now) throws SQLException {
        Optional<Refund> refund = RefundWork.lock(tx, line.order());
        long there = line.amount().minor();
        if (refund.isEmpty()) {
            return receipt(tx, channel, day, line, now);
        }
        Findings.resolve(tx, channel, line.id(), Category.MISSING_HERE, "the news of it came", now);
        long here = refund.get().amount().minor();
        if (here != there) {
            Findings.find(
                    tx,
                    channel,
                    day,
                    line.id(),
                    Category.AMOUNT_DIFFERS,
                    Optional.of(here),
                    Optional.of(there),
                    line.amount().currency(),
                    now);
            Findings.people(tx, channel, line.id(), refund.get().loan(), Category.AMOUNT_DIFFERS, now);
            return Category.AMOUNT_DIFFERS;
        }
        Findings.resolve(tx, channel, line.order(), Category.MISSING_THERE, "it is on the statement of " + day, now);
        if (refund.get().state() == Refund.State.DONE) {
            return Category.MATCHED;
        }
        refunds.answered(tx, line.order(), new Result.Success(line.reference(), line.amount(), line.bookedAt()), now);
        Findings.find(
                tx,
                channel,
                day,
                line.order(),
                Category.LATE,
                Optional.empty(),
                Optional.of(there),
                line.amount().currency(),
                now);
        Findings.resolve(tx, channel, line.order(), Category.LATE, "the statement is the answer", now);
        return Category.LATE;
    }

    /** Refunds that went by our books, of which no statement so far says so; those that people made are not the channel's. */
    private static void refundsMissingThere(Tx tx, String channel, LocalDate day, Instant now) {
        List<Refund> missing = tx.sql()
                .sql("""
                        select * from payment.refund r
                         where r.channel = ? and r.refunded_at >= ? and r.refunded_at < ? and r.called_at is not null
                           and not exists (select 1 from payment.statement_line l
                                            where l.channel = r.channel and l.order_no = r.refund_no)""")
                .params(channel, day.atStartOfDay(), day.plusDays(1).atStartOfDay())
                .query(Refund::read)
                .list();
        for (Refund refund : missing) {
            Findings.find(
                    tx,
                    channel,
                    day,
                    refund.number(),
                    Category.MISSING_THERE,
                    Optional.of(refund.amount().minor()),
                    Optional.empty(),
                    refund.amount().currency(),
                    now);
            if (now.isAfter(day.atStartOfDay(ZoneOffset.UTC).toInstant().plus(PATIENCE))) {
                Findings.people(tx, channel, refund.number(), refund.loan(), Category.MISSING_THERE, now);
            }
        }
    }

    /** Money that came without an order is known by the channel's id of it. */
    private Category receipt(Tx tx, String channel, LocalDate day, StatementLine line, Instant now) {
        long there = line.amount().minor();
        Optional<Long> here = tx.sql()
                .sql("select amount from payment.receipt where channel = ? and receipt_id in (?, ?, ?) limit 1")
                .params(channel, line.id(), line.reference(), line.order())
                .query(Long.class)
                .optional();
        if (here.isEmpty()) {
            Findings.find(
                    tx,
                    channel,
                    day,
                    line.id(),
                    Category.MISSING_HERE,
                    here,
                    Optional.of(there),
                    line.amount().currency(),
                    now);
            Findings.people(tx, channel, line.id(), "", Category.MISSING_HERE, now);
            return Category.MISSING_HERE;
        }
        Findings.resolve(tx, channel, line.id(), Category.MISSING_HERE, "the news of it came", now);
        if (here.get() != there) {
            Findings.find(
                    tx,
                    channel,
                    day,
                    line.id(),
                    Category.AMOUNT_DIFFERS,
                    here,
                    Optional.of(there),
                    line.amount().currency(),
                    now);
            Findings.people(tx, channel, line.id(), "", Category.AMOUNT_DIFFERS, now);
            return Category.AMOUNT_DIFFERS;
        }
        return Category.MATCHED;
    }

    /** Orders that have their money by our books, of which no statement so far says so. */
    private void missingThere(Tx tx, String channel, LocalDate day, Instant now) {
        List<Order> missing = tx.sql()
                .sql("select " + Order.COLUMNS + " " + """
                         from payment.debit_order o
                         where o.channel = ? and o.paid_at >= ? and o.paid_at < ? and not exists (
                           select 1 from payment.statement_line l
                            where l.channel = o.channel and l.order_no = o.order_no and l.kind = 'DEBIT')""")
                .params(channel, day.atStartOfDay(), day.plusDays(1).atStartOfDay())
                .query(Order::read)
                .list();
        for (Order order : missing) {
            Optional<Long> here = order.paid().map(Order.Paid::minor);
            Findings.find(
                    tx,
                    channel,
                    day,
                    order.number(),
                    Category.MISSING_THERE,
                    here,
                    Optional.empty(),
                    order.amount().currency(),
                    now);
            if (now.isAfter(day.atStartOfDay(ZoneOffset.UTC).toInstant().plus(PATIENCE))) {
                Findings.people(tx, channel, order.number(), order.loan(), Category.MISSING_THERE, now);
            }
        }
    }

    /** Orders that have their money, of which the book knows nothing, or another amount; but for what is on its way there. */
    private void notInBook(Tx tx, String channel, LocalDate day, Instant now) {
        Map<String, LoanKey> keys = new HashMap<>();
        Map<String, Order> paid = new HashMap<>();
        tx.sql()
                .sql("select " + Order.COLUMNS + " " + """
                         from payment.debit_order o
                         where o.channel = ? and o.paid_at >= ? and o.paid_at < ? and not exists (
                           select 1 from payment.receipt r where r.channel = o.channel and r.receipt_id = o.order_no)
                           and not exists (
                           select 1 from payment.book_entry e
                            where e.borrower_id = o.borrower_id and e.order_no = o.order_no
                              and e.state = 'WAITING' and e.next_at <= ?)""")
                .params(channel, day.atStartOfDay(), day.plusDays(1).atStartOfDay(), now.atOffset(ZoneOffset.UTC))
                .query(Order::read)
                .list()
                .forEach(order -> {
                    keys.put(order.number(), order.key());
                    paid.put(order.number(), order);
                });
        Map<String, Long> booked = book.receivedFrom(channel, keys);
        paid.forEach((number, order) -> {
            Optional<Long> here = Optional.ofNullable(booked.get(number));
            Optional<Long> there = order.paid().map(Order.Paid::minor);
            if (here.equals(there)) {
                Findings.resolve(tx, channel, number, Category.NOT_IN_BOOK, "it is in the book", now);
            } else {
                Findings.find(
                        tx,
                        channel,
                        day,
                        number,
                        Category.NOT_IN_BOOK,
                        here,
                        there,
                        order.amount().currency(),
                        now);
                Findings.people(tx, channel, number, order.loan(), Category.NOT_IN_BOOK, now);
            }
        });
    }
}
