package dev.shouyue.simulator;

/**
 * What a lender knows of a borrower. No name, no number, no one: simulated.
 *
 * @param id such as {@code B42}
 * @param birthYear four digits
 * @param region a made-up sales region
 * @param channel through which money is collected
 * @param payday day of the month on which income arrives, 1 to 28
 */
public record Borrower(String id, int birthYear, String region, String channel, int payday) {}
