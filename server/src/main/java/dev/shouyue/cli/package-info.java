/**
 * The command line. Answers: what people and scripts ask of the platform from a terminal. Results go to standard output,
 * progress and errors to standard error; exit codes 0 done, 1 failed, 2 wrong use, 3 done with rejected input. Never
 * computes anything itself. The door is {@link dev.shouyue.cli.Shouyue}.
 */
@NullMarked
package dev.shouyue.cli;

import org.jspecify.annotations.NullMarked;
