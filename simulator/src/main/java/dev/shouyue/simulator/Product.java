package dev.shouyue.simulator;

/** The products of the made-up lender, in the proportions in which they are drawn. */
enum Product {
    LEVEL("consumer-level", 0.64, new int[] {8, 9, 10, 12, 12}, 20, 200, 100_00, 0, 0, 1.0, 1.0),
    LEVEL_WITH_GRACE("consumer-level-care", 0.10, new int[] {10, 12}, 20, 150, 100_00, 3, 10_00, 1.0, 1.0),
    EQUAL_PRINCIPAL("consumer-equal-principal", 0.08, new int[] {8, 12}, 40, 240, 100_00, 0, 0, 0.9, 1.0),
    INTEREST_ONLY("business-interest-only", 0.10, new int[] {8, 10, 12}, 80, 320, 100_00, 0, 0, 1.2, 2.4),
    SINGLE("micro-single", 0.08, new int[] {1}, 5, 30, 100_00, 0, 0, 1.1, 0.8);

    final String code;
    final double share;
    /** Numbers of installments, equally likely. */
    final int[] terms;
    /** Principal in steps: least, most, and size of a step in minor units. */
    final int leastSteps;

    final int mostSteps;
    final int step;
    final int graceDays;
    /** Contract tolerance, minor units. */
    final long tolerance;
    /** How often its installments are late, and how often that is serious, against the average product. */
    final double lateFactor;

    final double severeFactor;

    Product(
            String code,
            double share,
            int[] terms,
            int leastSteps,
            int mostSteps,
            int step,
            int graceDays,
            long tolerance,
            double lateFactor,
            double severeFactor) {
        this.code = code;
        this.share = share;
        this.terms = terms;
        this.leastSteps = leastSteps;
        this.mostSteps = mostSteps;
        this.step = step;
        this.graceDays = graceDays;
        this.tolerance = tolerance;
        this.lateFactor = lateFactor;
        this.severeFactor = severeFactor;
    }

    private static final Product[] ALL = values();

    /** The product at point {@code u} of [0, 1). */
    static Product at(double u) {
        double left = u;
        for (Product product : ALL) {
            left -= product.share;
            if (left < 0) {
                return product;
            }
        }
        return LEVEL;
    }
}
