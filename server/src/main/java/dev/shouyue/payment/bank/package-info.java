/**
 * Direct debit and transfers by files of ISO 20022 exchanged with a bank over two folders.
 *
 * <p>Answers: what was handed to the bank, what it said of it, and what it booked. Writes pain.008; reads pain.002,
 * camt.054, camt.053 and pacs.004. The door is {@link dev.shouyue.payment.bank.BankFiles}. Everything it knows lies in its
 * folders: they can be copied, looked into and restored. It never decides what a result means for a loan.
 */
@NullMarked
package dev.shouyue.payment.bank;

import org.jspecify.annotations.NullMarked;
