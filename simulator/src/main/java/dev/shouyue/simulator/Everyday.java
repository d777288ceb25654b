package dev.shouyue.simulator;

import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.risk.signal.Happening;
import java.time.Instant;
import java.util.List;

/** Tells day by day what one borrower does, in good and bad times. */
final class Everyday {

    private static final int HOUR = 3600;
    private static final int NOON = 12 * HOUR;
    private static final int AHEAD_OF_BILL = 10;
    private static final int NEAR = 12;
    private static final String[] PROVIDERS = {"sms-a", "sms-b"};

    private final LoanMaker maker;
    private final Traits traits;
    private final Dice dice;
    private final Diary diary;
    private final List<Trouble> troubles;
    private final List<Bills> bills;
    private final double strength;
    private final boolean balanceSeen;
    private final boolean incomeSeen;
    private final boolean queriesSeen;
    private final boolean usesApp;
    private final String provider;
    private final double income;
    private int sinceIncome = 15;

    Everyday(
            LoanMaker maker,
            Traits traits,
            Dice dice,
            Diary diary,
            List<Trouble> troubles,
            List<Bills> bills,
            double strength) {
        this.maker = maker;
        this.traits = traits;
        this.dice = dice;
        this.diary = diary;
        this.troubles = troubles;
        this.bills = bills;
        this.strength = strength;
        this.balanceSeen = dice.chance(Effects.BALANCE_SEEN);
        this.incomeSeen = dice.chance(Effects.INCOME_SEEN);
        this.queriesSeen = dice.chance(Effects.QUERIES_SEEN);
        this.usesApp = dice.chance(Effects.APP_USED);
        this.provider = PROVIDERS[dice.below(PROVIDERS.length)];
        double burden = Effects.BURDEN * StrictMath.exp(Effects.BURDEN_SPREAD * dice.gaussian());
        this.income = bills.getFirst().loan().terms().principal() / 9.0 / burden;
    }

    void tell() {
        for (Bills each : bills) {
            money(each);
            letters(each);
        }
        int from = bills.stream().mapToInt(Bills::drawn).min().orElse(0);
        int last = bills.stream().mapToInt(each -> until(each)).max().orElse(from);
        for (int day = from; day <= Math.min(last, maker.lastDay()); day++) {
            day(day);
        }
    }

    /** A week after its last bill was paid, or for good. */
    private static int until(Bills bills) {
        int last = bills.size() - 1;
        return Math.max(bills.due(last), bills.paid(last)) + 7;
    }

    // ---- what depends on the facts of the loan

    private void money(Bills each) {
        Happening.Outcome success = Happening.Outcome.SUCCESS;
        for (Fact fact : each.facts()) {
            int day = (int) fact.valueDate().toEpochDay();
            long at = Diary.second(day, fact.valueTime().toLocalTime().toSecondOfDay());
            long known = ((int) fact.recordedOn().toEpochDay() - day) * 86_400L;
            switch (fact) {
                case Fact.PaymentReceived f ->
                    debit(f.header().sourceId(), f.amount(), at, known, success, isByDebit(each, day));
                case Fact.DebitFailed f ->
                    debit(f.header().sourceId(), f.amount(), at, known, outcome(f.reason()), true);
                default -> {}
            }
        }
    }

    private static Happening.Outcome outcome(Fact.DebitFailure failure) {
        return switch (failure) {
            case FUNDS -> Happening.Outcome.FUNDS;
            case ACCOUNT -> Happening.Outcome.ACCOUNT;
            case MANDATE -> Happening.Outcome.MANDATE;
            case LIMIT_OR_DATE, DUPLICATE -> Happening.Outcome.LIMIT;
            case SYSTEM -> Happening.Outcome.SYSTEM;
        };
    }

    /** Who leaves payments to us is debited on the due date or later; what comes before it is paid by hand. */
    private boolean isByDebit(Bills each, int day) {
        return traits.auto() && !each.isPaidAhead(day);
    }

    private void debit(String order, long amount, long at, long known, Happening.Outcome outcome, boolean byDebit) {
        String channel = traits.borrower().channel();
        long answer = ChannelSpeed.answerMillis(traits.channel(), dice);
        long callback = outcome == Happening.Outcome.SUCCESS ? ChannelSpeed.callbackMillis(traits.channel(), dice) : -1;
        if (!byDebit) { // no channel answers us for a payment by hand
            return;
        }
        diary.tell(at, 0, head -> new Happening.DebitAttempted(head, channel, order, amount));
        long took = (answer + Math.max(callback, 0)) / 1000 + 1;
        diary.tell(
                at + took,
                Math.max(known - took, 0),
                head -> new Happening.DebitAnswered(head, channel, order, outcome, answer, callback));
    }

    private void letters(Bills each) {
        for (int k = 0; k < each.size(); k++) {
            int due = each.due(k);
            int paid = each.paid(k);
            int issued = Math.max(due - AHEAD_OF_BILL, each.drawn());
            String bill = each.loan().terms().loan() + "/" + (k + 1);
            long amount = each.amount(k);
            if (paid < issued) { // closed before
                continue;
            }
            diary.tell(
                    Diary.second(issued, 9 * HOUR),
                    0,
                    head -> new Happening.BillIssued(
                            head, bill, Instant.ofEpochSecond(Diary.second(due + 1, 0)), amount));
            Cause cause = each.cause(k);
            boolean forgets = cause == Cause.FORGOT && dice.chance(strength);
            for (int day : new int[] {issued, due - 3, due, due + 1, due + 3, due + 7}) {
                if (day >= issued && day <= paid) {
                    message(day, forgets);
                }
            }
            if (paid != Bills.NEVER) {
                diary.tell(Diary.second(paid, 22 * HOUR), 0, head -> new Happening.BillPaid(head, bill));
            }
            if (paid > due + 2 && dice.chance(Effects.PROMISES)) {
                int said = due + dice.between(2, 6);
                int until = said + dice.between(1, 7);
                if (said < paid) {
                    diary.tell(
                            Diary.second(said, NOON),
                            HOUR,
                            head -> new Happening.PromiseMade(
                                    head, "promise " + bill, Instant.ofEpochSecond(Diary.second(until, 0)), amount));
                }
            }
            if (usesApp) {
                app(Math.max(issued, due - 5), Math.min(due, paid));
            }
            boolean cancels = dice.chance(is(Trouble.Kind.CROSS, due) ? Effects.CROSS_CANCELS : Effects.CANCELS);
            int cancelled = due - dice.between(1, 14);
            if (traits.auto() && cancels && cancelled >= each.drawn() && cancelled < paid) {
                diary.tell(
                        Diary.second(cancelled, dice.between(8 * HOUR, 22 * HOUR)),
                        HOUR,
                        head -> new Happening.MandateChanged(head, Happening.Consent.CANCELLED));
            }
        }
    }

    private void message(int day, boolean forgets) {
        long at = Diary.second(day, 9 * HOUR + dice.below(2 * HOUR));
        boolean hard = is(Trouble.Kind.HARD, day);
        if (dice.chance(hard ? Effects.HARD_BOUNCED : Effects.BOUNCED)) {
            diary.tell(
                    at + 20,
                    10,
                    head -> new Happening.MessageReceipted(head, provider, Happening.Receipt.BOUNCED, 20_000));
            return;
        }
        long delay = ChannelSpeed.receiptMillis(dice);
        diary.tell(
                at + delay / 1000,
                5,
                head -> new Happening.MessageReceipted(head, provider, Happening.Receipt.DELIVERED, delay));
        double reads =
                is(Trouble.Kind.CROSS, day) ? Effects.CROSS_READS : forgets ? Effects.FORGETTER_READS : Effects.READ;
        if (dice.chance(reads)) {
            int later = dice.between(60, 8 * HOUR);
            diary.tell(
                    at + delay / 1000 + later,
                    5,
                    head -> new Happening.MessageReceipted(head, provider, Happening.Receipt.READ, later * 1000L));
        }
    }

    private void app(int from, int to) {
        for (int day = from; day <= to; day++) {
            if (!dice.chance(Effects.BILL_OPENED)) {
                continue;
            }
            long at = Diary.second(day, dice.between(7 * HOUR, 23 * HOUR));
            diary.tell(at, 0, head -> new Happening.AppUsed(head, Happening.Use.OPENED_BILL));
            double left = is(Trouble.Kind.CROSS, day)
                    ? Effects.CROSS_LEFT
                    : is(Trouble.Kind.TIGHT, day) || is(Trouble.Kind.HARD, day)
                            ? Effects.TIGHT_LEFT
                            : Effects.BILL_LEFT;
            if (dice.chance(left)) {
                diary.tell(at + 90, 0, head -> new Happening.AppUsed(head, Happening.Use.LEFT_BILL));
            }
        }
    }

    // ---- what goes on anyway

    private void day(int day) {
        boolean tight = is(Trouble.Kind.TIGHT, day);
        boolean hard = is(Trouble.Kind.HARD, day);
        boolean cross = is(Trouble.Kind.CROSS, day);
        income(day, tight, hard);
        sinceIncome++;
        double told = isNearDue(day) ? Effects.BALANCE_TOLD_NEAR : Effects.BALANCE_TOLD;
        if (balanceSeen && dice.chance(told)) {
            long balance = balance(tight, hard);
            diary.tell(
                    Diary.second(day, dice.between(HOUR, 23 * HOUR)),
                    dice.between(60, 4 * HOUR),
                    head -> new Happening.BalanceHinted(head, balance));
        }
        double asked = Effects.QUERY * (hard ? Effects.HARD_QUERIES : tight ? Effects.TIGHT_QUERIES : 1);
        if (queriesSeen && dice.chance(asked)) {
            diary.tell(Diary.second(day, dice.between(9 * HOUR, 20 * HOUR)), 86_400L, Happening.BureauQueried::new);
        }
        double changes = Effects.CONTACT_CHANGE * (cross ? Effects.CROSS_CONTACTS : hard ? Effects.HARD_CONTACTS : 1);
        if (dice.chance(changes)) {
            Happening.Contact what = Happening.Contact.values()[dice.below(3)];
            diary.tell(
                    Diary.second(day, dice.between(8 * HOUR, 22 * HOUR)),
                    0,
                    head -> new Happening.ContactChanged(head, what));
        }
    }

    /** Income comes on payday, or days later, or is less; what is on the account counts from it. */
    private void income(int day, boolean tight, boolean hard) {
        if (maker.days().until(traits.borrower().payday(), day) != 0) {
            return;
        }
        boolean gone = hard && dice.chance(Effects.HARD_INCOME_GONE);
        boolean late = dice.chance(tight ? Effects.TIGHT_INCOME_LATE : Effects.INCOME_LATE);
        int delay = late ? dice.between(3, 12) : 0;
        double part = (hard ? Effects.HARD_INCOME : 1) * StrictMath.exp(.12 * dice.gaussian());
        if (gone) {
            return;
        }
        sinceIncome = -delay;
        if (incomeSeen) {
            long amount = Math.round(income * part / 100) * 100;
            diary.tell(
                    Diary.second(day + delay, dice.between(8 * HOUR, 18 * HOUR)),
                    dice.between(HOUR, 6 * HOUR),
                    head -> new Happening.IncomeArrived(head, amount));
        }
    }

    private long balance(boolean tight, boolean hard) {
        double since = sinceIncome < 0 ? 30 + sinceIncome : sinceIncome;
        double months = traits.buffer() * Effects.BUFFER_ON_ACCOUNT + StrictMath.exp(-since / Effects.SPENT_IN_DAYS);
        double times = hard ? Effects.HARD_BALANCE : tight ? Effects.TIGHT_BALANCE : 1;
        double noise = StrictMath.exp(Effects.BALANCE_SPREAD * dice.gaussian());
        return Math.round(income * months * times * noise);
    }

    private boolean isNearDue(int day) {
        for (Bills each : bills) {
            for (int k = 0; k < each.size(); k++) {
                if (day <= each.due(k) && day >= each.due(k) - NEAR && day <= each.paid(k)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean is(Trouble.Kind kind, int day) {
        for (Trouble each : troubles) {
            if (each.kind() == kind && each.on(day)) {
                return true;
            }
        }
        return false;
    }
}
