package dev.shouyue.api;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What keeps something for a stated time. */
interface Ageing {

    /** Deletes what is kept no longer. */
    void forgetOld();

    /** Sees to it every hour, also when nobody asks. */
    final class Hourly implements AutoCloseable {

        private static final Logger LOG = LoggerFactory.getLogger(Ageing.class);
        private static final Duration HOUR = Duration.ofHours(1);

        private final Thread thread;

        Hourly(List<Ageing> keepers) {
            thread = Thread.ofVirtual().name("ageing").start(() -> watch(keepers));
        }

        private static void watch(List<Ageing> keepers) {
            try {
                while (true) {
                    Thread.sleep(HOUR);
                    keepers.forEach(Hourly::forget);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // the server stops
            }
        }

        private static void forget(Ageing keeper) {
            try {
                keeper.forgetOld();
            } catch (RuntimeException e) {
                LOG.warn("what is kept no longer could not be deleted; in an hour again", e);
            }
        }

        @Override
        public void close() {
            thread.interrupt();
        }
    }
}
