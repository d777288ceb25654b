package dev.shouyue.simulator;

import dev.shouyue.kernel.loan.Component;
import dev.shouyue.kernel.loan.Fact;

/** One loan from its first due day to its end or the end of the window: who pays when, and what the lender is told. */
final class Life {

    /** From the day on which CN-LOAN calls a loan a loss. */
    private static final int CHARGE_OFF_DAYS = 361;

    private static final double CHARGED_OFF = 0.74;
    /** Of those charged off, who pay something after all. */
    private static final double RECOVERED = 0.17;

    /** Of those who pay with several installments open, who do not pay all and stay behind. */
    private static final double IN_PART = 0.90;

    /** Of these, who pay the oldest installment only. */
    private static final double OLDEST_ONLY = 0.75;

    /** Of those whom a technical fault touched, whose money came in time and was heard of late. */
    static final double HEARD_LATE = 0.4;

    private static final long EXTRA_FEE = 5_00;

    private final LoanMaker maker;
    private final Traits traits;
    private final Product product;
    private final Plan plan;
    private final Dice dice;
    private final Chronicle chronicle;
    private final LoanMaker.Witness witness;
    private final int lastDay;
    private final Arrears arrears;
    private final Debits debits;
    /** A residue is open and each debit asks for its own installment only. */
    private boolean residueForgotten;

    private int chargeOffDelay = UNDECIDED;
    private static final int UNDECIDED = -1;

    Life(
            LoanMaker maker,
            Traits traits,
            Product product,
            Plan plan,
            Price price,
            Dice dice,
            Chronicle chronicle,
            LoanMaker.Witness witness) {
        this.maker = maker;
        this.traits = traits;
        this.product = product;
        this.plan = plan;
        this.dice = dice;
        this.chronicle = chronicle;
        this.witness = witness;
        this.lastDay = maker.lastDay();
        this.arrears = new Arrears(plan, price.penalty(), product);
        this.debits = new Debits(dice, chronicle, traits);
    }

    void live() {
        int k = 0;
        while (k < plan.size() && plan.due()[k] <= lastDay + Debits.EARLIEST) {
            if (dice.oneIn(1200)) {
                chargeExtra(k);
            }
            k = fallsDue(k);
        }
    }

    /** A fee for a paper or the like, with the next bill. */
    private void chargeExtra(int k) {
        chronicle.feeCharged(plan.due()[k] - dice.between(7, 12), EXTRA_FEE, k + 1);
        arrears.charge(k, EXTRA_FEE);
    }

    /** Installment {@code k} falls due, nothing before it being late; the next one that does. */
    private int fallsDue(int k) {
        int due = plan.due()[k];
        arrears.advanceTo(due);
        long owed = arrears.owed(due);
        if (owed == 0) { // paid with an earlier one
            return k + 1;
        }
        if (dice.chance(maker.incidents().chance(traits.channel(), due))) {
            return technicalFault(k, owed);
        }
        Cause cause = maker.lapse().draw(dice, traits, product, k, due);
        if (cause == null) {
            return payOnTime(k, owed);
        }
        return cause == Cause.RESIDUE ? leaveResidue(k, owed) : lapse(k, cause);
    }

    private int payOnTime(int k, long owed) {
        int due = plan.due()[k];
        if (owed > arrears.unpaid(k)) { // a residue of an earlier installment is still open
            boolean asked = !residueForgotten || dice.oneIn(3) || k == plan.size() - 1;
            residueForgotten &= !asked;
            pay(due, asked ? owed : arrears.unpaid(k));
            return k + 1;
        }
        int odd = k + 1 < plan.size() ? dice.below(1000) : 999;
        if (odd < 4) {
            return settleEarly(k, owed);
        }
        if (odd < 8) {
            pay(due, owed + plan.total(k + 1));
            return k + 1;
        }
        debits.onTime(due, owed);
        arrears.pay(due, owed);
        return k + 1;
    }

    /** The rest of the principal is paid with the installment of the day; interest and fees to come are let go. */
    private int settleEarly(int k, long owed) {
        int due = plan.due()[k];
        int minute = dice.between(540, 1300);
        chronicle.paid(due, minute, owed + plan.principalFrom(k + 1), 0);
        chronicle.waived(due, minute + 1, Component.INTEREST, plan.interestFrom(k + 1));
        chronicle.waived(due, minute + 1, Component.FEE, plan.fee() * (plan.size() - k - 1));
        return plan.size();
    }

    /** The payment brings a yuan or so less than was asked for. */
    private int leaveResidue(int k, long owed) {
        int due = plan.due()[k];
        long residue = residue(owed);
        if (owed <= 2 * residue || residueForgotten) {
            pay(due, owed);
            return k + 1;
        }
        late(k, Cause.RESIDUE, k);
        pay(due, owed - residue);
        int next = k + 1 < plan.size() ? plan.due()[k + 1] : Integer.MAX_VALUE;
        int noticed = due + Cure.lateness(Cause.RESIDUE, dice);
        if (dice.oneIn(20)) {
            residueForgotten = true;
        } else if (noticed < next) {
            pay(noticed, arrears.owed(noticed));
        }
        return k + 1;
    }

    /** A yuan; what is left when the decimals, or the last of them, are cut off; or any few yuan. */
    private long residue(long owed) {
        return switch (dice.below(20)) {
            case 0, 1, 2, 3, 4, 5, 6, 7, 8 -> 100;
            case 9, 10, 11, 12 -> Math.max(owed % 100, 1);
            case 13, 14, 15 -> Math.max(owed % 10, 1);
            default -> dice.between(1, 499);
        };
    }

    /** The payment failed through our fault or the channel's, or we heard of it late: the borrower had the money. */
    private int technicalFault(int k, long owed) {
        int due = plan.due()[k];
        boolean down = maker.incidents().isDown(traits.channel(), due);
        late(k, Cause.TECHNICAL, k);
        if (dice.chance(HEARD_LATE)) {
            debits.heardLate(due, owed);
            arrears.pay(due, owed);
            return k + 1;
        }
        if (traits.auto()) {
            debits.failedByUs(due, owed, down);
        }
        int paid = Math.min(due + Cure.lateness(Cause.TECHNICAL, dice), due + 25);
        pay(paid, arrears.owed(paid));
        if (down && dice.chance(0.9)) { // all whom the incident touched, once it is understood
            chronicle.protectedDays(due, paid, paid + dice.between(1, 10), Fact.ProtectionCause.CHANNEL_INCIDENT);
        } else if (!down && dice.chance(0.5)) {
            chronicle.protectedDays(due, paid, paid + dice.between(5, 30), Fact.ProtectionCause.SYSTEM_INCIDENT);
        }
        return k + 1;
    }

    /** Installment {@code first} is missed, and those after it that fall due meanwhile; the next that is not. */
    private int lapse(int first, Cause cause) {
        int due = plan.due()[first];
        if (traits.auto() && cause == Cause.SHORT_TODAY && dice.oneIn(30)) {
            late(first, cause, first);
            debits.returned(due, arrears.owed(due));
        } else {
            missed(first, cause, first);
        }
        int next = first + 1;
        int pays = due + lateness(cause, due);
        while (true) {
            pays = notOnDueDay(pays);
            int chargeOff = chargeOffDay(pays);
            int until = Math.min(Math.min(pays, chargeOff), lastDay + 1);
            while (next < plan.size() && plan.due()[next] < until) {
                arrears.advanceTo(plan.due()[next]);
                missed(next, cause, first);
                next++;
            }
            if (until > lastDay) {
                return plan.size();
            }
            if (chargeOff <= pays) {
                chargeOff(chargeOff);
                return plan.size();
            }
            int open = arrears.openCount();
            if (!paysInPart(pays, open, cause)) {
                pay(pays, arrears.owed(pays));
                return next;
            }
            pays = paysNext(pays, open);
        }
    }

    /** Pays something, and not all; false when all is to be paid. */
    private boolean paysInPart(int day, int open, Cause cause) {
        if (open > 1) {
            boolean inPart = dice.chance(IN_PART);
            if (inPart) {
                pay(day, arrears.toSettleOldest(dice.chance(OLDEST_ONLY) ? 1 : dice.between(1, open - 1), day));
            }
            return inPart;
        }
        long owed = arrears.owed(day);
        if (owed > 200_00 && (cause == Cause.SHORT_TODAY || cause == Cause.HARDSHIP) && dice.chance(0.05)) {
            pay(day, owed * dice.between(2, 7) / 10 / 100_00 * 100_00 + 50_00);
            return true;
        }
        return false;
    }

    /** When one who paid in part on {@code day} pays again. */
    private int paysNext(int day, int open) {
        int dpd = Math.max(day - arrears.openSince(), 1);
        if (dpd <= 30 && open == 1) {
            return day + dice.between(2, 10);
        }
        return day + Math.max(Cure.later(dpd, dice) - dpd, 1);
    }

    /**
     * Arrears are paid on the day before rather than on a due day, where the money would be set against the charges of
     * the new bill first and leave a rest of the old one.
     */
    private int notOnDueDay(int day) {
        for (int due : plan.due()) {
            if (due == day) {
                return day - 1;
            }
        }
        return day;
    }

    private int lateness(Cause cause, int due) {
        int lateness = Cure.lateness(cause, dice);
        if (cause != Cause.SHORT_TODAY) {
            return lateness;
        }
        int afterPayday = maker.days().until(traits.borrower().payday(), due + 1) + 1;
        return withPayday(lateness, afterPayday);
    }

    /** Who is short pays on the day after payday when it is near the day on which it would have been. */
    static int withPayday(int lateness, int afterPayday) {
        return Math.abs(afterPayday - lateness) <= 2 ? afterPayday : lateness;
    }

    private void missed(int k, Cause cause, int since) {
        late(k, cause, since);
        int due = plan.due()[k];
        if (traits.auto() && due - plan.due()[since] < 45) { // then the debits are stopped
            debits.failed(due, arrears.owed(due), cause);
        }
    }

    /** A part of those a year past due is charged off some days later; decided once for each loan. */
    private int chargeOffDay(int pays) {
        int since = arrears.openSince();
        if (since == Integer.MAX_VALUE || pays - since <= CHARGE_OFF_DAYS) {
            return Integer.MAX_VALUE;
        }
        if (chargeOffDelay == UNDECIDED) {
            chargeOffDelay = dice.chance(CHARGED_OFF) ? dice.below(20) : Cure.NEVER;
        }
        return since + CHARGE_OFF_DAYS + chargeOffDelay;
    }

    private void chargeOff(int day) {
        chronicle.chargedOff(day);
        if (dice.chance(RECOVERED)) {
            arrears.advanceTo(day);
            long part = Math.max(arrears.owed(day) / 15, 50_00);
            int paid = day + dice.between(20, 60);
            for (int i = 0; i < 3; i++) {
                pay(paid + 30 * i, part);
            }
        }
    }

    private void pay(int day, long amount) {
        if (amount > 0) {
            debits.received(day, amount);
            arrears.pay(day, amount);
        }
    }

    private void late(int k, Cause cause, int since) {
        if (plan.due()[k] <= lastDay) {
            witness.late(k + 1, cause, since + 1);
        }
    }
}
