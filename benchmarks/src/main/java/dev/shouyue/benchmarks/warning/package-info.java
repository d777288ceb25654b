/**
 * How good early warning is on simulated borrowers and channels that the model and the rules have not seen: how many of
 * those who will be late are among the first tenth, how long before, how soon a channel is found out of order. All of it
 * is simulated, and every page that comes out says so.
 */
@NullMarked
package dev.shouyue.benchmarks.warning;

import org.jspecify.annotations.NullMarked;
