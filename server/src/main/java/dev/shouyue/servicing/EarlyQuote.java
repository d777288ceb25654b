package dev.shouyue.servicing;

import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.kernel.position.EarlyRepayment;
import java.time.LocalDateTime;

/**
 * What an early repayment takes.
 *
 * @param facts the loan as it was before
 * @param amounts what is to be paid, and the plan that follows
 * @param paid what is paid with it, minor units; 0 where credit pays all
 * @param goodUntil before this moment it stays what it is, if nothing else is recorded of the loan
 */
public record EarlyQuote(Facts facts, EarlyRepayment.Quote amounts, long paid, LocalDateTime goodUntil) {}
