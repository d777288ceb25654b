package dev.shouyue.event;

import dev.shouyue.storage.DatabaseFault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Sends what is due to the endpoints of webhooks: a few at a time to each, one at a time to one that fails, none to one that
 * asked to be left alone. No connection to the database is held while a receiver thinks.
 */
final class Courier implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    private static final int AT_ONCE = 32;
    static final int AT_ONCE_TO_ONE = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final JdbcClient sql;
    private final Clock clock;
    private final Attempt sender;
    private final Targets targets;
    private final RetrySchedule schedule;
    private final Duration poll;
    private final RandomGenerator chance = RandomGenerator.getDefault();
    private final Loop loop = new Loop("webhooks", this::step);
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final Map<Long, Integer> underway = new HashMap<>();
    private final List<Thread> attempts = new ArrayList<>();
    private int failures;

    Courier(DataSource database, Clock clock, Attempt sender, Targets targets, RetrySchedule schedule, Duration poll) {
        this.sql = JdbcClient.create(database);
        this.clock = clock;
        this.sender = sender;
        this.targets = targets;
        this.schedule = schedule;
        this.poll = poll;
    }

    void start() {
        loop.start();
    }

    void wake() {
        loop.wake();
    }

    private record Open(long endpoint, int atOnce) {}

    private Pause step() {
        try {
            Instant now = clock.instant();
            List<Open> open = new ArrayList<>(
                    sql.sql("select endpoint_id, failing_since is not null as failing from event.endpoint"
                                    + " where enabled and (resting_until is null or resting_until <= ?)")
                            .param(Moments.at(now))
                            .query((row, i) -> new Open(
                                    row.getLong("endpoint_id"), row.getBoolean("failing") ? 1 : AT_ONCE_TO_ONE))
                            .list());
            Collections.shuffle(open); // so that none is always last
            for (Open endpoint : open) {
                int most = Math.min(endpoint.atOnce() - underway(endpoint.endpoint()), free.availablePermits());
                if (most > 0) {
                    Parcel.take(sql, clock, endpoint.endpoint(), most).forEach(this::send);
                }
            }
            failures = 0;
            return Pause.untilWoken(poll);
        } catch (DataAccessException e) {
            failures++;
            LOG.warn("webhooks could not be looked for ({} in a row): {}", failures, DatabaseFault.inShort(e));
            return Pause.afterFailure(failures, Feed.LONGEST_WAIT);
        }
    }

    private void send(Parcel parcel) {
        free.acquireUninterruptibly();
        synchronized (underway) {
            underway.merge(parcel.endpointId(), 1, Integer::sum);
            attempts.add(Thread.ofVirtual().name("webhook").start(() -> attempt(parcel)));
        }
    }

    private void attempt(Parcel parcel) {
        try {
            Attempt.Result result = sender.send(
                    parcel.to().url(),
                    targets,
                    parcel.what().event().id().toString(),
                    parcel.what().toJson(),
                    parcel.to().secrets());
            parcel.finish(sql, clock.instant(), result, schedule, chance);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // stopped: its lease ends, and it is sent again
        } catch (DataAccessException e) {
            LOG.warn("what came of a webhook could not be kept; it is sent again: {}", e.toString());
        } finally {
            synchronized (underway) {
                underway.merge(parcel.endpointId(), -1, (count, one) -> count + one == 0 ? null : count + one);
                attempts.remove(Thread.currentThread());
            }
            free.release();
            loop.wake();
        }
    }

    private int underway(long endpoint) {
        synchronized (underway) {
            return underway.getOrDefault(endpoint, 0);
        }
    }

    /** Ends; what is being sent has a moment to be answered. */
    @Override
    public void close() {
        loop.stop(PATIENCE);
        List<Thread> last;
        synchronized (underway) {
            last = List.copyOf(attempts);
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            for (Thread attempt : last) {
                if (!attempt.join(Duration.ofNanos(Math.max(end - System.nanoTime(), 1)))) {
                    attempt.interrupt();
                }
            }
            for (Thread attempt : last) {
                attempt.join(Duration.ofSeconds(1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
