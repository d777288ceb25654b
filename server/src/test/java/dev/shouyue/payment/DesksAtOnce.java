package dev.shouyue.payment;

import dev.shouyue.payment.Payments.Desk;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;

/**
 * The desks side by side as {@link Rounds} has them, one thread for each and what waits for channels for each channel, by the time of
 * a world: while that has them open they look again and again; at a moment that it asks for, until none finds anything more to do.
 */
final class DesksAtOnce {

    private static final int FAULT = 3;
    private static final long NEVER = -1;

    private final SharedTime time;

    /** How often any of them found something to do: what was nothing to do before may be something now. */
    private final AtomicLong found = new AtomicLong();

    private final List<Round> rounds = new ArrayList<>();

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
    void work() {
        rounds.forEach(round -> Thread.ofPlatform().name("desk " + round.desk).start(round));
        while (true) {
            long moment = time.asked();
            if (!time.isDone(moment)) {
                found.incrementAndGet(); // the time has moved
                while (!rounds.stream().allMatch(Round::isAtRest)) {
                    pause(1);
                }
                time.done(moment);
            }
            pause(1);
        }
    }

    private static void pause(long millis) {
        LockSupport.parkNanos(millis * 1_000_000);
    }

    /** A desk's own thread. */
    private final class Round implements Runnable {

        private final Desk desk;
        private final IntSupplier once;

        /** What {@link #found} was when it looked and there was nothing to do; never while it looks. */
        private volatile long nothing = NEVER;

        /** The last moment at which it did what is done once. */
        private long last;

        private Round(Desk desk, IntSupplier once) {
            this.desk = desk;
            this.once = once;
        }

        private boolean isAtRest() {
            return nothing == found.get();
        }

        /** Every few hours, or half a minute, in a server: here once in a moment. */
        private boolean isOnce() {
            return desk == Desk.PLAN || desk == Desk.RECONCILE || desk == Desk.COLLECT;
        }

        private boolean isDue() {
            return desk == Desk.COLLECT || time.instant().atZone(OtherSide.ZONE).getHour() == 0;
        }

        @Override
        public void run() {
            try {
                while (true) {
                    long moment = time.asked();
                    boolean isAsked = !time.isDone(moment);
                    if (isAsked && !isAtRest()) {
                        look(moment);
                    } else if (!isAsked && time.isOpen() && !isOnce()) {
                        look(moment);
                        pause(10);
                    } else {
                        pause(1);
                    }
                }
            } catch (Throwable e) {
                System.out.println("the desk " + desk + " met a fault");
                e.printStackTrace(System.out);
                Runtime.getRuntime().halt(FAULT);
            }
        }

        private void look(long moment) {
            nothing = NEVER;
            long before = found.get();
            if (isOnce() && (last == moment || !isDue())) {
                nothing = before;
                return;
            }
            last = moment;
            if (once.getAsInt() > 0 || isOnce()) {
                found.incrementAndGet();
            } else {
                nothing = before;
            }
        }
    }
}
