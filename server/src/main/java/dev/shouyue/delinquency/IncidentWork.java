package dev.shouyue.delinquency;

import dev.shouyue.event.Loop;
import dev.shouyue.event.Pause;
import dev.shouyue.storage.AdvisoryLock;
import dev.shouyue.storage.DatabaseFault;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What goes on in the background with incidents: plans are made and carried out, each by one thread of one server. What breaks
 * off is taken up again in a while, by this server or by another.
 */
final class IncidentWork implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(IncidentWork.class);

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final DataSource database;
    private final IncidentRows incidents;
    private final Planning planning;
    private final Applying applying;
    private final Map<Long, Thread> running = new HashMap<>();
    /** How often in a row the work at an incident broke off. */
    private final Map<Long, Integer> brokeOff = new ConcurrentHashMap<>();

    private final Loop looks = new Loop("incidents", this::look);
    private final CountDownLatch stop = new CountDownLatch(1);
    private boolean isLooking;
    private int failures;

    IncidentWork(DataSource database, IncidentRows incidents, Planning planning, Applying applying) {
        this.database = database;
        this.incidents = incidents;
        this.planning = planning;
        this.applying = applying;
    }

    /** Works at all that is under way, now and again and again from now on. */
    synchronized void resume() {
        if (isLooking) {
            looks.wake();
        } else if (!isStopped()) {
            isLooking = true;
            looks.start();
        }
    }

    private Pause look() {
        try {
            incidents.underWay().forEach(this::start);
            failures = 0;
            return Pause.untilWoken(POLL);
        } catch (RuntimeException e) {
            failures++;
            LOG.warn("incidents could not be looked for ({} in a row): {}", failures, DatabaseFault.inShort(e));
            return Pause.afterFailure(failures, LONGEST_WAIT);
        }
    }

    private boolean isStopped() {
        return stop.getCount() == 0;
    }

    /** Works at an incident unless it is worked at already. */
    synchronized void start(Incident incident) {
        if (!isStopped() && incident.isUnderWay() && !running.containsKey(incident.id())) {
            running.put(
                    incident.id(),
                    Thread.ofVirtual().name("incident-" + incident.id()).start(() -> run(incident.id())));
        }
    }

    private void run(long id) {
        boolean more = true;
        while (more) {
            boolean done = false;
            try (Connection connection = database.getConnection()) {
                done = isMine(connection, id) && work(connection, id);
                brokeOff.remove(id);
            } catch (SQLException | RuntimeException e) {
                int times = brokeOff.merge(id, 1, Integer::sum);
                if (DatabaseFault.isCutOff(e)) {
                    LOG.warn("the work at incident {} broke off: {}", id, DatabaseFault.inShort(e));
                } else {
                    LOG.error("the work at incident {} broke off and goes on in a while", id, e);
                }
                rest(id, Pause.afterFailure(times, LONGEST_WAIT));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            more = goesOn(id, done);
        }
    }

    /** The incident counts as worked at so long, and is not taken up again before. */
    private void rest(long id, Pause pause) {
        try {
            if (stop.await(pause.length().toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("the work at incident {} is left to whoever resumes it", id);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether there is more to do by now, such as a plan that was submitted as soon as it was made; otherwise it ends. */
    private synchronized boolean goesOn(long id, boolean done) {
        boolean more = false;
        try {
            more = done
                    && !isStopped()
                    && incidents.find(id).filter(Incident::isUnderWay).isPresent();
        } finally {
            if (!more) {
                running.remove(id);
            }
        }
        return more;
    }

    private boolean work(Connection connection, long id) throws SQLException, InterruptedException {
        try {
            Incident incident = incidents.find(id).orElseThrow(() -> Refuse.unknown(id));
            return switch (incident.state()) {
                case PLANNING -> plan(incident);
                case APPLYING -> applying.run(incident, this::isStopped);
                case DRAFT, PLANNED, SUBMITTED, REJECTED, DROPPED, APPLIED -> true;
            };
        } finally {
            release(connection, id);
        }
    }

    private boolean plan(Incident incident) {
        try {
            return planning.run(incident, this::isStopped);
        } catch (SQLException | RuntimeException e) {
            LOG.error("the plan of incident {} could not be made", incident.id(), e);
            incidents.planFailed(
                    incident,
                    Say.of("plan.failed", "why", String.valueOf(e.getMessage())).kept());
            return true;
        }
    }

    private static boolean isMine(Connection connection, long id) throws SQLException {
        return asked(connection, "select pg_try_advisory_lock(?, ?)", id);
    }

    private static void release(Connection connection, long id) throws SQLException {
        asked(connection, "select pg_advisory_unlock(?, ?)", id);
    }

    private static boolean asked(Connection connection, String sql, long id) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setInt(1, AdvisoryLock.INCIDENT.key());
            query.setInt(2, (int) id);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    @Override
    public void close() {
        stop.countDown();
        List<Thread> left;
        boolean looked;
        synchronized (this) {
            left = List.copyOf(running.values());
            looked = isLooking;
        }
        if (looked) {
            looks.stop(PATIENCE);
        }
        for (Thread thread : left) {
            try {
                thread.join(PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
