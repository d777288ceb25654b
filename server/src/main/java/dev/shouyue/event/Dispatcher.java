package dev.shouyue.event;

import dev.shouyue.storage.DatabaseFault;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves events from the outbox to the log and on to the subscribers, each on a thread of its own. */
final class Dispatcher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private static final int BATCH = 2_000;
    private static final int FORGOTTEN_AT_ONCE = 10_000;

    /** After a move others gather for so long: many moved together cost little more than one. */
    private static final Duration GATHERING = Duration.ofMillis(400);

    private static final Duration HOUSEKEEPING = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final DataSource database;
    private final Clock clock;
    private final EventLog log;
    private final EventSettings settings;
    private final Loop sequencer;
    private final Map<Subscriber, Feed> feeds = new LinkedHashMap<>();
    private final List<Loop> loops = new ArrayList<>();
    private Instant tidied = Instant.MIN;
    private int failures;

    Dispatcher(DataSource database, Clock clock, EventLog log, EventSettings settings, List<? extends Subscriber> to) {
        this.database = database;
        this.clock = clock;
        this.log = log;
        this.settings = settings;
        for (Subscriber subscriber : to) {
            Feed feed = new Feed(database, clock, subscriber, settings.poll());
            feeds.put(subscriber, feed);
            loops.add(new Loop("events-" + subscriber.name(), feed::step));
        }
        sequencer = new Loop("events", this::step);
    }

    void start() throws SQLException {
        for (Feed feed : feeds.values()) {
            feed.register();
        }
        loops.forEach(Loop::start);
        sequencer.start();
    }

    /** Has it look for events at once. */
    void wake() {
        sequencer.wake();
    }

    private Pause step() {
        try {
            int taken = take();
            failures = 0;
            if (taken > 0) {
                loops.forEach(Loop::wake);
                return taken == BATCH ? Pause.NONE : Pause.firm(GATHERING);
            }
            tidy();
            return Pause.untilWoken(settings.poll());
        } catch (SQLException | RuntimeException e) {
            failures++;
            LOG.warn("events could not be taken from the outbox ({} in a row): {}", failures, DatabaseFault.inShort(e));
            return Pause.afterFailure(failures, Feed.LONGEST_WAIT);
        }
    }

    private int take() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                int taken = EventLog.take(connection, clock.instant(), BATCH).orElse(0);
                connection.commit();
                return taken;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private void tidy() throws SQLException {
        Instant now = clock.instant();
        if (now.isBefore(tidied.plus(HOUSEKEEPING))) {
            return;
        }
        for (Feed feed : feeds.values()) {
            feed.register();
        }
        if (!log.forget(now.minus(settings.keep()), FORGOTTEN_AT_ONCE)) {
            tidied = now;
        }
    }

    @Override
    public void close() {
        sequencer.stop(PATIENCE);
        List<Thread> ends = new ArrayList<>();
        loops.forEach(loop -> ends.add(Thread.ofVirtual().start(() -> loop.stop(PATIENCE))));
        try {
            for (Thread end : ends) {
                end.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        feeds.keySet().forEach(Subscriber::close);
    }
}
