package dev.shouyue.payment;

import dev.shouyue.payment.Payments.Desk;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * The desks side by side as {@link Rounds} has them, one thread for each and what waits for channels for each channel, by the time of
 * a world: while that has them open they look again and again; at a moment that it asks for, until none finds anything more to do.
 */
final class DesksAtOnce {

    private static final int FAULT = 3;
    private static final long NEVER = -1;

    /** Between two looks while nothing is found to do, in milliseconds. */
    private static final long PAUSE = 100;

    private enum Mode {
        SHUT,
        OPEN,
        ASKED
    }

    private final SharedTime time;
    private final List<Round> rounds = new ArrayList<>();

    private Mode mode = Mode.SHUT;

    /** The moment that was asked for last. */
    private long moment;

    /** How often any of them found something to do, or the time moved: what was nothing to do before may be something now. */
    private long found;

    DesksAtOnce(Payments payments, SharedTime time) {
        this.time = time;
        for (Desk desk : Desk.values()) {
            if (desk.isOfChannels()) {
                payments.channelNames().forEach(channel -> add(desk, () -> payments.run(desk, channel)));
            } else {
                add(desk, () -> payments.run(desk));
            }
        }
    }

    private void add(Desk desk, IntSupplier once) {
        rounds.add(new Round(desk, once));
    }

    /** Works for as long as the process lives. */
    void work() throws InterruptedException {
        rounds.forEach(round -> Thread.ofPlatform().name("desk " + round.desk).start(round));
        while (true) {
            long asked = time.asked();
            if (time.isDone(asked)) {
                become(time.isOpen() ? Mode.OPEN : Mode.SHUT);
                Thread.sleep(1);
            } else {
                finish(asked);
                time.done(asked);
            }
        }
    }

    private synchronized void become(Mode next) {
        if (mode != next) {
            mode = next;
            rounds.forEach(round -> round.next = 0);
            notifyAll();
        }
    }

    private synchronized void finish(long asked) throws InterruptedException {
        moment = asked;
        found++;
        become(Mode.ASKED);
        while (!rounds.stream().allMatch(Round::isAtRest)) {
            wait();
        }
        mode = Mode.SHUT;
    }

    /** A desk's own thread; what it keeps is kept under the lock of all. */
    private final class Round implements Runnable {

        private final Desk desk;
        private final IntSupplier once;

        /** What {@link #found} was when it began to look and there was nothing to do; never while it looks. */
        private long nothing = NEVER;

        /** The last moment at which it did what is done once. */
        private long last;

        /** When it looks again, by the machine's own counter. */
        private long next;

        private Round(Desk desk, IntSupplier once) {
            this.desk = desk;
            this.once = once;
        }

        private boolean isAtRest() {
            return nothing == found;
        }

        /** Every few minutes, or half a minute, in a server: here once in a moment. */
        private boolean isOnce() {
            return desk == Desk.PLAN || desk == Desk.RECONCILE || desk == Desk.COLLECT;
        }

        @Override
        public void run() {
            try {
                while (true) {
                    long before = begin();
                    end(look(), before);
                }
            } catch (Throwable e) {
                System.out.println("the desk " + desk + " met a fault");
                e.printStackTrace(System.out);
                Runtime.getRuntime().halt(FAULT);
            }
        }

        /** Whether there was something to do: in planning that is not told of all. */
        private boolean look() {
            if (isOnce() && !isDue()) {
                return false;
            }
            return once.getAsInt() > 0 || desk == Desk.PLAN;
        }

        private boolean isDue() {
            boolean isFresh = last < moment;
            last = moment;
            return isFresh
                    && (desk == Desk.COLLECT
                            || time.instant().atZone(OtherSide.ZONE).getHour() == 0);
        }

        /** Waits until it is to look; what was found before. */
        private long begin() throws InterruptedException {
            synchronized (DesksAtOnce.this) {
                while (true) {
                    long left = next - System.nanoTime() / 1_000_000;
                    if (mode == Mode.ASKED && !isAtRest() || mode == Mode.OPEN && !isOnce() && left <= 0) {
                        nothing = NEVER;
                        return found;
                    }
                    DesksAtOnce.this.wait(mode == Mode.OPEN && !isOnce() ? left : 0);
                }
            }
        }

        private void end(boolean isSome, long before) {
            synchronized (DesksAtOnce.this) {
                if (isSome) {
                    found++;
                } else {
                    nothing = before;
                    next = System.nanoTime() / 1_000_000 + PAUSE;
                }
                DesksAtOnce.this.notifyAll();
            }
        }
    }
}
