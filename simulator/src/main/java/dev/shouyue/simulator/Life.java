package dev.shouyue.simulator;

import dev.shouyue.kernel.money.Rate;
import dev.shouyue.kernel.policy.PenaltyRule;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.SplittableRandom;

/** One loan from its first due day to its end or the end of the window: who pays when, and what the lender is told. */
final class Life {

    /** As CN-LOAN: 1.5 times the contract rate, at most 24 % a year of 360 days. */
    private static final PenaltyRule PENALTY =
            new PenaltyRule(new BigDecimal("1.5"), Optional.of(Rate.ofPercentPerYear("24", 360)));

    private static final int CHARGE_OFF_DAYS = 180;
    private static final double CHARGED_OFF = 0.20;
    private static final double RECOVERED = 0.15;

    private final WorldSettings settings;
    private final Traits traits;
    private final Product product;
    private final Plan plan;
    private final SplittableRandom random;
    private final Chronicle chronicle;
    private final LoanMaker.Witness witness;
    private final int lastDay;
    private final Arrears arrears;
    private final boolean auto;
    private final Debits debits;
    /** A residue is open and each debit asks for its own installment only. */
    private boolean residueForgotten;

    Life(
            WorldSettings settings,
            Traits traits,
            Product product,
            Plan plan,
            Rate rate,
            SplittableRandom random,
            Chronicle chronicle,
            LoanMaker.Witness witness) {
        this.settings = settings;
        this.traits = traits;
        this.product = product;
        this.plan = plan;
        this.random = random;
        this.chronicle = chronicle;
        this.witness = witness;
        this.lastDay = (int) settings.lastDay().toEpochDay();
        this.arrears = new Arrears(plan, PENALTY.on(rate), product.graceDays);
        this.auto = random.nextDouble() < Lapse.AUTO_SHARE;
        this.debits = new Debits(random, chronicle, traits.borrower().channel());
    }

    void live() {
        int k = 0;
        while (k < plan.size() && plan.due()[k] <= lastDay + Debits.EARLIEST) {
            int due = plan.due()[k];
            if (auto
                    && random.nextDouble()
                            < Incidents.chance(
                                    settings.seed(), traits.borrower().channel(), due)) {
                k = technicalFault(k);
                continue;
            }
            Cause cause = Lapse.draw(random, traits, product, auto, k, due, settings.stress());
            if (cause == null) {
                payOnTime(k);
                k++;
            } else if (cause == Cause.RESIDUE) {
                leaveResidue(k);
                k++;
            } else {
                k = lapse(k, cause);
            }
        }
    }

    private void payOnTime(int k) {
        int due = plan.due()[k];
        arrears.advanceTo(due);
        long owed = arrears.owed(due);
        if (owed > plan.total(k)) { // a residue of an earlier installment is still open
            boolean asked = !residueForgotten || random.nextInt(3) == 0 || k == plan.size() - 1;
            residueForgotten &= !asked;
            pay(due, asked ? owed : plan.total(k));
        } else if (owed == plan.total(k)) {
            debits.onTime(due, owed, auto);
            arrears.pay(due, owed);
        } else if (owed > 0) {
            pay(due, owed);
        }
    }

    /** The debit brings a yuan or so less than was asked for. */
    private void leaveResidue(int k) {
        int due = plan.due()[k];
        arrears.advanceTo(due);
        long owed = arrears.owed(due);
        long residue = random.nextInt(20) < 11 ? 100 : 1 + random.nextInt(499);
        if (owed <= residue || residueForgotten) {
            pay(due, owed);
            return;
        }
        late(k, Cause.RESIDUE);
        pay(due, owed - residue);
        int next = k + 1 < plan.size() ? plan.due()[k + 1] : Integer.MAX_VALUE;
        int noticed = due + Cure.lateness(Cause.RESIDUE, random);
        if (random.nextInt(20) == 0) {
            residueForgotten = true;
        } else if (noticed < next) {
            pay(noticed, arrears.owed(noticed));
        }
    }

    /** Our debit failed, or its answer was lost: the borrower had the money. */
    private int technicalFault(int k) {
        int due = plan.due()[k];
        arrears.advanceTo(due);
        long owed = arrears.owed(due);
        if (owed == 0) {
            return k + 1;
        }
        late(k, Cause.TECHNICAL);
        if (random.nextInt(4) == 0) { // the money came on the day, and we learned of it days later
            chronicle.paid(due, 540 + random.nextInt(600), owed, 1 + random.nextInt(4));
            arrears.pay(due, owed);
            return k + 1;
        }
        debits.failedByUs(due, owed);
        int paid = Math.min(due + Cure.lateness(Cause.TECHNICAL, random), due + 25);
        pay(paid, arrears.owed(paid));
        if (random.nextInt(10) < 6) {
            chronicle.protectedDays(due, paid, paid + 5 + random.nextInt(25));
        }
        return k + 1;
    }

    /** Installment {@code k} is missed, and those after it that fall due meanwhile; the next that is not. */
    private int lapse(int k, Cause cause) {
        int due = plan.due()[k];
        arrears.advanceTo(due);
        if (random.nextInt(400) == 0 && auto) {
            late(k, cause);
            debits.returned(due, arrears.owed(due));
        } else {
            missed(k, cause, true);
        }
        int lateness = Cure.lateness(cause, random);
        if (cause == Cause.SHORT_TODAY) {
            lateness = nearPayday(due, lateness);
        }
        int next = k + 1;
        int pays = due + lateness;
        while (true) {
            int writtenOff = chargeOffDay(pays);
            int until = Math.min(Math.min(pays, writtenOff), lastDay + 1);
            while (next < plan.size() && plan.due()[next] < until) {
                arrears.advanceTo(plan.due()[next]);
                missed(next, cause, plan.due()[next] - due < 70);
                next++;
            }
            if (until > lastDay) {
                return plan.size();
            }
            if (writtenOff <= pays) {
                chargeOff(writtenOff);
                return plan.size();
            }
            arrears.advanceTo(pays - 1); // what falls due on the very day is paid as usual
            if (!paysInPart(pays, cause)) {
                pay(pays, arrears.owed(pays));
                return next;
            }
            int dpd = Math.max(pays - arrears.openSince(), 1);
            pays += dpd <= 30 ? 2 + random.nextInt(20) : Math.max(Cure.later(dpd, random) - dpd, 1);
        }
    }

    /** Pays something, and not all; false when all is to be paid. */
    private boolean paysInPart(int day, Cause cause) {
        long owed = arrears.owed(day);
        int open = arrears.openCount();
        if (open > 1 && random.nextInt(100) < 45) {
            pay(day, arrears.toSettleOldest(1 + random.nextInt(open - 1), day));
            return true;
        }
        if (open == 1
                && owed > 200_00
                && (cause == Cause.SHORT_TODAY || cause == Cause.HARDSHIP)
                && random.nextInt(100) < 8) {
            pay(day, owed * (2 + random.nextInt(6)) / 10 / 100_00 * 100_00 + 50_00);
            return true;
        }
        return false;
    }

    private int nearPayday(int due, int lateness) {
        int wait = Lapse.daysToPayday(traits, due + 1) + 1;
        return Math.abs(wait - lateness) <= 2 ? wait : lateness;
    }

    private void missed(int k, Cause cause, boolean debited) {
        late(k, cause);
        if (auto && debited) {
            int due = plan.due()[k];
            int after = k + 1 < plan.size() ? plan.due()[k + 1] : due + 30;
            debits.failed(due, arrears.owed(due), cause, Math.min(after, lastDay));
        }
    }

    /** A part of those 180 days past due is charged off some days later; decided once for each loan. */
    private int chargeOffDay(int pays) {
        int since = arrears.openSince();
        if (since == Integer.MAX_VALUE || pays - since <= CHARGE_OFF_DAYS) {
            return Integer.MAX_VALUE;
        }
        if (chargeOffDelay < 0) {
            chargeOffDelay = random.nextDouble() < CHARGED_OFF ? random.nextInt(20) : NOT_CHARGED_OFF;
        }
        return Math.min(since + CHARGE_OFF_DAYS + chargeOffDelay, Cure.NEVER * 10);
    }

    private static final int NOT_CHARGED_OFF = Cure.NEVER;
    private int chargeOffDelay = -1;

    private void chargeOff(int day) {
        chronicle.chargedOff(day);
        if (random.nextDouble() < RECOVERED) {
            arrears.advanceTo(day);
            long owed = arrears.owed(day);
            int recovered = day + 20 + random.nextInt(200);
            for (int part = 0; part < 3 && owed > 100_00; part++) {
                pay(recovered, Math.max(owed / 10, 50_00));
                recovered += 30;
            }
        }
    }

    private void pay(int day, long amount) {
        if (amount > 0) {
            debits.received(day, amount);
            arrears.pay(day, amount);
        }
    }

    private void late(int k, Cause cause) {
        if (plan.due()[k] <= lastDay) {
            witness.late(k + 1, cause);
        }
    }
}
