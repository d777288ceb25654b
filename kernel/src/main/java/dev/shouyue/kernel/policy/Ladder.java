package dev.shouyue.kernel.policy;

import java.util.List;

/**
 * Names of growing days past due: buckets (M1, M2 …) or classes (normal, special mention …).
 *
 * @param steps from low to high; the first begins at 0 DPD
 */
public record Ladder(List<Step> steps) {

    /**
     * @param fromDpd first DPD of the step
     * @param code language-neutral code, such as {@code M1} or {@code SUBSTANDARD}
     */
    public record Step(int fromDpd, String code) {}

    public Ladder {
        steps = List.copyOf(steps);
        if (steps.isEmpty() || steps.getFirst().fromDpd() != 0) {
            throw new IllegalArgumentException("a ladder begins with a step at 0 days past due: " + steps);
        }
        for (int i = 1; i < steps.size(); i++) {
            if (steps.get(i).fromDpd() <= steps.get(i - 1).fromDpd()) {
                throw new IllegalArgumentException("the steps of a ladder rise: " + steps);
            }
        }
    }

    /** {@code Ladder.of("M0", 1, "M1", 31, "M2")}: the first code, then pairs of first DPD and code. */
    public static Ladder of(String first, Object... pairs) {
        List<Step> steps = new java.util.ArrayList<>(List.of(new Step(0, first)));
        for (int i = 0; i + 1 < pairs.length; i += 2) {
            steps.add(new Step((Integer) pairs[i], (String) pairs[i + 1]));
        }
        return new Ladder(steps);
    }

    /** Index of the step for {@code dpd}. */
    public int indexOf(int dpd) {
        int index = 0;
        while (index + 1 < steps.size() && dpd >= steps.get(index + 1).fromDpd()) {
            index++;
        }
        return index;
    }

    /** Code of the step for {@code dpd}. */
    public String at(int dpd) {
        return steps.get(indexOf(dpd)).code();
    }
}
