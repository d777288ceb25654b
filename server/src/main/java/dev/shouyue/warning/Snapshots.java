package dev.shouyue.warning;

import dev.shouyue.risk.signal.Alert.Kind;
import dev.shouyue.storage.Tx;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What the signals of channels remembered at the end of the hours, in which they saw all that had happened by then. One is good
 * until an event of before comes to be known; a replay begins with the last that is good.
 */
final class Snapshots {

    /** One for each hour of so long. */
    private static final Duration HOURLY = Duration.ofDays(2);

    /** Before that one a day; a later event is replayed from the first of the channel. */
    private static final Duration DAILY = Duration.ofDays(60);

    private Snapshots() {}

    /**
     * Where a replay may begin.
     *
     * @param passed what happened by then is in it
     * @param raisedTo the last number under which its stream had raised something
     */
    record Snapshot(Instant passed, byte[] state, long raisedTo) {}

    /** Keeps what a channel remembers, once in an hour of its time; called after what it raised was written. */
    static void keep(Tx tx, String channel, Stream<?> stream) {
        Instant passed = stream.passed();
        if (passed.isBefore(Moments.FIRST)) {
            return; // nothing was seen yet
        }
        boolean isKept = tx.sql()
                .sql("select exists (select 1 from warning.channel_snapshot where channel = ? and passed >= ?)")
                .params(channel, Moments.at(passed.truncatedTo(ChronoUnit.HOURS)))
                .query(Boolean.class)
                .single();
        if (isKept) {
            return;
        }
        tx.sql()
                .sql("""
                        insert into warning.channel_snapshot (channel, passed, state, raised_to)
                        select ?, ?, ?, coalesce(max(raised_id), 0) from warning.raised
                         where borrower_id = 0 and stream_kind = ? and stream = ?
                        """)
                .params(channel, Moments.at(passed), stream.snapshot(), Kind.CHANNEL.name(), channel)
                .update();
        tx.sql()
                .sql("""
                        delete from warning.channel_snapshot s
                         where channel = :channel and (passed < :daily or (passed < :hourly and exists (
                           select 1 from warning.channel_snapshot e
                            where e.channel = s.channel and e.passed < s.passed
                              and e.passed >= date_trunc('day', s.passed, 'UTC'))))
                        """)
                .param("channel", channel)
                .param("daily", Moments.at(passed.minus(DAILY)))
                .param("hourly", Moments.at(passed.minus(HOURLY)))
                .update();
    }

    /** Lets go of those that an event would have changed. */
    static void spoil(Tx tx, String channel, Instant by) {
        tx.sql()
                .sql("delete from warning.channel_snapshot where channel = ? and passed >= ?")
                .params(channel, Moments.at(by.truncatedTo(ChronoUnit.MICROS)))
                .update();
    }

    /** Lets go of all of a channel: they are of another version. */
    static void spoil(Tx tx, String channel) {
        spoil(tx, channel, Moments.FIRST);
    }

    /** The last one that is good. */
    static Optional<Snapshot> last(Tx tx, String channel) {
        return tx.sql()
                .sql("select * from warning.channel_snapshot where channel = ? order by passed desc limit 1")
                .param(channel)
                .query((row, i) ->
                        new Snapshot(Moments.of(row, "passed"), row.getBytes("state"), row.getLong("raised_to")))
                .optional();
    }
}
