package dev.shouyue.payment;

import dev.shouyue.storage.DatabaseFault;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the desks do their work again and again, none twice at a time; a desk that fails is tried again. */
final class Rounds implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Payments payments;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(
            4, work -> Thread.ofPlatform().name("payments-", 0).daemon().unstarted(work));

    private final List<ScheduledFuture<?>> rounds;

    Rounds(Payments payments) {
        this.payments = payments;
        rounds = desks().stream()
                .<ScheduledFuture<?>>map(desk -> threads.scheduleWithFixedDelay(
                        () -> round(desk), 500, pause(desk).toMillis(), TimeUnit.MILLISECONDS))
                .toList();
    }

    /** Without a channel there is nothing to do but to carry over what was known before. */
    private List<Payments.Desk> desks() {
        return payments.channelNames().isEmpty() ? List.of(Payments.Desk.POST) : Arrays.asList(Payments.Desk.values());
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

    private void round(Payments.Desk desk) {
        try {
            int times = 0;
            while (payments.run(desk) > 0 && ++times < atOnce(desk) && !threads.isShutdown()) {
                // there is more
            }
        } catch (RuntimeException e) {
            if (threads.isShutdown()) {
                LOG.debug("the desk {} of payments was cut off as it ended", desk, e);
            } else if (DatabaseFault.isCutOff(e)) {
                LOG.warn("the desk {} of payments waits: {}", desk, DatabaseFault.inShort(e));
            } else {
                LOG.error("the desk {} of payments met a fault and goes on in a while", desk, e);
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
