package dev.shouyue.event;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that does one step after another, waits in between as the step says, and can be woken. */
public final class Loop {

    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(5);

    /** One step; it does not fail for a reason that it can foresee. */
    @FunctionalInterface
    public interface Step {
        Pause run() throws InterruptedException;
    }

    private final String name;
    private final Step step;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean woken;
    private volatile boolean stopping;
    private volatile Thread thread;

    /** @param name of its thread */
    public Loop(String name, Step step) {
        this.name = name;
        this.step = step;
        thread = thread();
    }

    /** Begins; once. */
    public void start() {
        thread.start();
    }

    private Thread thread() {
        return Thread.ofPlatform()
                .name(name)
                .daemon()
                .uncaughtExceptionHandler((ended, fault) -> {
                    LOG.error("{} met a fault of ours and goes on in a while", name, fault);
                    if (!stopping) {
                        thread = thread();
                        thread.start();
                    }
                })
                .unstarted(this::run);
    }

    private void run() {
        Pause pause = Pause.NONE;
        boolean fault = true;
        try {
            while (!stopping) {
                pause = step.run();
                await(pause);
            }
            fault = false;
        } catch (InterruptedException e) {
            fault = false; // told to stop
        } finally {
            if (fault && !stopping) {
                rest();
            }
        }
    }

    private void rest() {
        try {
            await(Pause.firm(AFTER_A_FAULT));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void await(Pause pause) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = pause.length().toNanos();
            while (left > 0 && !stopping && !(woken && pause.endsWhenWoken())) {
                left = changed.awaitNanos(left);
            }
            woken = false;
        } finally {
            lock.unlock();
        }
    }

    /** Ends the present wait, or has the next one not begin. */
    public void wake() {
        lock.lock();
        try {
            woken = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Has it end: the present step is finished if it can be within {@code patience}, and interrupted then. */
    public void stop(Duration patience) {
        stopping = true;
        wake();
        try {
            if (!thread.join(patience)) {
                thread.interrupt();
                thread.join(TimeUnit.SECONDS.toMillis(2));
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
