/**
 * Alipay merchant debit (商家扣款): agreements by page, {@code GENERAL_WITHHOLDING}, query, refund, notices, bills, and payment
 * by page, over Alipay's own library.
 *
 * <p>Answers what Alipay said and signed; whatever else came of a call is unknown. Keeps nothing: all of it is in the numbers
 * that it is given. The door is {@link dev.shouyue.payment.alipay.Alipay}.
 */
@NullMarked
package dev.shouyue.payment.alipay;

import org.jspecify.annotations.NullMarked;
