package dev.shouyue.warning;

import dev.shouyue.delinquency.Incidents;
import dev.shouyue.event.EventSettings.Kafka;
import dev.shouyue.event.Inlet;
import dev.shouyue.event.Subscriber;
import dev.shouyue.payment.Orders;
import dev.shouyue.servicing.LoanBook;
import dev.shouyue.storage.DatabaseFault;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who or what is about to go wrong: the door of this module. Looking and acting works at once; the signals read the log
 * from {@link #start} to {@link #close}, in as many processes as one likes, of which one does so at a time.
 */
public final class Warnings implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Warnings.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    public final Alerts alerts;
    public final Signals signals;
    public final Channels channels;
    public final Forecasts forecasts;

    private final OwnEvents ownEvents;
    private final DataSource database;
    private final Clock clock;
    private final Incidents incidents;
    private final WarningSettings usual = WarningSettings.USUAL;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean woken;
    private volatile boolean stopped;
    private final Happenings happenings;
    private @Nullable Thread thread;
    private @Nullable Inlet inlet;

    public Warnings(
            DataSource database,
            Clock clock,
            LoanBook book,
            Orders orders,
            Happenings happenings,
            Incidents incidents) {
        this.database = database;
        this.clock = clock;
        this.happenings = happenings;
        this.incidents = incidents;
        alerts = new Alerts(database, clock, book, happenings, new AlertRows(usual));
        signals = new Signals(database, clock);
        channels = new Channels(database, clock);
        forecasts = new Forecasts(database, clock, book, new AlertRows(usual));
        ownEvents = new OwnEvents(database, happenings, book, orders);
        happenings.whenTaken(this::wake);
    }

    /** Who hears what happens in the platform itself; to be told of all events. */
    public Subscriber ownEvents() {
        return ownEvents;
    }

    /** Reads all that the log has, lets time pass to now, and does what is due; for those who do not wait. */
    public void catchUp(WarningSettings settings) {
        Engine engine = new Engine(database, clock, settings);
        Hygiene hygiene = new Hygiene(database, clock, incidents);
        Outages outages = new Outages(database, clock, incidents, settings);
        while (engine.step()) {
            // there is more
        }
        outages.step();
        hygiene.step();
    }

    /** Begins to read the log. */
    public synchronized void start(WarningSettings settings) {
        if (thread != null) {
            throw new IllegalStateException("the signals read already");
        }
        Engine engine = new Engine(database, clock, settings);
        Hygiene hygiene = new Hygiene(database, clock, incidents);
        Outages outages = new Outages(database, clock, incidents, settings);
        thread = Thread.ofPlatform()
                .name("signals")
                .daemon()
                .start(() -> run(engine, outages, hygiene, settings.poll()));
    }

    private void run(Engine engine, Outages outages, Hygiene hygiene, Duration poll) {
        int failures = 0;
        while (!stopped) {
            Duration pause = poll;
            try {
                while (!stopped && engine.step()) {
                    // there is more
                }
                outages.step();
                hygiene.step();
                failures = 0;
            } catch (RuntimeException e) {
                failures++;
                pause = longer(failures);
                if (DatabaseFault.isCutOff(e)) {
                    LOG.warn("the signals could not read ({} in a row): {}", failures, DatabaseFault.inShort(e));
                } else {
                    LOG.error("the signals could not read ({} in a row) and try again", failures, e);
                }
            }
            await(pause, failures == 0);
        }
    }

    private static Duration longer(int failures) {
        Duration doubled = Duration.ofSeconds(1L << Math.min(failures - 1, 10));
        return doubled.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : doubled;
    }

    private void await(Duration pause, boolean endsWhenWoken) {
        lock.lock();
        try {
            long left = pause.toNanos();
            while (left > 0 && !stopped && !(woken && endsWhenWoken)) {
                left = changed.awaitNanos(left);
            }
            woken = false;
        } catch (InterruptedException e) {
            stopped = true;
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** Has it look at the log at once. */
    private void wake() {
        lock.lock();
        try {
            woken = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Begins to take events of behaviour from a topic. */
    public synchronized void read(Kafka topic) {
        if (inlet != null) {
            throw new IllegalStateException("a topic is read already");
        }
        inlet = new Inlet(topic, new Topic(database, happenings));
        inlet.start();
    }

    /** Ends after the part that is being read; another start, or another process, goes on. */
    @Override
    public synchronized void close() {
        Inlet topic = inlet;
        inlet = null;
        if (topic != null) {
            topic.close();
        }
        stopped = true;
        wake();
        Thread reader = thread;
        if (reader != null) {
            try {
                reader.join(PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
