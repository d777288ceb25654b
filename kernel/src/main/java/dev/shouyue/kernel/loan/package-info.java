/**
 * The loan as it was agreed (terms) and all that happened to it since (facts).
 * Facts are only appended; nothing here is computed from them.
 */
@NullMarked
package dev.shouyue.kernel.loan;

import org.jspecify.annotations.NullMarked;
