package dev.shouyue.event;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What happened, told to others: the door of this module. Publishing works at once; delivering begins with {@link #start} and
 * ends with {@link #close}, in as many processes as one likes.
 */
public final class Events implements AutoCloseable {

    public final Outbox outbox = new Outbox();
    public final EventLog log;
    public final Webhooks webhooks;
    public final Deliveries deliveries;

    private final DataSource database;
    private final Clock clock;
    private final Attempt sender;
    private final RetrySchedule schedule;
    private volatile Targets targets = new Targets(Set.of());
    private @Nullable Dispatcher dispatcher;
    private volatile @Nullable Courier courier;

    public Events(DataSource database, Clock clock) {
        this(database, clock, new Attempt(clock, Attempt.TIME), RetrySchedule.STANDARD);
    }

    Events(DataSource database, Clock clock, Attempt sender, RetrySchedule schedule) {
        this.database = database;
        this.clock = clock;
        this.sender = sender;
        this.schedule = schedule;
        log = new EventLog(database, clock);
        webhooks = new Webhooks(database, clock, () -> targets, () -> sender);
        deliveries = new Deliveries(database, clock, this::wakeCourier);
    }

    /** Begins to deliver: to webhooks, to Kafka where the settings name it, and to {@code subscribers}. */
    public synchronized void start(EventSettings settings, List<Subscriber> subscribers) {
        if (dispatcher != null) {
            throw new IllegalStateException("events are delivered already");
        }
        targets = new Targets(settings.reach());
        List<Subscriber> all = new ArrayList<>(subscribers);
        all.add(new WebhookFanOut(this::wakeCourier));
        settings.kafka().map(KafkaTopic::new).ifPresent(all::add);
        Dispatcher toSubscribers = new Dispatcher(database, clock, log, settings, all);
        Courier toEndpoints = new Courier(database, clock, sender, targets, schedule, settings.poll());
        try {
            toSubscribers.start();
        } catch (SQLException e) {
            throw new IllegalStateException("events cannot be delivered: " + e.getMessage(), e);
        }
        toEndpoints.start();
        dispatcher = toSubscribers;
        courier = toEndpoints;
        outbox.whenCommitted(toSubscribers::wake);
    }

    private void wakeCourier() {
        Courier present = courier;
        if (present != null) {
            present.wake();
        }
    }

    /** How far everything has come. */
    public EventStatus status() {
        return log.status();
    }

    /** Ends delivering, within seconds; what was not delivered is when it is started again. */
    @Override
    public synchronized void close() {
        outbox.whenCommitted(() -> {});
        if (dispatcher != null) {
            dispatcher.close();
            dispatcher = null;
        }
        Courier present = courier;
        if (present != null) {
            present.close();
            courier = null;
        }
        sender.close();
    }
}
