/**
 * What may be lent.
 *
 * <p>Answers: on which terms a loan may be drawn on a day, and what it would cost. Listens to nothing, publishes nothing. Never
 * changes what was approved: a change is a further version, from a later day. The door is
 * {@link dev.shouyue.product.Products}.
 */
@NullMarked
package dev.shouyue.product;

import org.jspecify.annotations.NullMarked;
