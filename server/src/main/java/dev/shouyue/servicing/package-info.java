/**
 * The loan book: facts, positions, journal, day close.
 *
 * <p>Answers: what happened to a loan and where it stands. Listens to intake. Publishes that a day was closed, and each fact
 * that was posted. Never edits what
 * was recorded: it appends. The doors are {@link dev.shouyue.servicing.LoanBook} for those who read and
 * {@link dev.shouyue.servicing.Postings} for those who record.
 */
@NullMarked
package dev.shouyue.servicing;

import org.jspecify.annotations.NullMarked;
