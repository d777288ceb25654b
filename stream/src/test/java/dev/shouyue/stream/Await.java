package dev.shouyue.stream;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for what comes about by itself. */
final class Await {

    private Await() {}

    static void until(String what, Duration most, Callable<Boolean> seen) {
        long end = System.nanoTime() + most.toNanos();
        try {
            while (!seen.call()) {
                if (System.nanoTime() > end) {
                    throw new AssertionError("not within " + most + ": " + what);
                }
                Thread.sleep(50);
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
