package dev.shouyue.servicing;

import dev.shouyue.kernel.policy.Ladder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/** Which days lead to some steps of a ladder: the other way round than {@link Ladder#at}. */
final class Steps {

    private Steps() {}

    /** From so many to so many days, both included; without end when {@code to} is empty. */
    record Run(int from, Optional<Integer> to) {

        /** The shortest run that holds all of {@code runs}, which rise. */
        static Run over(List<Run> runs) {
            int from = runs.stream().mapToInt(Run::from).min().orElse(0);
            Optional<Integer> to = runs.stream().anyMatch(run -> run.to().isEmpty())
                    ? Optional.empty()
                    : runs.stream().flatMap(run -> run.to().stream()).max(Integer::compare);
            return new Run(from, to);
        }
    }

    /**
     * The days on which the ladder stands on one of {@code codes}.
     *
     * @param read what the ladder is read at on a day; from some day on the day itself
     */
    static List<Run> of(Ladder ladder, Set<String> codes, IntUnaryOperator read) {
        List<Run> runs = new ArrayList<>();
        int last = ladder.steps().getLast().fromDpd();
        int from = -1;
        for (int day = 0; ; day++) {
            boolean fits = codes.contains(ladder.at(read.applyAsInt(day)));
            if (fits && from < 0) {
                from = day;
            } else if (!fits && from >= 0) {
                runs.add(new Run(from, Optional.of(day - 1)));
                from = -1;
            }
            if (day >= last && read.applyAsInt(day) == day) {
                if (from >= 0) {
                    runs.add(new Run(from, Optional.empty()));
                }
                return runs;
            }
        }
    }
}
