package dev.shouyue.simulator;

/**
 * For what causes installments become late, in parts of any size: 40 of 100 and 4 of 10 are the same. A mix shares out
 * the lateness of the world, it does not add to it: how the late pay follows from their causes, so another mix is
 * another cure curve.
 */
public record CauseMix(
        double forgot,
        double shortToday,
        double hardship,
        double technical,
        double residue,
        double dispute,
        double unwilling) {

    /** The prior of the domain sheet, section 10. It is a guess to be varied, not a finding. */
    public static final CauseMix PRIOR = new CauseMix(40, 33, 10, 7, 4, 2, 4);

    public CauseMix {
        double sum = 0;
        for (double part : new double[] {forgot, shortToday, hardship, technical, residue, dispute, unwilling}) {
            if (!(part >= 0 && part <= 1e9)) {
                throw new IllegalArgumentException("a part of a cause mix is 0 or more, not " + part);
            }
            sum += part;
        }
        if (sum == 0) {
            throw new IllegalArgumentException("a cause mix needs at least one cause");
        }
    }

    /** The part of one cause. */
    public double part(Cause cause) {
        return switch (cause) {
            case FORGOT -> forgot;
            case SHORT_TODAY -> shortToday;
            case HARDSHIP -> hardship;
            case TECHNICAL -> technical;
            case RESIDUE -> residue;
            case DISPUTE -> dispute;
            case UNWILLING -> unwilling;
        };
    }

    /** The share of one cause, 0 to 1. */
    public double share(Cause cause) {
        return part(cause) / (forgot + shortToday + hardship + technical + residue + dispute + unwilling);
    }

    /** This mix with another part of one cause, the other parts as they are. */
    public CauseMix with(Cause cause, double part) {
        return new CauseMix(
                cause == Cause.FORGOT ? part : forgot,
                cause == Cause.SHORT_TODAY ? part : shortToday,
                cause == Cause.HARDSHIP ? part : hardship,
                cause == Cause.TECHNICAL ? part : technical,
                cause == Cause.RESIDUE ? part : residue,
                cause == Cause.DISPUTE ? part : dispute,
                cause == Cause.UNWILLING ? part : unwilling);
    }
}
