package dev.shouyue.simulator;

/** The products of the made-up lender, in the proportions in which they are drawn. */
enum Product {
    LEVEL("consumer-level", 0.68, new int[] {8, 9, 10, 12, 12}, 20, 200, 0, 0, 0, 1.0, 1.0),
    LEVEL_WITH_GRACE("consumer-level-care", 0.10, new int[] {10, 12}, 20, 150, 3, 10_00, 10, 1.0, 1.0),
    EQUAL_PRINCIPAL("consumer-equal-principal", 0.08, new int[] {8, 12}, 40, 220, 0, 0, 0, 0.9, 1.0),
    INTEREST_ONLY("business-interest-only", 0.06, new int[] {8, 10, 12}, 50, 150, 0, 0, 0, 1.2, 1.4),
    SINGLE("micro-single", 0.08, new int[] {1}, 5, 30, 0, 0, 0, 1.1, 0.8);

    /** Principal comes in steps of 100.00. */
    static final int STEP = 100_00;

    final String code;
    final double share;
    /** Numbers of installments, equally likely. */
    final int[] terms;
    /** Principal in steps, least and most. */
    final int leastSteps;

    final int mostSteps;
    final int graceDays;
    /** Contract tolerance, minor units. */
    final long tolerance;
    /** Service fee with each installment, in parts of 10,000 of the principal drawn. */
    final int serviceFee;
    /** How often its installments are late, and how often that is serious, against the average product. */
    final double lateFactor;

    final double severeFactor;

    Product(
            String code,
            double share,
            int[] terms,
            int leastSteps,
            int mostSteps,
            int graceDays,
            long tolerance,
            int serviceFee,
            double lateFactor,
            double severeFactor) {
        this.code = code;
        this.share = share;
        this.terms = terms;
        this.leastSteps = leastSteps;
        this.mostSteps = mostSteps;
        this.graceDays = graceDays;
        this.tolerance = tolerance;
        this.serviceFee = serviceFee;
        this.lateFactor = lateFactor;
        this.severeFactor = severeFactor;
    }

    static Product of(String code) {
        for (Product product : ALL) {
            if (product.code.equals(code)) {
                return product;
            }
        }
        throw new IllegalArgumentException("there is no product " + code);
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
