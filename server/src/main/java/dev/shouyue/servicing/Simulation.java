package dev.shouyue.servicing;

/**
 * A run of the simulator whose loans are in the book: none of them is real.
 *
 * @param seed equal seeds make equal loans
 * @param days length of the window
 * @param loans how many loans of the book it made
 */
public record Simulation(long seed, int days, long loans) {

    static final String INSERT = "insert into servicing.simulation (seed, days, loans) values (?, ?, ?)";
}
