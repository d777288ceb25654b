package dev.shouyue.simulator;

import dev.shouyue.risk.signal.Happening;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The events of one borrower; what would become known after the last day is left out. */
final class Diary {

    static final int ZONE_SECONDS = 8 * 3600;
    private static final int DAY_SECONDS = 86_400;

    private final int borrower;
    private final long end;
    private final List<Happening> events = new ArrayList<>();
    private int told;

    Diary(int borrower, int lastDay) {
        this.borrower = borrower;
        this.end = (lastDay + 1L) * DAY_SECONDS - ZONE_SECONDS;
    }

    /** Epoch second of a second of a day in China. */
    static long second(int day, int secondOfDay) {
        return (long) day * DAY_SECONDS + secondOfDay - ZONE_SECONDS;
    }

    /** An event of an epoch second that was known so many seconds later. */
    void tell(long at, long delay, Function<Happening.Head, Happening> event) {
        told++;
        if (at + delay < end) {
            events.add(event.apply(new Happening.Head(
                    "H" + borrower + "-" + told,
                    "B" + borrower,
                    Instant.ofEpochSecond(at),
                    Instant.ofEpochSecond(at + delay))));
        }
    }

    List<Happening> events() {
        return events;
    }
}
