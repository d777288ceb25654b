package dev.shouyue.servicing;

import dev.shouyue.decision.Refused;
import dev.shouyue.event.Outbox;
import dev.shouyue.storage.DatabaseFault;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One writer of postings: it takes all that wait, up to a bound, and writes and commits them together. While a commit is
 * on its way to the disk the next ones gather, so the more there are the less each costs; while they come one after the
 * other it waits a moment for more.
 */
final class PostingLane {

    private static final Logger LOG = LoggerFactory.getLogger(PostingLane.class);

    /** So many wait at most; who comes then waits to be let in. */
    private static final int WAITING = 1_024;

    private static final int TOGETHER = 256;
    /** With so many waiting, no more are waited for. */
    private static final int ENOUGH = 24;

    /** After a batch of several, the next one is added to for so long at most, and as long as one came in the last moment. */
    private static final int MOMENTS = 4;

    private static final Duration MOMENT = Duration.ofMillis(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int TRIES = 5;

    private final String name;
    private final DataSource database;
    private final LoanBook book;
    private final Outbox outbox;
    private final Clock clock;
    private final Postings.Alongside alongside;
    private final Postings.Steps steps;
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(WAITING);

    private @Nullable Thread writer;
    private boolean closed;

    /** A posting and the one who waits for it. */
    private record Waiting(Posting posting, CompletableFuture<Posted> answer) {}

    PostingLane(
            String name,
            DataSource database,
            LoanBook book,
            Outbox outbox,
            Clock clock,
            Postings.Alongside alongside,
            Postings.Steps steps) {
        this.name = name;
        this.database = database;
        this.book = book;
        this.outbox = outbox;
        this.clock = clock;
        this.alongside = alongside;
        this.steps = steps;
    }

    /** Hands a posting in. */
    CompletableFuture<Posted> submit(Posting posting) throws InterruptedException {
        ready();
        Waiting waiting = new Waiting(posting, new CompletableFuture<>());
        if (!queue.offer(waiting, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw Refuse.busy("tooMany");
        }
        if (isClosed()) { // it may have come after the writer's last look
            failAll(drained());
        }
        return waiting.answer();
    }

    private synchronized void ready() {
        if (closed) {
            throw closing();
        }
        if (writer == null || !writer.isAlive()) {
            writer = Thread.ofPlatform().name(name).daemon().start(this::run);
        }
    }

    private static Refused closing() {
        return Refuse.busy("stopping");
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private void run() {
        List<Waiting> batch = new ArrayList<>(TOGETHER);
        int last = 0;
        try {
            while (!isClosed() || !queue.isEmpty()) {
                Waiting first = queue.poll(50, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    if (last > 1) {
                        gather();
                    }
                    queue.drainTo(batch, TOGETHER - 1);
                    post(batch);
                }
                last = batch.size();
                batch.clear();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally { // also when the machine is out of memory: nobody waits for ever
            failAll(batch);
            if (isClosed()) {
                failAll(drained());
            }
        }
    }

    /** Lets more come in, while they do. */
    private void gather() throws InterruptedException {
        int before = -1;
        for (int moment = 0; moment < MOMENTS && !isClosed(); moment++) {
            int now = queue.size();
            if (now == before || now >= ENOUGH) {
                return;
            }
            before = now;
            Thread.sleep(MOMENT);
        }
    }

    private List<Waiting> drained() {
        List<Waiting> rest = new ArrayList<>();
        queue.drainTo(rest);
        return rest;
    }

    private static void failAll(List<Waiting> waiting) {
        waiting.forEach(each -> each.answer().completeExceptionally(closing()));
    }

    /** Posts a batch; when it fails as a whole, each by itself, so that one bad posting spoils no other. */
    private void post(List<Waiting> batch) {
        for (int attempt = 1; ; attempt++) {
            try {
                together(batch);
                return;
            } catch (SQLException | RuntimeException e) {
                if (e instanceof SQLException failure && isTurn(failure) && attempt < TRIES) {
                    continue; // another server was at the same loans
                }
                if (batch.size() > 1 && !isLost(e)) {
                    LOG.warn("{} postings could not be written together; now one by one", batch.size(), e);
                    batch.forEach(each -> post(List.of(each)));
                    return;
                }
                if (DatabaseFault.isCutOff(e)) {
                    LOG.warn("{} postings could not be written: {}", batch.size(), DatabaseFault.inShort(e));
                } else {
                    LOG.error("a posting could not be written", e);
                }
                Exception told = e instanceof SQLException ? Refuse.failed(e) : e;
                batch.forEach(each -> each.answer().completeExceptionally(told));
                return;
            }
        }
    }

    private void together(List<Waiting> batch) throws SQLException {
        List<Runnable> tell = new ArrayList<>(batch.size());
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                PostingBatch work = new PostingBatch(book, connection, steps);
                work.read(batch.stream().map(Waiting::posting).toList());
                for (Waiting each : batch) {
                    tell.add(decided(work, each));
                }
                work.write(outbox, clock.instant(), alongside);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                rollback(connection, e);
                throw e;
            }
            steps.reached(Postings.Step.COMMITTED);
            connection.setAutoCommit(true);
        }
        outbox.committed();
        tell.forEach(Runnable::run);
    }

    private Runnable decided(PostingBatch work, Waiting each) {
        try {
            Posted posted = work.decide(each.posting(), clock.instant());
            return () -> each.answer().complete(posted);
        } catch (Refused refused) {
            return () -> each.answer().completeExceptionally(refused);
        }
    }

    /** A connection that is lost cannot roll back, and need not: the database does so itself. */
    private static void rollback(Connection connection, Exception why) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            why.addSuppressed(e);
        }
    }

    /** Deadlocks, and rows that another transaction wrote first. */
    private static boolean isTurn(SQLException e) {
        return e.getSQLState() != null
                && (e.getSQLState().startsWith("40") || e.getSQLState().equals("23505"));
    }

    /** Whether there is no database to talk to: then trying one by one helps nobody. */
    private static boolean isLost(Exception e) {
        return e instanceof SQLException sql && sql.getSQLState() == null || DatabaseFault.isCutOff(e);
    }

    /** Lets in no more, and waits until all that wait are answered. */
    void close() {
        Thread running;
        synchronized (this) {
            closed = true;
            running = writer;
        }
        if (running == null) {
            return;
        }
        try {
            running.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
