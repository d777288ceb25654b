/**
 * What was known of a borrower at an instant, from events that carry when they happened and when they were known.
 *
 * <p>Never uses what became known later than the instant asked for.
 */
@NullMarked
package dev.shouyue.risk.feature;

import org.jspecify.annotations.NullMarked;
