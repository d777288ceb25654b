/**
 * The one deterministic function of the platform: terms, facts, policy and date in, position out.
 * No framework, no clock, no I/O: the same code serves the server, the replay, the simulator and the benchmarks.
 */
@NullMarked
package dev.shouyue.kernel.position;

import org.jspecify.annotations.NullMarked;
