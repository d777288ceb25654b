/**
 * The question of early warning: how late will the installment be that is next? What a model is told of a borrower at the
 * end of a day, how it learns from a book, and the model with its figures as one text.
 *
 * <p>Answers: the same numbers for a book of a lender, a stream and a simulated world. Never knows what was not known then.
 */
@NullMarked
package dev.shouyue.risk.due;

import org.jspecify.annotations.NullMarked;
