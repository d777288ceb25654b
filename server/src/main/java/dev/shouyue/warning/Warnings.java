package dev.shouyue.warning;

import dev.shouyue.delinquency.Incidents;
import dev.shouyue.event.EventSettings.Kafka;
import dev.shouyue.event.Inlet;
import dev.shouyue.event.Loop;
import dev.shouyue.event.Pause;
import dev.shouyue.event.Subscriber;
import dev.shouyue.payment.Orders;
import dev.shouyue.servicing.LoanBook;
import dev.shouyue.storage.DatabaseFault;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
    private static final Duration FORECAST_POLL = Duration.ofSeconds(5);
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
    private final Happenings happenings;
    private final List<Loop> loops = new ArrayList<>();
    private volatile @Nullable Loop signalled;
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
        happenings.whenTaken(() -> wake(signalled));
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

    /** Begins to read the log, and to ask about the days that were closed. */
    public synchronized void start(WarningSettings settings) {
        if (!loops.isEmpty()) {
            throw new IllegalStateException("the signals read already");
        }
        Engine engine = new Engine(database, clock, settings);
        Hygiene hygiene = new Hygiene(database, clock, incidents);
        Outages outages = new Outages(database, clock, incidents, settings);
        signalled = loop("signals", settings.poll(), () -> {
            boolean more = engine.step();
            if (!more) {
                outages.step();
                hygiene.step();
            }
            return more;
        });
        loops.addAll(List.of(signalled, loop("forecasts", FORECAST_POLL, forecasts::step)));
        loops.forEach(Loop::start);
    }

    /** One part of the work; whether there is more. */
    @FunctionalInterface
    private interface Part {
        boolean done();
    }

    private static Loop loop(String name, Duration poll, Part part) {
        return new Loop(name, new Loop.Step() {
            private int failures;

            @Override
            public Pause run() {
                try {
                    boolean more = part.done();
                    failures = 0;
                    return more ? Pause.NONE : Pause.untilWoken(poll);
                } catch (RuntimeException e) {
                    if (Thread.currentThread().isInterrupted()) {
                        return Pause.untilWoken(poll); // told to stop in the middle: what was begun is rolled back
                    }
                    failures++;
                    if (DatabaseFault.isCutOff(e)) {
                        LOG.warn(
                                "{} wait for the database ({} in a row): {}", name, failures, DatabaseFault.inShort(e));
                    } else {
                        LOG.error("{} failed ({} in a row) and try again", name, failures, e);
                    }
                    return Pause.afterFailure(failures, LONGEST_WAIT);
                }
            }
        });
    }

    private static void wake(@Nullable Loop loop) {
        if (loop != null) {
            loop.wake();
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
        List<Thread> ends = loops.stream()
                .map(each -> Thread.ofVirtual().start(() -> each.stop(PATIENCE)))
                .toList();
        try {
            for (Thread end : ends) {
                end.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
