package dev.shouyue.risk.signal;

import java.util.List;
import java.util.Map;

/**
 * What the signal of cohorts remembers of one measure.
 *
 * @param subject the measure
 * @param day days since 1970-01-01 UTC of what is being counted, -1 before anything was
 * @param daysSeen days that were closed
 * @param left judgements in groups for which there was no room
 * @param cells by group
 */
public record CohortState(String subject, long day, long daysSeen, long left, Cells cells) {

    private static final int VERSION = 1;

    static CohortState start(String subject) {
        return new CohortState(subject, -1, 0, 0, Cells.empty());
    }

    /**
     * One group.
     *
     * @param seen before today, faded
     * @param bad of those
     * @param today judged today
     * @param badToday of those
     * @param told day it was last told of, -1 when never
     * @param evidence the last bad ones of today
     */
    record Cell(double seen, double bad, int today, int badToday, long told, List<Mark> evidence) {

        static final Cell EMPTY = new Cell(0, 0, 0, 0, -1, List.of());

        Cell with(Mark mark, boolean isBad) {
            return new Cell(
                    seen,
                    bad,
                    today + 1,
                    badToday + (isBad ? 1 : 0),
                    told,
                    isBad ? Mark.with(evidence, mark, Alert.MOST_EVIDENCE) : evidence);
        }

        Cell closed(double keep) {
            return new Cell(keep * seen + today, keep * bad + badToday, 0, 0, told, List.of());
        }

        Cell told(long day) {
            return new Cell(seen, bad, today, badToday, day, evidence);
        }

        /** Too little left to be worth the room. */
        boolean isForgotten() {
            return seen + today < .5;
        }
    }

    byte[] write() {
        Octets.Writer out = new Octets.Writer(VERSION);
        out.text(subject);
        out.number(day);
        out.number(daysSeen);
        out.number(left);
        out.list(cells.all(), (to, entry) -> {
            Cell cell = entry.getValue();
            to.text(entry.getKey());
            to.real(cell.seen);
            to.real(cell.bad);
            to.number(cell.today);
            to.number(cell.badToday);
            to.number(cell.told);
            to.list(cell.evidence, Mark::write);
        });
        return out.done();
    }

    static CohortState read(byte[] bytes) {
        Octets.Reader in = new Octets.Reader(bytes, VERSION);
        String subject = in.text();
        long day = in.number();
        long daysSeen = in.number();
        long left = in.number();
        List<Map.Entry<String, Cell>> cells = in.list(from -> Map.entry(
                from.text(),
                new Cell(
                        from.real(),
                        from.real(),
                        (int) from.number(),
                        (int) from.number(),
                        from.number(),
                        from.list(Mark::read))));
        in.end();
        return new CohortState(subject, day, daysSeen, left, Cells.of(cells));
    }
}
