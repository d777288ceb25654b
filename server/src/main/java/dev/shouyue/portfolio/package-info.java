/**
 * The book as a whole over time: cure, buckets, roll, vintage, and the same facts under every policy pack.
 *
 * <p>Answers: how delinquency moved, and what tolerance and grace forgave. Listens to nothing; reads the loan book.
 * Publishes nothing. Never changes the book. The door is {@link dev.shouyue.portfolio.Replays}.
 */
@NullMarked
package dev.shouyue.portfolio;

import org.jspecify.annotations.NullMarked;
