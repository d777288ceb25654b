/**
 * Loans, installments, payments and events from another core, by file.
 *
 * <p>Answers: what was imported, what was already there, what was rejected and why. Listens to nothing. Publishes
 * nothing: it appends facts to the loan book. Never imports half a loan or half a call. The door is {@link
 * dev.shouyue.intake.Intake}.
 */
@NullMarked
package dev.shouyue.intake;

import org.jspecify.annotations.NullMarked;
