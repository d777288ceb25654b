package dev.shouyue.payment;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Does a few things at a time. */
final class Hands {

    /** Each holds up to two connections of the database at a time. */
    private static final int AT_ONCE = 8;

    private Hands() {}

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
