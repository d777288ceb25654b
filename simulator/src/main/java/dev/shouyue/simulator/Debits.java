package dev.shouyue.simulator;

import dev.shouyue.kernel.loan.Fact.DebitFailure;

/** How money comes in or does not: minutes, retries, codes, late and doubled callbacks, returned and doubled debits. */
final class Debits {

    /** Greatest number of days that someone pays ahead of the due day. */
    static final int EARLIEST = 6;

    /** Greatest number of days until money that came in time is heard of. */
    static final int HEARD_BY = 4;

    private static final int MORNING = 480;
    private static final int RUN = 540;
    private static final int EVENING_RUN = 1200;

    private static final String[] FUNDS = {"51", "AM04", "R01"};
    private static final String WALLET_FUNDS = "BUYER_BALANCE_NOT_ENOUGH";
    private static final String[] SYSTEM = {"SYSTEM_ERROR", "91", "96", "MS03"};
    private static final String[] LIMIT = {"CYCLE_PAY_SINGLE_FEE_EXCEED", "CYCLE_PAY_DATE_NOT_MATCH", "61"};

    private final Dice dice;
    private final Chronicle chronicle;
    private final String channel;
    private final boolean auto;
    private int lastMoney = Integer.MIN_VALUE;

    Debits(Dice dice, Chronicle chronicle, Traits traits) {
        this.dice = dice;
        this.chronicle = chronicle;
        this.channel = traits.borrower().channel();
        this.auto = traits.auto();
    }

    /** Of a thousand who pay in time, those who pay ahead of the due day: 1 to {@link #EARLIEST} days. */
    static int early(boolean auto) {
        return auto ? 50 : 420;
    }

    /** Paid in time: by debit on the day, or some days early by hand. */
    void onTime(int due, long amount) {
        int chance = dice.below(1000);
        int early = chance < early(auto) ? dice.between(1, EARLIEST) : 0;
        if (auto && chance > 997) { // empty in the morning, filled by the evening
            chronicle.debitFailed(due, MORNING, amount, DebitFailure.FUNDS, fundsCode());
        }
        received(due - early > lastMoney ? due - early : due, amount); // never before arrears are paid
    }

    /** Money arrives; now and then we hear of it later, or twice, or take it twice and give the second back. */
    void received(int day, long amount) {
        lastMoney = day;
        int odd = dice.below(6000);
        int minute = dice.between(540, 1380);
        String id = chronicle.paid(day, minute, amount, odd < 18 ? dice.between(1, 3) : 0);
        if (odd >= 5994) {
            chronicle.toldTwice(id);
        } else if (odd >= 5991 && auto) {
            String second = chronicle.paid(day, minute + 1, amount, 0);
            chronicle.reversed(day + dice.between(1, 3), 60, second);
        }
    }

    /** The money was there on the due day; we hear of it some days later. */
    void heardLate(int due, long amount) {
        chronicle.paid(due, dice.between(540, 1139), amount, dice.between(1, HEARD_BY));
    }

    /** The debit of the day fails, and so may the second run of that day. */
    void failed(int due, long amount, Cause cause) {
        switch (cause) {
            case FORGOT, SHORT_TODAY -> {
                chronicle.debitFailed(due, RUN, amount, DebitFailure.FUNDS, fundsCode());
                if (dice.chance(0.35)) {
                    chronicle.debitFailed(due, EVENING_RUN, amount, DebitFailure.FUNDS, fundsCode());
                }
            }
            case HARDSHIP -> failedFor(due, amount, dice.oneIn(10), DebitFailure.ACCOUNT, "AC04");
            case UNWILLING -> failedFor(due, amount, dice.oneIn(3), DebitFailure.MANDATE, "MD01");
            case DISPUTE -> chronicle.debitFailed(due, RUN, amount, DebitFailure.MANDATE, "R10");
            case TECHNICAL -> failedByUs(due, amount, false);
            case RESIDUE -> {}
        }
    }

    private void failedFor(int due, long amount, boolean special, DebitFailure reason, String code) {
        if (special) {
            chronicle.debitFailed(due, RUN, amount, reason, code);
        } else {
            chronicle.debitFailed(due, RUN, amount, DebitFailure.FUNDS, fundsCode());
        }
    }

    void failedByUs(int due, long amount, boolean channelDown) {
        if (!channelDown && dice.oneIn(2)) {
            chronicle.debitFailed(due, RUN, amount, DebitFailure.LIMIT_OR_DATE, LIMIT[dice.below(LIMIT.length)]);
        } else {
            chronicle.debitFailed(due, RUN, amount, DebitFailure.SYSTEM, SYSTEM[dice.below(SYSTEM.length)]);
        }
    }

    /** The money came on the due day and was returned within three days, so that it counts as never paid. */
    void returned(int due, long amount) {
        String id = chronicle.paid(due, dice.between(600, 899), amount, 0);
        chronicle.reversed(due + dice.between(1, 3), 60, id);
    }

    private String fundsCode() {
        return channel.startsWith("wallet") ? WALLET_FUNDS : FUNDS[dice.below(FUNDS.length)];
    }
}
