/**
 * What the platform costs, in figures. Answers: how fast, against which goal, compared with what. Runs only when asked,
 * never in the build; the figures of a run are written to {@code benchmarks/results}.
 */
@NullMarked
package dev.shouyue.benchmarks;

import org.jspecify.annotations.NullMarked;
