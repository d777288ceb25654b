package dev.shouyue.risk.due;

import dev.shouyue.risk.feature.Lately;
import dev.shouyue.risk.signal.Happening;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** What a borrower did lately, at any instant of a log that is read once. */
public final class LatelyAlong {

    private final List<Happening> log;
    private final List<Instant> known = new ArrayList<>();
    private final List<Lately> then = new ArrayList<>();

    private LatelyAlong(Collection<Happening> log) {
        this.log = List.copyOf(log);
    }

    /** Along a log in any order. */
    public static LatelyAlong of(Collection<Happening> log) {
        LatelyAlong along = new LatelyAlong(log);
        Lately lately = Lately.nothing();
        for (Happening event : log.stream()
                .sorted(Comparator.comparing((Happening each) -> each.head().known()))
                .toList()) {
            Lately more = lately.with(event);
            if (more != lately) {
                along.known.add(event.head().known());
                along.then.add(more);
                lately = more;
            }
        }
        return along;
    }

    /** The same as {@link BorrowerSeen#lately} of the whole log. */
    public Lately at(BorrowerSeen seen) {
        return at(seen, seen.instant());
    }

    /** The same as it was known at another instant, with the days that were protected then. */
    public Lately at(BorrowerSeen seen, Instant by) {
        return seen.isSpared() ? seen.lately(log, by) : at(by);
    }

    /** The same as {@link Lately#asOf} of the whole log. */
    Lately at(Instant instant) {
        int from = 0;
        int to = known.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (known.get(middle).isAfter(instant)) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from == 0 ? Lately.nothing() : then.get(from - 1);
    }
}
