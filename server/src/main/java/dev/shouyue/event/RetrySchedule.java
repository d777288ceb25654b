package dev.shouyue.event;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When a delivery that failed is tried again.
 *
 * @param waits before the second attempt, the third and so on
 */
record RetrySchedule(List<Duration> waits) {

    /** The example of the Standard Webhooks specification 1.0.0: ten attempts in 75 hours and 35 minutes. */
    static final RetrySchedule STANDARD = new RetrySchedule(List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24)));

    /** As long as this and no longer a receiver is waited for that asks for it. */
    static final Duration LONGEST_ASKED = Duration.ofHours(24);

    /** Up to a tenth is added, so that what failed together does not come back together. */
    private static final double JITTER = 0.1;

    /**
     * The wait after the {@code attempts}-th attempt failed; empty when that was the last.
     *
     * @param asked how long the receiver asked to be left alone
     */
    Optional<Duration> after(int attempts, Optional<Duration> asked, RandomGenerator chance) {
        if (attempts > waits.size()) {
            return Optional.empty();
        }
        Duration wait = waits.get(attempts - 1);
        Duration spread = wait.plusMillis((long) (wait.toMillis() * JITTER * chance.nextDouble()));
        Duration least = asked.map(RetrySchedule::bounded).orElse(Duration.ZERO);
        return Optional.of(spread.compareTo(least) < 0 ? least : spread);
    }

    static Duration bounded(Duration asked) {
        return asked.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : asked;
    }
}
