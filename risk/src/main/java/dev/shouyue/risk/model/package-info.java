/**
 * Models that are learnt from a table: logistic regression with splines, boosted trees with exact reasons. A model is data.
 *
 * <p>Never reads a file or a clock; the same table, settings and seed give the same model.
 */
@NullMarked
package dev.shouyue.risk.model;

import org.jspecify.annotations.NullMarked;
