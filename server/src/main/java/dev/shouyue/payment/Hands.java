package dev.shouyue.payment;

import dev.shouyue.storage.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Does a few things at a time: what waits for a channel holds up neither another channel nor the database. */
final class Hands {

    private static final int AT_ONCE = 8;

    /** So many of all hands are in the database at a time, as each holds up to two of its connections then. */
    private static final Semaphore IN_DATABASE = new Semaphore(AT_ONCE, true);

    private Hands() {}

    /** Does {@code work} in a transaction when there is room for it. It waits for no channel. */
    static <T> T in(DataSource database, Tx.Work<T> work) {
        IN_DATABASE.acquireUninterruptibly();
        try {
            return Tx.in(database, work);
        } finally {
            IN_DATABASE.release();
        }
    }

    /** As {@link #in}, with nothing to tell. */
    static void run(DataSource database, Tx.Deed deed) {
        in(database, tx -> {
            deed.run(tx);
            return true;
        });
    }

    /** Has {@code work} done with each of them, and returns when all are done; then throws what went wrong first. */
    static <T> void each(List<T> things, Consumer<T> work) {
        if (things.size() <= 1) {
            things.forEach(work);
            return;
        }
        List<Future<?>> all = new ArrayList<>(things.size());
        try (ExecutorService hands = Executors.newFixedThreadPool(Math.min(AT_ONCE, things.size()))) {
            things.forEach(thing -> all.add(hands.submit(() -> work.accept(thing))));
        }
        for (Future<?> each : all) {
            try {
                each.get();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException failure
                        ? failure
                        : new IllegalStateException("payments met a fault: " + e.getCause(), e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
