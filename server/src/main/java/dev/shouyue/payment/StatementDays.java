package dev.shouyue.payment;

import dev.shouyue.decision.Sentence;
import dev.shouyue.payment.WorkItems.Kind;
import dev.shouyue.storage.Tx;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which days of a channel are to be compared with its statements, and whose statement is missing. */
final class StatementDays {

    private static final int BACK = 7;
    private static final Duration AGAIN_AFTER = Duration.ofHours(6);
    /** Whether what was closed is still as it was. */
    private static final Duration CLOSED_AGAIN_AFTER = Duration.ofDays(1);
    /** What was paid before is looked for on statements no more. */
    private static final int LONGEST_BACK = 92;
    /**
     * A booking that is missing on the statement may be on the next one, and a statement may be late; people look after so many
     * days.
     */
    static final Duration PATIENCE = Duration.ofDays(3);

    private final DataSource database;

    StatementDays(DataSource database) {
        this.database = database;
    }

    /**
     * The last days, and those before of which something is open still, a statement came, or money moved since the last one that
     * was looked at.
     */
    List<LocalDate> of(String channel, LocalDate today) {
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

    /** Whether a day was not compared yet, or is to be compared again. */
    boolean isWanted(String channel, LocalDate day, Instant now) {
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

    /** When the last page of a statement that was not compared yet came. */
    Optional<OffsetDateTime> arrived(String channel, LocalDate day) {
        return JdbcClient.create(database)
                .sql("select arrived_at from payment.statement_arrived where channel = ? and day = ?")
                .params(channel, day)
                .query(OffsetDateTime.class)
                .optional();
    }

    static void noLongerMissing(Tx tx, String channel, LocalDate day, Sentence why, Instant now) {
        WorkItems.settled(tx, now, Kind.STATEMENT, subject(channel, day), why);
    }

    /** Tells people of a statement that has not come for too long; a day that was compared before has its statement. */
    void missing(String channel, LocalDate day, Instant now) {
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

    /** Whether money moved on a day, by what we know. */
    boolean moneyMoved(String channel, LocalDate day) {
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

    private static String subject(String channel, LocalDate day) {
        return channel + "/" + day;
    }
}
