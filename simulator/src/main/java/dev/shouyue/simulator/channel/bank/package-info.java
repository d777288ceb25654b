/**
 * A bank that speaks ISO 20022 by files, with accounts and books of its own, and with the faults that banks have.
 *
 * <p>Answers: what it was asked to debit, what it moved, and what it took back. It is written from the published message
 * definitions and knows nothing of the program that it answers.
 */
@NullMarked
package dev.shouyue.simulator.channel.bank;

import org.jspecify.annotations.NullMarked;
