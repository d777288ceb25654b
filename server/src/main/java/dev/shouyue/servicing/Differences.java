package dev.shouyue.servicing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** What a proof finds, told by several workers: all are counted, the first {@value #KEPT} are kept. */
final class Differences {

    static final int KEPT = 10_000;

    private static final Comparator<Difference> ORDER = Comparator.comparing(
                    (Difference difference) -> difference.loan().orElse(""))
            .thenComparing(Difference::key)
            .thenComparing(Difference::day)
            .thenComparing(Difference::book)
            .thenComparing(Difference::part);

    private final List<Difference> kept = new ArrayList<>();
    private long count;

    synchronized void add(Difference difference) {
        count++;
        if (kept.size() < KEPT) {
            kept.add(difference);
        }
    }

    void addAll(Collection<Difference> differences) {
        differences.forEach(this::add);
    }

    synchronized long count() {
        return count;
    }

    /** Those of the book as a whole first, then loan by loan. */
    synchronized List<Difference> inOrder() {
        return kept.stream().sorted(ORDER).toList();
    }
}
