package dev.shouyue.simulator;

import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Terms;
import java.util.List;

/**
 * A loan as the platform may see it: nothing in it tells why anything happened.
 *
 * @param index place in the world, from 0
 * @param borrower who drew it
 * @param product code of the product
 * @param pack policy pack it is kept under
 * @param terms what was agreed
 * @param facts in the order of their value time; a callback that came twice stands here twice
 */
public record SimulatedLoan(int index, Borrower borrower, String product, String pack, Terms terms, List<Fact> facts) {}
