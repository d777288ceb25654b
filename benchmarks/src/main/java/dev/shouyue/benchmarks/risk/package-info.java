/**
 * How good the models of risk are on real data that is not part of the project: protocols, all settings that were tried,
 * and tests that a leak would fail. Writes what comes out, whatever it is.
 */
@NullMarked
package dev.shouyue.benchmarks.risk;

import org.jspecify.annotations.NullMarked;
