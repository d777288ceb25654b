package dev.shouyue.payment;

import dev.shouyue.storage.DatabaseFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the desks do their work again and again, none twice at a time, and what waits for channels for each by itself; a desk that
 * fails is tried again.
 */
final class Rounds implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ScheduledExecutorService threads;
    private final List<ScheduledFuture<?>> rounds;

    /** What is done again and again; it looks at so many things each time. */
    private record Work(Payments.Desk desk, String of, IntSupplier once) {}

    Rounds(Payments payments) {
        List<Work> works = works(payments);
        // each has a thread of its own, so that one that waits for its channel holds up no other
        threads = Executors.newScheduledThreadPool(
                works.size(),
                work -> Thread.ofPlatform().name("payments-", 0).daemon().unstarted(work));
        rounds = works.stream()
                .<ScheduledFuture<?>>map(work -> threads.scheduleWithFixedDelay(
                        () -> round(work), 500, pause(work.desk()).toMillis(), TimeUnit.MILLISECONDS))
                .toList();
    }

    /** Without a channel there is nothing to do but to carry over what was known before. */
    private static List<Work> works(Payments payments) {
        List<String> channels = payments.channelNames();
        List<Work> works = new ArrayList<>();
        for (Payments.Desk desk : Payments.Desk.values()) {
            if (desk.isOfChannels()) {
                channels.forEach(
                        channel -> works.add(new Work(desk, " of " + channel, () -> payments.run(desk, channel))));
            } else if (desk == Payments.Desk.POST || !channels.isEmpty()) {
                works.add(new Work(desk, "", () -> payments.run(desk)));
            }
        }
        return works;
    }

    private static Duration pause(Payments.Desk desk) {
        return switch (desk) {
            case PLAN, RECONCILE -> Duration.ofMinutes(10);
            case COLLECT -> Duration.ofSeconds(30);
            case ANNOUNCE, SEND, ASK -> Duration.ofSeconds(1);
            case POST -> Duration.ofMillis(250);
        };
    }

    /** So often without a pause while there is more: another process may hold what is left. */
    private static int atOnce(Payments.Desk desk) {
        return switch (desk) {
            case PLAN, RECONCILE, COLLECT -> 1;
            case ANNOUNCE, SEND, ASK, POST -> 50;
        };
    }

    private void round(Work work) {
        try {
            int times = 0;
            while (work.once().getAsInt() > 0 && ++times < atOnce(work.desk()) && !threads.isShutdown()) {
                // there is more
            }
        } catch (RuntimeException e) {
            if (threads.isShutdown()) {
                LOG.debug("the desk {}{} of payments was cut off as it ended", work.desk(), work.of(), e);
            } else if (DatabaseFault.isCutOff(e)) {
                LOG.warn("the desk {}{} of payments waits: {}", work.desk(), work.of(), DatabaseFault.inShort(e));
            } else {
                LOG.error("the desk {}{} of payments met a fault and goes on in a while", work.desk(), work.of(), e);
            }
        }
    }

    @Override
    public void close() {
        rounds.forEach(round -> round.cancel(false));
        threads.shutdown();
        try {
            if (!threads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
                threads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
