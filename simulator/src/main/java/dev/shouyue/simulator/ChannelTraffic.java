package dev.shouyue.simulator;

import dev.shouyue.risk.signal.Happening;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * The answers of the channels of a lender with much traffic: more of it by day than by night and in the runs of the
 * morning and evening, better and worse days, the window of the night in which banks mend things, and now and then a time
 * out of order, whose truth {@link OutagesOf} knows. An answer counts from when all of it was known; one that does not
 * come is given up after half a minute. Nobody's loan depends on it.
 */
public final class ChannelTraffic {

    /** Parts of the traffic of a day by its hours in China; assumed. */
    private static final double[] HOUR = {
        .25, .15, .15, .15, .15, .3, .6, .9, 2.6, 2.2, 1.4, 1.3, 1.3, 1.2, 1.1, 1.1, 1.1, 1.2, 1.3, 1.5, 2.2, 1.4, .9,
        .55
    };

    private static final double[] WEEKDAY = {1.1, 1.05, 1.0, 1.0, 1.1, .9, .85};
    private static final double SUM = java.util.Arrays.stream(HOUR).sum();

    /** Answers that fail for the channel's reasons when nothing is wrong; more while banks mend things at night. */
    private static final double FAILS = .012;

    private static final double FAILS_AT_NIGHT = .04;
    private static final int NIGHT_TO = 2;

    /** Spread of that share from day to day, on the log scale: channels are never quite alike. */
    private static final double DAY_SPREAD = .25;

    private static final double FUNDS = .022;
    private static final double OTHER = .004;

    /** Of the failures of an outage, those that do not answer at all. */
    private static final double SILENT = .5;

    private static final long GIVEN_UP_MILLIS = 30_000;

    private final TrafficSettings settings;
    private final OutagesOf outages;

    private ChannelTraffic(TrafficSettings settings) {
        this.settings = settings;
        this.outages = new OutagesOf(settings);
    }

    public static ChannelTraffic of(TrafficSettings settings) {
        return new ChannelTraffic(settings);
    }

    /** How many channels there are. */
    public static int channels() {
        return Traits.CHANNELS.length;
    }

    /** Name of a channel by its place. */
    public static String name(int channel) {
        return Traits.CHANNELS[channel];
    }

    /**
     * Hands the answers of a channel to a reader, in the order in which they came to be known.
     *
     * @param channel its place
     * @param firstDay epoch day
     * @param days how many
     */
    public void read(int channel, int firstDay, int days, Consumer<Happening> reader) {
        PriorityQueue<Happening> open = new PriorityQueue<>(
                Comparator.comparing((Happening each) -> each.head().at())
                        .thenComparing(each -> each.head().id()));
        for (int day = firstDay; day < firstDay + days; day++) {
            requests(channel, day, open, reader);
        }
        while (!open.isEmpty()) {
            reader.accept(open.remove());
        }
    }

    private void requests(int channel, int day, PriorityQueue<Happening> open, Consumer<Happening> reader) {
        Dice dice = new Dice(Mix.of(settings.seed(), Mix.TRAFFIC + channel, day));
        double worse = StrictMath.exp(DAY_SPREAD * dice.gaussian());
        List<Outage> troubles = outages.on(channel, day);
        List<Outage> before = outages.on(channel, day - 1);
        int number = 0;
        for (int minute = 0; minute < 24 * 60; minute++) {
            double mean = settings.answersPerMinute() * HOUR[minute / 60] * 24 / SUM * WEEKDAY[Days.weekday(day)];
            int count = poisson(mean, dice);
            int[] seconds = new int[count];
            for (int k = 0; k < count; k++) {
                seconds[k] = dice.below(60_000);
            }
            java.util.Arrays.sort(seconds);
            for (int millis : seconds) {
                long at = Diary.second(day, 60 * minute) * 1000 + millis;
                while (!open.isEmpty() && open.element().head().at().toEpochMilli() <= at) {
                    reader.accept(open.remove());
                }
                open.add(answer(
                        channel, day, ++number, at, failing(minute) * worse, touching(troubles, before, at), dice));
            }
        }
    }

    private static double failing(int minute) {
        return minute < 60 * NIGHT_TO ? FAILS_AT_NIGHT : FAILS;
    }

    private static List<Outage> touching(List<Outage> today, List<Outage> before, long at) {
        if (today.isEmpty() && before.isEmpty()) {
            return List.of();
        }
        Instant when = Instant.ofEpochMilli(at);
        return java.util.stream.Stream.concat(before.stream(), today.stream())
                .filter(each -> !when.isBefore(each.begin()) && when.isBefore(each.end()))
                .toList();
    }

    private static Happening answer(
            int channel, int day, int number, long at, double fails, List<Outage> troubles, Dice dice) {
        double failing = fails;
        double slower = 1;
        double later = 1;
        boolean out = false;
        for (Outage trouble : troubles) {
            switch (trouble.kind()) {
                case FAILS -> {
                    failing = trouble.size();
                    out = true;
                }
                case SLOW -> slower = trouble.size();
                case TELLS_LATE -> later = trouble.size();
            }
        }
        double u = dice.unit();
        long answer = Math.round(ChannelSpeed.answerMillis(channel, dice) * slower);
        long callback = Math.round(ChannelSpeed.callbackMillis(channel, dice) * later);
        boolean silent = dice.chance(out ? SILENT : SILENT / 5) || answer > GIVEN_UP_MILLIS;
        Happening.Outcome outcome = u < failing
                ? silent ? Happening.Outcome.UNKNOWN : Happening.Outcome.SYSTEM
                : u < failing + FUNDS
                        ? Happening.Outcome.FUNDS
                        : u < failing + FUNDS + OTHER ? Happening.Outcome.ACCOUNT : Happening.Outcome.SUCCESS;
        if (answer > GIVEN_UP_MILLIS) {
            outcome = Happening.Outcome.UNKNOWN;
        }
        long took = outcome == Happening.Outcome.UNKNOWN ? GIVEN_UP_MILLIS : answer;
        long told = outcome == Happening.Outcome.SUCCESS ? callback : -1;
        Instant known = Instant.ofEpochMilli(at + took + Math.max(told, 0));
        String id = "A" + channel + "-" + day + "-" + number;
        return new Happening.DebitAnswered(
                new Happening.Head(id, "", known, known), Traits.CHANNELS[channel], "O" + id, outcome, took, told);
    }

    /** A second of the day, as likely as there is traffic then. */
    static int secondOfDay(Dice dice) {
        double left = dice.unit() * SUM;
        int hour = 0;
        while (hour < HOUR.length - 1 && left >= HOUR[hour]) {
            left -= HOUR[hour++];
        }
        return hour * 3600 + dice.below(3600);
    }

    /** A number by Poisson; by a normal one where the mean is large. */
    private static int poisson(double mean, Dice dice) {
        if (mean > 60) {
            return (int) Math.max(0, Math.round(mean + StrictMath.sqrt(mean) * dice.gaussian()));
        }
        double limit = StrictMath.exp(-mean);
        int count = 0;
        for (double product = dice.unit(); product > limit; product *= dice.unit()) {
            count++;
        }
        return count;
    }
}
