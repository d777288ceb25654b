/**
 * WeChat Pay entrusted debit (委托代扣) of interface version 3: contracts by page, announcements, debits, query, refunds, notices,
 * bills, and payment by page, over WeChat Pay's own library.
 *
 * <p>Answers what WeChat Pay said and signed; whatever else came of a call is unknown. A debit is only accepted at first: what
 * becomes of it is told, or asked for. Keeps nothing: all of it is in the numbers that it is given. The door is
 * {@link dev.shouyue.payment.wechat.WechatPay}.
 */
@NullMarked
package dev.shouyue.payment.wechat;

import org.jspecify.annotations.NullMarked;
