package dev.shouyue.risk.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An event as a signal remembers it: when, one number, and its id as evidence. */
record Mark(Instant at, long number, String event) {

    /** The list with one more, of which the last {@code most} are kept. */
    static List<Mark> with(List<Mark> marks, Mark mark, int most) {
        List<Mark> more = new ArrayList<>(marks.subList(Math.max(0, marks.size() - most + 1), marks.size()));
        more.add(mark);
        return List.copyOf(more);
    }

    /** Those of the time before an instant, the instant included. */
    static List<Mark> within(List<Mark> marks, Instant until, Duration back) {
        Instant from = until.minus(back);
        return marks.stream().filter(mark -> !mark.at.isBefore(from)).toList();
    }

    static List<String> events(List<Mark> marks) {
        return marks.stream().map(Mark::event).toList();
    }

    static void write(Octets.Writer out, Mark mark) {
        out.instant(mark.at);
        out.number(mark.number);
        out.text(mark.event);
    }

    static Mark read(Octets.Reader in) {
        return new Mark(in.instant(), in.number(), in.text());
    }
}
