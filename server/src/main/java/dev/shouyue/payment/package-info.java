/**
 * Money asked of borrowers and money that comes by itself.
 *
 * <p>Answers: what was asked, by which channel, under which consent, and what became of it. Tells servicing what is known
 * for certain; an answer that did not come is unknown, and asked for again, never debited again under another number. Money
 * that belongs to no loan waits in suspense. The door is {@link dev.shouyue.payment.Payments}; each channel is an adapter
 * of {@link dev.shouyue.payment.Channel} in a package of its own.
 */
@NullMarked
package dev.shouyue.payment;

import org.jspecify.annotations.NullMarked;
