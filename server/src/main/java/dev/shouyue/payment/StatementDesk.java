package dev.shouyue.payment;

import dev.shouyue.event.Outbox;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.payment.Reconciliation.Category;
import dev.shouyue.servicing.LoanBook;
import dev.shouyue.storage.Tx;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds the statements of a channel, day by day, against our orders and against the book. */
final class StatementDesk {

    private static final Logger LOG = LoggerFactory.getLogger(StatementDesk.class);

    private static final int TOGETHER = 500;

    private final DataSource database;
    private final LoanBook book;
    private final BookComparison inBook;
    private final StatementDays days;
    private final Clock clock;
    private final Answers answers;
    private final RefundDesk refunds;
    private final Outbox outbox;

    StatementDesk(DataSource database, LoanBook book, Clock clock, Answers answers, RefundDesk refunds, Outbox outbox) {
        this.database = database;
        this.book = book;
        this.inBook = new BookComparison(book);
        this.days = new StatementDays(database);
        this.clock = clock;
        this.answers = answers;
        this.refunds = refunds;
        this.outbox = outbox;
    }

    /** Looks at the last days of a channel that are not done, or have open findings; how many days were looked at. */
    int reconcile(Channel channel) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        int done = 0;
        takenOutOfTheBook(channel, now);
        for (LocalDate day : days.of(channel.name(), today)) {
            if (days.isWanted(channel.name(), day, now) && reconcile(channel, day, now)) {
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

    /** Looks at one day; whether there is a statement of it. */
    boolean reconcile(Channel channel, LocalDate day, Instant now) {
        Optional<OffsetDateTime> arrived = days.arrived(channel.name(), day);
        List<StatementLine> lines;
        try {
            lines = channel.statement(day);
        } catch (ChannelUnavailable e) {
            LOG.warn("no statement of {} for {} now: {}", channel.name(), day, e.getMessage());
            days.missing(channel.name(), day, now);
            return false;
        }
        if (lines.isEmpty()) {
            if (days.moneyMoved(channel.name(), day)) {
                days.missing(channel.name(), day, now);
            } else {
                Tx.run(
                        database,
                        tx -> StatementDays.noLongerMissing(tx, channel.name(), day, Say.of("how.quietDay"), now));
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
            StatementDays.noLongerMissing(tx, channel.name(), day, Say.of("how.statementCame"), now);
            // a further page that came meanwhile is compared the next time
            arrived.ifPresent(at -> tx.sql()
                    .sql("delete from payment.statement_arrived where channel = ? and day = ? and arrived_at = ?")
                    .params(channel.name(), day, at)
                    .update());
        });
        outbox.committed();
        return true;
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
                        .isAfter(findings.from().toInstant(ZoneOffset.UTC).plus(StatementDays.PATIENCE))) {
            findings.people(number, loan, Category.MISSING_THERE);
        }
    }
}
