package dev.shouyue.risk.due;

/** A book that holds too few late installments for a model to learn from, or to be measured on. */
public final class TooFewLate extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final int cases;
    private final int late;
    private final int laterLate;

    TooFewLate(int cases, int late, int laterLate) {
        super("of " + cases + " installments " + late
                + " that were known early enough to learn from were more than 7 days"
                + " late, and " + laterLate + " of the later ones; needed are " + BookTraining.FEWEST_LATE + " and "
                + BookTraining.FEWEST_HELD);
        this.cases = cases;
        this.late = late;
        this.laterLate = laterLate;
    }

    /** Installments in all. */
    public int cases() {
        return cases;
    }

    /** More than 7 days late, and known early enough to learn from. */
    public int late() {
        return late;
    }

    /** Of the later ones, on which it would be measured, more than 7 days late. */
    public int laterLate() {
        return laterLate;
    }
}
