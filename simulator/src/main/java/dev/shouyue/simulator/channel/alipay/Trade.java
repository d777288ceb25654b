package dev.shouyue.simulator.channel.alipay;

import dev.shouyue.kernel.money.Money;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A trade under a merchant's number. */
final class Trade {

    /** What the merchant asked for; the same number with other content is another trade, and refused. */
    record Asked(String order, Money amount, String subject, String agreement) {}

    /** A refund of it, done. */
    record Refund(String number, Money amount, LocalDateTime at) {}

    final Asked asked;
    final String number;
    final LocalDateTime createdAt;
    final @Nullable URI notice;
    final Map<String, Refund> refunds = new LinkedHashMap<>();
    /** Who pays; empty until somebody did. */
    String payer = "";

    @Nullable
    LocalDateTime paidAt;

    boolean closed;
    /** When a debit that was accepted is made; far in the future when none is on its way. */
    Instant due = Instant.MAX;

    Trade(Asked asked, String number, LocalDateTime createdAt, @Nullable URI notice) {
        this.asked = asked;
        this.number = number;
        this.createdAt = createdAt;
        this.notice = notice;
    }

    String status() {
        if (closed) {
            return "TRADE_CLOSED";
        }
        return paidAt == null ? "WAIT_BUYER_PAY" : "TRADE_SUCCESS";
    }

    Money refunded() {
        Money sum = Money.zero(asked.amount().currency());
        for (Refund refund : refunds.values()) {
            sum = sum.plus(refund.amount());
        }
        return sum;
    }
}
