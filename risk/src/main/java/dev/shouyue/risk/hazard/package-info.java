/**
 * How late an installment will be: one model of the hazard of repayment by day gives all probabilities, the days and the reasons.
 *
 * <p>Never says what to do about it.
 */
@NullMarked
package dev.shouyue.risk.hazard;

import org.jspecify.annotations.NullMarked;
