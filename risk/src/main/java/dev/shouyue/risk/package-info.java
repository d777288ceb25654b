/**
 * What may go wrong, in figures: measures of models, the models themselves, the hazard of being late, and the signals of
 * early warning. Pure functions of what they are given; the server, the stream and the benchmarks use the same code.
 */
@NullMarked
package dev.shouyue.risk;

import org.jspecify.annotations.NullMarked;
