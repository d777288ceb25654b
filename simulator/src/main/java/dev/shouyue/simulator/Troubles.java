package dev.shouyue.simulator;

import org.jspecify.annotations.Nullable;

/** Times of trouble of one loan: those that end in lateness, those that do not, and lateness without any. */
final class Troubles {

    private Troubles() {}

    /** By installment; null where there is none. */
    static @Nullable Trouble[] of(Bills bills, Dice dice, double strength) {
        @Nullable Trouble[] troubles = new Trouble[bills.size()];
        for (int k = 0; k < bills.size(); k++) {
            int due = bills.due(k);
            double u = dice.unit();
            int hard = dice.between(Effects.HARD_FROM, Effects.HARD_TO);
            int tight = dice.between(Effects.TIGHT_FROM, Effects.TIGHT_TO);
            int over = dice.below(Effects.OVER_BY + 1);
            Cause cause = bills.cause(k);
            if (cause != null && u < shows(cause) * strength) {
                troubles[k] = switch (kind(cause)) {
                    case HARD -> new Trouble(Trouble.Kind.HARD, due - hard, bills.paid(k) + over);
                    case TIGHT -> new Trouble(Trouble.Kind.TIGHT, due - tight, due + over);
                    case CROSS -> new Trouble(Trouble.Kind.CROSS, due - tight, bills.paid(k));
                };
            } else {
                troubles[k] = other(due, hard, tight, over, dice.unit());
            }
        }
        return troubles;
    }

    /** Of those late for a cause, the share that has a trouble before it. */
    static double shows(Cause cause) {
        return switch (cause) {
            case HARDSHIP -> Effects.HARDSHIP_SHOWS;
            case SHORT_TODAY -> Effects.SHORT_SHOWS;
            case UNWILLING, DISPUTE -> Effects.REFUSAL_SHOWS;
            case FORGOT, TECHNICAL, RESIDUE -> 0;
        };
    }

    /** The trouble before a cause that has one. */
    static Trouble.Kind kind(Cause cause) {
        return switch (cause) {
            case HARDSHIP -> Trouble.Kind.HARD;
            case SHORT_TODAY -> Trouble.Kind.TIGHT;
            case UNWILLING, DISPUTE -> Trouble.Kind.CROSS;
            case FORGOT, TECHNICAL, RESIDUE -> throw new IllegalArgumentException("nothing shows before " + cause);
        };
    }

    /** Of all others, the share that has a trouble all the same. */
    static double otherwise(Trouble.Kind kind) {
        return switch (kind) {
            case HARD -> Effects.HARD_AND_PAYS;
            case TIGHT -> Effects.TIGHT_AND_PAYS;
            case CROSS -> Effects.CROSS_AND_PAYS;
        };
    }

    /** Of the troubles of a kind, the share that has begun so many days before the due date. */
    static double begun(Trouble.Kind kind, int before) {
        int least = kind == Trouble.Kind.HARD ? Effects.HARD_FROM : Effects.TIGHT_FROM;
        int most = kind == Trouble.Kind.HARD ? Effects.HARD_TO : Effects.TIGHT_TO;
        return Math.clamp((most - Math.max(least, before) + 1) / (double) (most - least + 1), 0, 1);
    }

    private static @Nullable Trouble other(int due, int hard, int tight, int over, double u) {
        if (u < Effects.HARD_AND_PAYS) {
            return new Trouble(Trouble.Kind.HARD, due - hard, due + over);
        }
        if (u < Effects.HARD_AND_PAYS + Effects.TIGHT_AND_PAYS) {
            return new Trouble(Trouble.Kind.TIGHT, due - tight, due + over);
        }
        if (u < Effects.HARD_AND_PAYS + Effects.TIGHT_AND_PAYS + Effects.CROSS_AND_PAYS) {
            return new Trouble(Trouble.Kind.CROSS, due - tight, due);
        }
        return null;
    }
}
