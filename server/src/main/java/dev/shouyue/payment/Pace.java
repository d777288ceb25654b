package dev.shouyue.payment;

import java.util.concurrent.locks.LockSupport;

/** Lets through at most so many calls a second, in real time, evenly. */
final class Pace {

    private static final long SECOND = 1_000_000_000L;

    private final long between;
    private long next = System.nanoTime();

    Pace(int perSecond) {
        between = SECOND / Math.max(perSecond, 1);
    }

    /** Returns when the next call may be made. */
    void await() {
        long mine = reserve();
        for (long left = mine - System.nanoTime();
                left > 0 && !Thread.currentThread().isInterrupted(); ) {
            LockSupport.parkNanos(left);
            left = mine - System.nanoTime();
        }
    }

    private synchronized long reserve() {
        long mine = Math.max(next, System.nanoTime());
        next = mine + between;
        return mine;
    }
}
