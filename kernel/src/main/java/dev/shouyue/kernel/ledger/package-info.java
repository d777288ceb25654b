/**
 * Posting rules: the balances that the facts of a loan stand for, account by account, always summing to zero.
 */
@NullMarked
package dev.shouyue.kernel.ledger;

import org.jspecify.annotations.NullMarked;
