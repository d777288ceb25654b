package dev.shouyue.risk.signal;

import java.time.Instant;
import java.time.ZoneOffset;

/**
 * How often something is usually the case, over all, by hour of the day and by hour of the week (UTC): an hour of the week
 * of which little was seen is taken to be like that hour of any day, and that like all. What is old fades.
 *
 * @param seen answers, the whole first, then 24 hours of the day, then 168 hours from Monday 0:00
 * @param hits of those the ones in which it was the case
 */
record Baseline(double[] seen, double[] hits) {

    private static final int DAY = 24;
    private static final int CELLS = 1 + DAY + 7 * DAY;

    static Baseline empty() {
        return new Baseline(new double[CELLS], new double[CELLS]);
    }

    double at(Instant when, double cellWeight) {
        double usual = (hits[0] + .5) / (seen[0] + 1);
        for (int cell : new int[] {hour(when), hourOfWeek(when)}) {
            usual = (hits[cell] + cellWeight * usual) / (seen[cell] + cellWeight);
        }
        return usual;
    }

    Baseline with(Instant when, boolean hit, double memory) {
        double[] more = seen.clone();
        double[] moreHits = hits.clone();
        for (int cell : new int[] {0, hour(when), hourOfWeek(when)}) {
            // an hour sees its share of the answers only, and is to remember as many weeks
            double remembered = cell == 0 ? memory : cell <= DAY ? memory / DAY * 2 + 50 : memory / (7 * DAY) * 4 + 50;
            double keep = 1 - 1 / remembered;
            more[cell] = keep * more[cell] + 1;
            moreHits[cell] = keep * moreHits[cell] + (hit ? 1 : 0);
        }
        return new Baseline(more, moreHits);
    }

    private static int hour(Instant when) {
        return 1 + when.atOffset(ZoneOffset.UTC).getHour();
    }

    private static int hourOfWeek(Instant when) {
        var time = when.atOffset(ZoneOffset.UTC);
        return 1 + DAY + (time.getDayOfWeek().getValue() - 1) * DAY + time.getHour();
    }

    static void write(Octets.Writer out, Baseline baseline) {
        for (int k = 0; k < CELLS; k++) {
            out.real(baseline.seen[k]);
            out.real(baseline.hits[k]);
        }
    }

    static Baseline read(Octets.Reader in) {
        Baseline baseline = empty();
        for (int k = 0; k < CELLS; k++) {
            baseline.seen[k] = in.real();
            baseline.hits[k] = in.real();
        }
        return baseline;
    }
}
