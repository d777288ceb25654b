package dev.shouyue.portfolio;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Chooses the loans that teach most: the best of each lesson in turn, then the second best, until there are ten. The
 * choice does not depend on the order in which the book is read.
 */
final class Lessons {

    static final int LOANS = 10;

    /** A loan and what it teaches. */
    record Choice(Lesson lesson, Lesson.Fit fit, ReadLoan loan) {}

    private static final Comparator<Choice> BEST_FIRST = Comparator.<Choice>comparingLong(
                    choice -> -choice.fit().score())
            .thenComparing(choice -> choice.loan().name());

    private final Map<Lesson, NavigableSet<Choice>> best = new EnumMap<>(Lesson.class);

    void add(ReadLoan loan) {
        if (isPlain(loan)) {
            return;
        }
        for (Lesson lesson : Lesson.values()) {
            lesson.fit(loan).ifPresent(fit -> keep(new Choice(lesson, fit, loan)));
        }
    }

    /** Paid as agreed under every pack: it teaches nothing here. */
    private static boolean isPlain(ReadLoan loan) {
        for (Reading reading : loan.packs().values()) {
            if (reading.worst > 0 || reading.hasForgiven()) {
                return false;
            }
        }
        return loan.own().worst == 0 && loan.own().bills.stream().noneMatch(bill -> bill.shortAtDue() > 0);
    }

    private void keep(Choice choice) {
        NavigableSet<Choice> list = best.computeIfAbsent(choice.lesson(), key -> new TreeSet<>(BEST_FIRST));
        list.add(choice);
        if (list.size() > LOANS) {
            list.pollLast();
        }
    }

    void plus(Lessons other) {
        other.best.values().forEach(list -> list.forEach(this::keep));
    }

    List<Choice> chosen() {
        List<Choice> chosen = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        Map<Lesson, Iterator<Choice>> left = new EnumMap<>(Lesson.class);
        best.forEach((lesson, list) -> left.put(lesson, list.iterator()));
        boolean more = true;
        while (more && chosen.size() < LOANS) {
            more = false;
            for (Iterator<Choice> list : left.values()) {
                Choice next = null;
                while (list.hasNext() && next == null) {
                    Choice candidate = list.next();
                    next = taken.contains(candidate.loan().name()) ? null : candidate;
                }
                if (next != null && chosen.size() < LOANS) {
                    taken.add(next.loan().name());
                    chosen.add(next);
                    more = true;
                }
            }
        }
        chosen.sort(Comparator.comparing(Choice::lesson));
        return chosen;
    }
}
