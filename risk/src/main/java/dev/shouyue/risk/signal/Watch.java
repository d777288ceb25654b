package dev.shouyue.risk.signal;

import java.time.Instant;
import java.util.List;

/**
 * One question to a channel, with yes or no for every answer: two cumulative sums, one that it has begun and one that it
 * is over (Page, Biometrika 41, 1954).
 *
 * @param usual how often it is usually so
 * @param sum of log-likelihood ratios for trouble since it last was nothing
 * @param since when the sum left nothing: where the trouble began, if it is one
 * @param then what was usual at that hour when it began
 * @param answers since then
 * @param hits since then
 * @param evidence the last hits since then
 * @param open whether there is an incident
 * @param over sum for the end of the incident
 */
record Watch(
        Baseline usual,
        double sum,
        Instant since,
        double then,
        int answers,
        int hits,
        List<Mark> evidence,
        boolean open,
        double over) {

    private static final double LEAST = 1e-4;
    private static final double MOST = .95;

    static Watch start() {
        return new Watch(Baseline.empty(), 0, Instant.EPOCH, 0, 0, 0, List.of(), false, 0);
    }

    /** What a question turned into. */
    enum Turn {
        NONE,
        OPENED,
        CLEARED
    }

    record Turned(Watch watch, Turn turn, double expected) {}

    Turned on(Mark mark, boolean hit, ChannelRules rules) {
        Instant at = mark.at();
        double expected = Math.clamp(usual.at(at, rules.cellWeight()), LEAST, .5);
        if (usual.seen()[0] < rules.warmUp()) {
            return new Turned(learned(at, hit, rules), Turn.NONE, expected);
        }
        double odds = rules.oddsTimes() * expected / (1 - expected);
        double trouble = Math.min(MOST, odds / (1 + odds));
        double step = hit ? StrictMath.log(trouble / expected) : StrictMath.log((1 - trouble) / (1 - expected));
        if (open) {
            double less = Math.max(0, over - step);
            boolean cleared = less >= StrictMath.log(rules.clearAfter());
            Watch next = cleared
                    ? new Watch(usual, 0, at, 0, 0, 0, List.of(), false, 0)
                    : new Watch(
                            usual, sum, since, then, answers + 1, hits + (hit ? 1 : 0), kept(mark, hit), true, less);
            return new Turned(next, cleared ? Turn.CLEARED : Turn.NONE, expected);
        }
        double more = Math.max(0, sum + step);
        if (more == 0) {
            return new Turned(
                    new Watch(usual, 0, at, 0, 0, 0, List.of(), false, 0).learned(at, hit, rules), Turn.NONE, expected);
        }
        boolean began = sum == 0;
        boolean opened = more >= StrictMath.log(rules.falseAlarmAfter());
        Watch next = new Watch(
                usual,
                more,
                began ? at : since,
                began ? expected : then,
                began ? 1 : answers + 1,
                (began ? 0 : hits) + (hit ? 1 : 0),
                kept(mark, hit),
                opened,
                0);
        // what may be the beginning of trouble is not learnt as usual
        boolean suspect = more > StrictMath.log(rules.falseAlarmAfter()) / 2;
        return new Turned(suspect ? next : next.learned(at, hit, rules), opened ? Turn.OPENED : Turn.NONE, next.then);
    }

    private Watch learned(Instant at, boolean hit, ChannelRules rules) {
        return new Watch(usual.with(at, hit, rules.memory()), sum, since, then, answers, hits, evidence, open, over);
    }

    private List<Mark> kept(Mark mark, boolean hit) {
        return hit ? Mark.with(evidence, mark, Alert.MOST_EVIDENCE) : evidence;
    }

    static void write(Octets.Writer out, Watch watch) {
        Baseline.write(out, watch.usual);
        out.real(watch.sum);
        out.instant(watch.since);
        out.real(watch.then);
        out.number(watch.answers);
        out.number(watch.hits);
        out.list(watch.evidence, Mark::write);
        out.number(watch.open ? 1 : 0);
        out.real(watch.over);
    }

    static Watch read(Octets.Reader in) {
        return new Watch(
                Baseline.read(in),
                in.real(),
                in.instant(),
                in.real(),
                (int) in.number(),
                (int) in.number(),
                in.list(Mark::read),
                in.number() == 1,
                in.real());
    }
}
