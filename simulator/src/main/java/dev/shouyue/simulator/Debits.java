package dev.shouyue.simulator;

import dev.shouyue.kernel.loan.Fact.DebitFailure;
import java.util.SplittableRandom;

/** How money comes in or does not: minutes, retries, codes, late and doubled callbacks. */
final class Debits {

    /** Greatest number of days that someone pays ahead of the due day. */
    static final int EARLIEST = 6;

    private static final String[] FUNDS = {"51", "AM04", "R01", "BUYER_BALANCE_NOT_ENOUGH"};
    private static final String[] SYSTEM = {"SYSTEM_ERROR", "91", "96", "MS03"};
    private static final String[] LIMIT = {"CYCLE_PAY_SINGLE_FEE_EXCEED", "CYCLE_PAY_DATE_NOT_MATCH", "61"};

    private final SplittableRandom random;
    private final Chronicle chronicle;
    private final String channel;

    Debits(SplittableRandom random, Chronicle chronicle, String channel) {
        this.random = random;
        this.chronicle = chronicle;
        this.channel = channel;
    }

    /** Paid in time: by debit on the day, or some days early by hand. */
    void onTime(int due, long amount, boolean auto) {
        int chance = random.nextInt(1000);
        int early = chance < (auto ? 50 : 420) ? 1 + random.nextInt(EARLIEST) : 0;
        if (auto && early == 0 && chance > 996) { // empty in the morning, filled by the evening
            chronicle.debitFailed(due, 480, amount, DebitFailure.FUNDS, fundsCode());
        }
        received(due - early, amount);
    }

    /** Money arrives; now and then we hear of it later, or twice. */
    void received(int day, long amount) {
        int odd = random.nextInt(2000);
        int delay = odd < 6 ? 1 + random.nextInt(3) : 0;
        String id = chronicle.paid(day, 540 + random.nextInt(840), amount, delay);
        if (odd == 1999 || odd == 1998) {
            chronicle.toldTwice(id);
        }
    }

    /** The debit of the day fails, and so does what is tried again before {@code until}. */
    void failed(int due, long amount, Cause cause, int until) {
        switch (cause) {
            case FORGOT, SHORT_TODAY -> {
                chronicle.debitFailed(due, 540, amount, DebitFailure.FUNDS, fundsCode());
                if (random.nextInt(10) < 3 && due + 1 <= until) {
                    chronicle.debitFailed(due, 1200, amount, DebitFailure.FUNDS, fundsCode());
                }
            }
            case HARDSHIP -> {
                if (random.nextInt(7) == 0) {
                    chronicle.debitFailed(due, 540, amount, DebitFailure.ACCOUNT, "AC04");
                } else {
                    chronicle.debitFailed(due, 540, amount, DebitFailure.FUNDS, fundsCode());
                }
            }
            case UNWILLING -> {
                if (random.nextInt(3) == 0) {
                    chronicle.debitFailed(due, 540, amount, DebitFailure.MANDATE, "MD01");
                } else {
                    chronicle.debitFailed(due, 540, amount, DebitFailure.FUNDS, fundsCode());
                }
            }
            case DISPUTE -> chronicle.debitFailed(due, 540, amount, DebitFailure.MANDATE, "R10");
            case TECHNICAL -> failedByUs(due, amount);
            case RESIDUE -> {}
        }
    }

    void failedByUs(int due, long amount) {
        if (random.nextInt(3) == 0) {
            chronicle.debitFailed(due, 540, amount, DebitFailure.LIMIT_OR_DATE, LIMIT[random.nextInt(LIMIT.length)]);
        } else {
            chronicle.debitFailed(due, 540, amount, DebitFailure.SYSTEM, SYSTEM[random.nextInt(SYSTEM.length)]);
        }
    }

    /** The money came on the due day and was returned on the next, so that it counts as never paid. */
    void returned(int due, long amount) {
        if (amount > 0) {
            String id = chronicle.paid(due, 600 + random.nextInt(300), amount, 0);
            chronicle.reversed(due + 1, 60, id);
        }
    }

    private String fundsCode() {
        return channel.startsWith("wallet") ? FUNDS[3] : FUNDS[random.nextInt(3)];
    }
}
