/**
 * The loan book: facts, positions, journal, day close.
 *
 * <p>Answers: what happened to a loan and where it stands. Listens to intake. Publishes that a day was closed. Never edits
 * what was recorded: it appends. The door is {@link dev.shouyue.servicing.LoanBook}.
 */
@NullMarked
package dev.shouyue.servicing;

import org.jspecify.annotations.NullMarked;
