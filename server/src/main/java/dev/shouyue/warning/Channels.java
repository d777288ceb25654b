package dev.shouyue.warning;

import dev.shouyue.storage.Tx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How well banks, wallets, gateways and providers of messages are: counted from the log, hour by hour. */
public final class Channels {

    /** Slow is what takes longer than all but so many of the channel's answers of the last weeks. */
    private static final double SLOW = .97;

    private static final Duration USUAL = Duration.ofDays(28);
    private static final double BAND = .98;

    /** What counts as an answer: that of a debit, and what became of a message, but not that it was read. */
    private static final String IS_ANSWER = "(h.kind = 'DEBIT_ANSWERED'"
            + " or h.kind = 'MESSAGE_RECEIPTED' and h.content::jsonb ->> 'receipt' <> 'READ')";

    /**
     * Which channels are counted, and since when: all that ever answered, of the last weeks, or of the weeks before its last
     * answer where one has been silent so long. The index of channels is walked name by name.
     */
    private static final String ALL = """
            with recursive named as (
              (select h.channel from warning.happening h where h.channel is not null order by h.channel limit 1)
              union all
              select (select h.channel from warning.happening h where h.channel > n.channel order by h.channel limit 1)
                from named n where n.channel is not null),
            span as (
              select n.channel, case when l.last >= :usual then :usual else l.last - interval '%1$s days' end as since
                from named n
               cross join lateral (select h.happened_at as last from warning.happening h
                                    where h.channel = n.channel and h.happened_at < :to and %2$s
                                    order by h.happened_at desc limit 1) l)
            """.formatted(USUAL.toDays(), IS_ANSWER);

    private static final String ONE = "with span as (select :channel::text as channel, :usual::timestamptz as since)";

    /** An answer of a channel: failed where the channel did, not where the account was short. */
    private static final String ANSWERS = """
            , answer as (
              select h.channel, h.happened_at, h.kind,
                     case h.kind when 'DEBIT_ANSWERED' then h.content::jsonb ->> 'outcome' in ('SYSTEM', 'UNKNOWN')
                       else h.content::jsonb ->> 'receipt' = 'BOUNCED' end as failed,
                     case h.kind when 'DEBIT_ANSWERED' then (h.content::jsonb ->> 'answerMillis')::numeric
                       else (h.content::jsonb ->> 'delayMillis')::numeric end as millis,
                     (h.content::jsonb ->> 'callbackMillis')::numeric as callback
                from span s
                join warning.happening h
                  on h.channel = s.channel and h.happened_at >= s.since and h.happened_at < :to
               where %2$s),
            usual as (
              select channel, max(happened_at) as last,
                     percentile_disc(%1$s) within group (order by millis) filter (where not failed) as slow,
                     percentile_disc(%1$s) within group (order by callback) filter (where not failed) as late,
                     (count(*) filter (where failed))::float8 / count(*) as share,
                     bool_or(kind = 'DEBIT_ANSWERED') as pays
                from answer group by channel)
            """.formatted(SLOW, IS_ANSWER);

    private final DataSource database;
    private final JdbcClient sql;
    private final Clock clock;

    Channels(DataSource database, Clock clock) {
        this.database = database;
        this.sql = JdbcClient.create(database);
        this.clock = clock;
    }

    /** What goes through a channel. */
    public enum Kind {
        PAYMENT,
        MESSAGE
    }

    /** How long a step of a series is. */
    public enum Step {
        HOUR,
        DAY
    }

    /**
     * How a channel is.
     *
     * @param usualShare share that usually fails at this hour of the week; while the signal has seen too little, the share of
     *     the last four weeks, or of those before its last answer where that is longer ago
     * @param openAlert the alert that says that it is out of order
     */
    public record Health(
            String channel,
            Kind kind,
            long answers24h,
            OptionalDouble failedShare24h,
            double usualShare,
            OptionalDouble slowShare24h,
            OptionalDouble lateShare24h,
            Optional<Long> openAlert,
            Optional<Long> incident,
            Instant lastAnswerAt) {}

    /**
     * A step of a series.
     *
     * @param usual share that usually fails at that hour of the week, of a day the mean of its hours
     * @param low from here to {@code high} lie 98 of 100 counts of failures, as shares, when the channel is as usual
     */
    public record Point(
            Instant at, long answers, long failed, long slow, long late, double usual, double low, double high) {}

    /** All channels that ever answered; usual is what the last four weeks were, or those before the last answer. */
    public List<Health> all() {
        Instant now = clock.instant();
        Usual usual = Tx.in(database, tx -> Usual.of(tx, Optional.empty(), now));
        return sql.sql(ALL + ANSWERS + """
                        select u.channel, u.pays, u.share, u.last, count(a.*) as answers,
                               count(*) filter (where a.failed) as failed,
                               count(*) filter (where not a.failed and a.millis > u.slow) as slow,
                               count(*) filter (where not a.failed and a.callback > u.late) as late,
                               (select max(w.alert_id) from warning.alert w where w.borrower_id = 0 and w.kind = 'CHANNEL'
                                   and w.subject = u.channel and w.state <> 'CLOSED') as alert,
                               (select max(w.incident_id) from warning.alert w where w.borrower_id = 0
                                   and w.kind = 'CHANNEL' and w.subject = u.channel and w.state <> 'CLOSED') as incident
                          from usual u
                          left join answer a on a.channel = u.channel and a.happened_at >= :day
                         group by u.channel, u.pays, u.share, u.last, u.slow, u.late
                         order by u.channel
                        """)
                .param("usual", Moments.at(now.minus(USUAL)))
                .param("to", Moments.at(now.plusMillis(1)))
                .param("day", Moments.at(now.minus(Duration.ofHours(24))))
                .query((row, i) -> {
                    long answers = row.getLong("answers");
                    long failed = row.getLong("failed");
                    return new Health(
                            row.getString("channel"),
                            row.getBoolean("pays") ? Kind.PAYMENT : Kind.MESSAGE,
                            answers,
                            share(failed, answers),
                            usual.at(row.getString("channel"), now, row.getDouble("share")),
                            share(row.getLong("slow"), answers - failed),
                            share(row.getLong("late"), answers - failed),
                            number(row.getLong("alert")),
                            number(row.getLong("incident")),
                            Moments.of(row, "last"));
                })
                .list();
    }

    private static OptionalDouble share(long part, long whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
    }

    private static Optional<Long> number(long orNone) {
        return orNone == 0 ? Optional.empty() : Optional.of(orNone);
    }

    /** A channel from one time to another, step by step; steps without an answer are there as well. Days are UTC's. */
    public List<Point> series(String channel, Instant from, Instant to, Step step) {
        String unit = step.name().toLowerCase(java.util.Locale.ROOT);
        List<Point> points = new ArrayList<>();
        Usual learnt = Tx.in(database, tx -> Usual.of(tx, Optional.of(channel), clock.instant()));
        sql.sql(ONE + ANSWERS + """
                        , step as (
                          select generate_series(date_trunc('%1$s', :from::timestamptz, 'UTC'),
                                                 :to::timestamptz - interval '1 microsecond', interval '1 %1$s') as at)
                        select s.at, count(a.*) as answers, count(*) filter (where a.failed) as failed,
                               count(*) filter (where not a.failed and a.millis > u.slow) as slow,
                               count(*) filter (where not a.failed and a.callback > u.late) as late,
                               coalesce(max(u.share), 0) as usual
                          from step s
                          left join usual u on true
                          left join answer a on a.happened_at >= s.at and a.happened_at < s.at + interval '1 %1$s'
                         group by s.at order by s.at
                        """.formatted(unit))
                .param("usual", Moments.at(from.minus(USUAL)))
                .param("to", Moments.at(to))
                .param("channel", channel)
                .param("from", Moments.at(from))
                .query(row -> {
                    long answers = row.getLong("answers");
                    double usual = learnt.over(channel, Moments.of(row, "at"), step, row.getDouble("usual"));
                    double[] band = Binomial.band(answers, usual, BAND);
                    points.add(new Point(
                            Moments.of(row, "at"),
                            answers,
                            row.getLong("failed"),
                            row.getLong("slow"),
                            row.getLong("late"),
                            usual,
                            band[0],
                            band[1]));
                });
        return points;
    }
}
