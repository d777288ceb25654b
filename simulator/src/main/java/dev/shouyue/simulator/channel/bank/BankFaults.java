package dev.shouyue.simulator.channel.bank;

/**
 * How often things go wrong, each from 0 (never) to 1 (always).
 *
 * @param partialFile a file arrives cut off, and whole only on the next day
 * @param twice a file is delivered again, a day or a week later, under another name
 * @param downDay on a day the bank neither takes nor gives files
 * @param lateFile a file comes a week late
 * @param funds an account does not hold the amount (AM04)
 * @param account an account is closed or blocked (AC04, AC06)
 * @param mandate the debtor's bank knows no mandate (MD01)
 * @param unspecified a debit is rejected without a reason (MS03)
 * @param returned a debit that was booked is taken back some days later
 */
public record BankFaults(
        double partialFile,
        double twice,
        double downDay,
        double lateFile,
        double funds,
        double account,
        double mandate,
        double unspecified,
        double returned) {

    /** A bank on a good day. */
    public static BankFaults none() {
        return new BankFaults(0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    /** Everything, often enough to be met within a fortnight. */
    public static BankFaults all() {
        return new BankFaults(0.15, 0.2, 0.12, 0.1, 0.12, 0.06, 0.04, 0.03, 0.08);
    }
}
