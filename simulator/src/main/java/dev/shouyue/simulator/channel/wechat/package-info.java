/**
 * WeChat Pay on loopback: entrusted debit (委托代扣) of interface version 3 with its announcements, payment by page, refunds,
 * notices, bills. Speaks the published protocol, {@code WECHATPAY2-SHA256-RSA2048} and AES-256-GCM
 * (pay.weixin.qq.com/doc/v3/merchant).
 */
@NullMarked
package dev.shouyue.simulator.channel.wechat;

import org.jspecify.annotations.NullMarked;
