package dev.shouyue.simulator;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What would be said of due dates by one who knew the hidden truth of a day: the borrower's habit, buffer, payday and way
 * of paying, the plan, and which time of trouble has begun, whether or not anything of it can be seen. Not known are the dice
 * that fall later: whether there is a cause on the due date, and how long it lasts. By Bayes' rule from the chances by
 * which the world is made, nothing being learnt: no forecast of that day can rank better in the long run.
 *
 * <p>A few odd turns are left out, each less than one due date in a hundred: payments in part, debits that are returned,
 * two installments paid at once, and channels that are down on one day.
 */
public final class Foresight {

    private static final int OVER = 7;
    private static final Cause[] CAUSES = Cause.values();

    private final LoanMaker maker;
    private final Traits traits;
    private final double strength;
    private final Map<Integer, Bills> bills = new HashMap<>();
    private final Map<Integer, @Nullable Trouble[]> troubles = new HashMap<>();

    private Foresight(LoanMaker maker, Traits traits, double strength) {
        this.maker = maker;
        this.traits = traits;
        this.strength = strength;
    }

    static Foresight of(LoanMaker maker, WorldSettings settings, int index, double strength) {
        int first = LoanMaker.borrowerIndex(index);
        Foresight foresight = new Foresight(maker, maker.traits(first), strength);
        Dice dice = Behaviours.dice(settings, first);
        for (int loan : Behaviours.of(settings).loansOf(first)) {
            Bills bills = Behaviours.bills(maker, loan);
            foresight.bills.put(loan, bills);
            foresight.troubles.put(loan, Troubles.of(bills, dice, strength));
        }
        return foresight;
    }

    /**
     * The chance that an installment is still unpaid at the end of the seventh day after its due date, given that it is
     * unpaid at the end of a day and nothing older is.
     *
     * @param loan its place in the world
     * @param installment its number, from 1
     * @param from days from the due date to the day at whose end it is asked, -14 to 6
     * @throws IllegalArgumentException when the loan is not of this borrower, or has no such installment
     */
    public double lateOver7(int loan, int installment, int from) {
        Bills of = bills.get(loan);
        if (of == null || installment < 1 || installment > of.size() || from < -14 || from >= OVER) {
            throw new IllegalArgumentException(
                    "the borrower has no installment " + installment + " of loan " + loan + " to ask on day " + from);
        }
        int k = installment - 1;
        int due = of.due(k);
        Trouble own = troubles.getOrDefault(loan, new Trouble[0])[k];
        Trouble.@Nullable Kind seen = own != null && own.from() <= due + from ? own.kind() : null;
        double[] chances = maker.lapse().chances(traits, Product.of(of.loan().product()), k, due);
        double technical = maker.lapse().technical();
        double rest = 1;
        double open = 0;
        double late = 0;
        for (Cause cause : CAUSES) {
            double chance = cause == Cause.TECHNICAL ? technical : (1 - technical) * chances[cause.ordinal()];
            rest -= chance;
            double weight = chance * shown(seen, cause, from);
            open += weight * unpaid(cause, due, from);
            late += weight * unpaid(cause, due, OVER);
        }
        open += rest * shown(seen, null, from) * unpaidInTime(from);
        return open == 0 ? 0 : late / open;
    }

    /** Chance that this trouble, or none, has begun with one who will be late for the cause, or will pay. */
    private double shown(Trouble.@Nullable Kind seen, @Nullable Cause cause, int from) {
        double shows = cause == null ? 0 : Troubles.shows(cause) * strength;
        double none = 1;
        for (Trouble.Kind kind : Trouble.Kind.values()) {
            double own = shows > 0 && cause != null && Troubles.kind(cause) == kind ? shows : 0;
            double chance = (own + (1 - shows) * Troubles.otherwise(kind)) * Troubles.begun(kind, -from);
            none -= chance;
            if (kind == seen) {
                return chance;
            }
        }
        return none;
    }

    private double unpaid(Cause cause, int due, int day) {
        return switch (cause) {
            case RESIDUE -> unpaidInTime(day);
            case TECHNICAL ->
                day < 0
                        ? 1
                        : (1 - Life.HEARD_LATE) * (1 - Cure.paidBy(cause, day))
                                + Life.HEARD_LATE * Math.max(0, Debits.HEARD_BY - day) / Debits.HEARD_BY;
            case SHORT_TODAY -> day < 0 ? 1 : shortUnpaid(due, day);
            case FORGOT, HARDSHIP, DISPUTE, UNWILLING -> day < 0 ? 1 : 1 - Cure.paidBy(cause, day);
        };
    }

    private double shortUnpaid(int due, int day) {
        int afterPayday = maker.days().until(traits.borrower().payday(), due + 1) + 1;
        double paid = 0;
        for (int lateness = 1; lateness <= day + 2; lateness++) {
            if (Life.withPayday(lateness, afterPayday) <= day) {
                paid += Cure.paidBy(Cause.SHORT_TODAY, lateness) - Cure.paidBy(Cause.SHORT_TODAY, lateness - 1);
            }
        }
        return 1 - paid;
    }

    private double unpaidInTime(int day) {
        int ahead = Math.clamp(Debits.EARLIEST + 1 + day, 0, Debits.EARLIEST);
        return day >= 0 ? 0 : 1 - Debits.early(traits.auto()) / 1000.0 * ahead / Debits.EARLIEST;
    }
}
