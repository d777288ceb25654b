/**
 * How good a score is: ranking, calibration, stability, and whether one score is better than another.
 *
 * <p>Never looks at a model; takes scores and outcomes.
 */
@NullMarked
package dev.shouyue.risk.measure;

import org.jspecify.annotations.NullMarked;
