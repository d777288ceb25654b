/**
 * A deterministic world of borrowers who repay, forget, fall short and recover. Answers: what would a lender with these
 * settings have been told, and (to the evaluator only) why each installment was late.
 * Listens to nothing and publishes nothing: its facts come in by the files anyone else would send.
 * Never reads a clock, never says anything about real people: whatever it makes is simulated.
 */
@NullMarked
package dev.shouyue.simulator;

import org.jspecify.annotations.NullMarked;
