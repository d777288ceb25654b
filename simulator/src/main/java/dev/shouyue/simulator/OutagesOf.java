package dev.shouyue.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The evaluator's door to the channels: when each was truly out of order. It is no part of {@link ChannelTraffic}, so that
 * code which is handed traffic cannot ask it.
 */
public final class OutagesOf {

    // All of it is assumed: a trouble worth finding, from a third of all answers failing to a channel that is gone.
    private static final double LEAST_FAILS = .35;
    private static final double MOST_FAILS = .95;
    private static final double LEAST_SLOW = 3;
    private static final double MOST_SLOW = 20;
    private static final double LEAST_LATE = 5;
    private static final double MOST_LATE = 40;
    private static final int LEAST_MINUTES = 10;
    private static final int MOST_MINUTES = 150;

    private final TrafficSettings settings;

    public OutagesOf(TrafficSettings settings) {
        this.settings = settings;
    }

    /** Those of a channel by its place, from an epoch day (inclusive) on, so many days. */
    public List<Outage> channel(int channel, int firstDay, int days) {
        List<Outage> outages = new ArrayList<>();
        for (int day = firstDay; day < firstDay + days; day++) {
            outages.addAll(on(channel, day));
        }
        return outages;
    }

    /** None or one. It begins when much is going on: load is what breaks a channel. */
    List<Outage> on(int channel, int day) {
        Dice dice = new Dice(Mix.of(settings.seed(), Mix.OUTAGE + channel, day));
        if (!dice.chance(settings.outageDays())) {
            return List.of();
        }
        int second = ChannelTraffic.secondOfDay(dice);
        int minutes = dice.between(LEAST_MINUTES, MOST_MINUTES);
        double u = dice.unit();
        Outage.Kind kind = Outage.Kind.values()[dice.below(3)];
        double size =
                switch (kind) {
                    case FAILS -> LEAST_FAILS + u * (MOST_FAILS - LEAST_FAILS);
                    case SLOW -> LEAST_SLOW * StrictMath.pow(MOST_SLOW / LEAST_SLOW, u);
                    case TELLS_LATE -> LEAST_LATE * StrictMath.pow(MOST_LATE / LEAST_LATE, u);
                };
        Instant begin = Instant.ofEpochSecond(Diary.second(day, second));
        return List.of(new Outage(Traits.CHANNELS[channel], begin, begin.plusSeconds(60L * minutes), kind, size));
    }
}
