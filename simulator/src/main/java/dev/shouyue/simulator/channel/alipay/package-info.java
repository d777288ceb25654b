/**
 * Alipay's open gateway on loopback: agreements, merchant debit, payment by page, refunds, notices, bills. Speaks the published
 * OpenAPI with RSA2 signatures (opendocs.alipay.com/open).
 */
@NullMarked
package dev.shouyue.simulator.channel.alipay;

import org.jspecify.annotations.NullMarked;
