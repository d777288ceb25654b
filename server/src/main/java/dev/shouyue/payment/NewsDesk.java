package dev.shouyue.payment;

import dev.shouyue.decision.Sentence;
import dev.shouyue.event.Outbox;
import dev.shouyue.payment.WorkItems.Kind;
import dev.shouyue.storage.Tx;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes in what channels tell: by calling us, or in files. What is told twice is taken in once. */
final class NewsDesk {

    private static final Logger LOG = LoggerFactory.getLogger(NewsDesk.class);

    private static final int TOGETHER = 100;
    /** So many lines that could not be read are told; there are as many sentences for it. */
    private static final int SHOWN = 3;

    private final DataSource database;
    private final Clock clock;
    private final Answers answers;
    private final Mandates mandates;
    private final Suspense suspense;
    private final RefundDesk refunds;
    private final Outbox outbox;

    NewsDesk(
            DataSource database,
            Clock clock,
            Answers answers,
            Mandates mandates,
            Suspense suspense,
            RefundDesk refunds,
            Outbox outbox) {
        this.database = database;
        this.clock = clock;
        this.answers = answers;
        this.mandates = mandates;
        this.suspense = suspense;
        this.refunds = refunds;
        this.outbox = outbox;
    }

    /**
     * Takes in a call of a channel; what the channel wants to hear once that is durable.
     *
     * @throws BadNotice when it is not the channel's; nothing is changed
     */
    WebChannel.Reply hear(WebChannel channel, WebChannel.Notice notice) {
        News news = channel.hear(notice);
        Tx.run(database, tx -> take(tx, channel.name(), news, Answers.Via.NOTICE, clock.instant()));
        outbox.committed();
        return channel.reply(true);
    }

    /** Takes in what arrived from a channel by itself; how many arrivals there were. */
    int collect(Channel channel) {
        int done = 0;
        try {
            for (Channel.Arrival arrival : channel.collect()) {
                take(channel, arrival);
                channel.collected(arrival);
                done++;
            }
        } catch (ChannelUnavailable e) {
            LOG.warn("nothing is collected from {} now: {}", channel.name(), e.getMessage());
        }
        if (done > 0) {
            outbox.committed();
        }
        return done;
    }

    private void take(Channel channel, Channel.Arrival arrival) {
        boolean taken = JdbcClient.create(database)
                .sql("select exists (select 1 from payment.arrival where channel = ? and arrival_id = ?)")
                .params(channel.name(), arrival.id())
                .query(Boolean.class)
                .single();
        if (taken) {
            return;
        }
        List<News> all = arrival.news();
        for (int from = 0; from < all.size(); from += TOGETHER) {
            List<News> some = all.subList(from, Math.min(from + TOGETHER, all.size()));
            Tx.run(database, tx -> {
                for (News news : some) {
                    take(tx, channel.name(), news, Answers.Via.FILE, clock.instant());
                }
            });
        }
        Tx.run(database, tx -> {
            Instant now = clock.instant();
            tx.sql()
                    .sql("insert into payment.arrival values (?, ?, ?, ?, ?) on conflict do nothing")
                    .params(
                            channel.name(),
                            arrival.id(),
                            all.size(),
                            arrival.trouble().size(),
                            now.atOffset(ZoneOffset.UTC))
                    .update();
            arrival.statements().forEach(day -> StatementDays.arrived(tx, channel.name(), day, now));
            if (!arrival.trouble().isEmpty()) {
                WorkItems.open(
                        tx, now, Kind.FILE, channel.name() + "/" + arrival.id(), channel.name(), "", trouble(arrival));
            }
        });
    }

    /** What could not be read of a file: the first lines of it. */
    private static Sentence trouble(Channel.Arrival arrival) {
        List<Sentence> lines = arrival.trouble();
        int shown = Math.min(lines.size(), SHOWN);
        List<Object> pairs = new ArrayList<>(List.of("id", arrival.id(), "n", lines.size()));
        for (int i = 0; i < shown; i++) {
            pairs.add("line" + (i + 1));
            pairs.add(lines.get(i));
        }
        return Say.of("item.file." + shown, pairs.toArray());
    }

    /** Takes one piece of news in. */
    void take(Tx tx, String channel, News news, Answers.Via via, Instant now) throws SQLException {
        switch (news) {
            case News.Answered answered -> {
                if (!answers.heard(tx, answered.order(), answered.result(), via, now)
                        && !refunds.answered(tx, answered.order(), answered.result(), now)) {
                    if (answered.result() instanceof Result.Success success
                            && success.amount().isPositive()) {
                        stray(tx, channel, answered.order(), success, now);
                    } else {
                        strange(tx, channel, answered.order(), now);
                    }
                }
            }
            case News.Returned returned -> {
                if (!answers.returned(tx, returned, via, now)) {
                    strange(tx, channel, returned.order(), now);
                }
            }
            case News.Credited credited -> suspense.heard(tx, channel, credited, now);
            case News.Consented consented -> {
                if (!Mandates.consented(tx, consented)) {
                    strange(tx, channel, consented.mandate(), now);
                }
            }
            case News.ConsentEnded ended -> mandates.end(tx, ended.mandate(), "CONSENT_ENDED", now);
            case News.Nothing nothing -> {}
        }
    }

    /** Money of an order that we do not know; a second word of it with another amount is for people. */
    private static void stray(Tx tx, String channel, String order, Result.Success success, Instant now) {
        if (!Suspense.stray(tx, channel, order, order, success.amount(), success.at(), now)) {
            strange(tx, channel, order, now);
        }
    }

    private static void strange(Tx tx, String channel, String number, Instant now) {
        WorkItems.open(
                tx,
                now,
                Kind.UNKNOWN_ORDER,
                channel + "/" + number,
                channel,
                "",
                Say.of("item.strange", "number", number, "channel", channel));
    }
}
