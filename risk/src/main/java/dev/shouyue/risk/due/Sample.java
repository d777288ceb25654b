package dev.shouyue.risk.due;

import dev.shouyue.risk.measure.Chance;
import java.util.ArrayList;
import java.util.List;

/**
 * The cases of a share of all borrowers, never more than so many: when they would be, the share is halved and the cases of
 * the borrowers that are no longer in it are let go. Who is in it follows from seed and borrower alone, in whatever order
 * they come, and every case that is kept counts the same.
 */
public final class Sample {

    private final int most;
    private final long seed;
    private double share = 1;
    private List<DueCase> cases = new ArrayList<>();

    /**
     * Of nothing yet.
     *
     * @param most cases that are held at once; one borrower alone may have more
     */
    public Sample(int most, long seed) {
        if (most < 1) {
            throw new IllegalArgumentException("a sample holds one case at least, not " + most);
        }
        this.most = most;
        this.seed = seed;
    }

    /** Whether the cases of a borrower are wanted as far as is known now. */
    public boolean takes(String borrower) {
        return place(borrower) < share;
    }

    /** Takes the cases of one borrower, all at once; they are let go when the borrower is not in it. */
    public void add(String borrower, List<DueCase> more) {
        if (!takes(borrower)) {
            return;
        }
        cases.addAll(more);
        while (cases.size() > most && hasSeveral()) {
            share /= 2;
            cases = new ArrayList<>(
                    cases.stream().filter(each -> takes(each.borrower())).toList());
        }
    }

    private boolean hasSeveral() {
        String first = cases.getFirst().borrower();
        return !cases.getLast().borrower().equals(first);
    }

    private double place(String borrower) {
        return new Chance(seed ^ (0x9e3779b97f4a7c15L * borrower.hashCode())).share();
    }

    /** The share of the borrowers that is in it: 1 is all of them, .25 one in four. */
    public double share() {
        return share;
    }

    /** What it holds. */
    public List<DueCase> cases() {
        return List.copyOf(cases);
    }
}
