/**
 * Who was past due and why, and what was not the borrower's fault.
 *
 * <p>Answers: which loans an incident of ours or of a channel touched, what protecting them undoes, whether it was done and
 * who allowed it; the cause of a shortfall with its evidence. Listens to what {@link dev.shouyue.servicing.Postings}
 * records. Publishes nothing but facts, through that one door. Never changes a loan by itself, and never what is on record.
 * The doors are {@link dev.shouyue.delinquency.Incidents} and {@link dev.shouyue.delinquency.Delinquencies}.
 */
@NullMarked
package dev.shouyue.delinquency;

import org.jspecify.annotations.NullMarked;
