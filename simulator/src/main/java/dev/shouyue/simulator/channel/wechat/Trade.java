package dev.shouyue.simulator.channel.wechat;

import dev.shouyue.kernel.money.Money;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An order under a merchant's number. */
final class Trade {

    /** What the merchant asked for. */
    record Asked(String order, Money amount, String contract) {}

    /** A refund of it, done. */
    record Refund(String number, String id, Money amount, Instant at) {}

    final Asked asked;
    final String number;
    final URI notice;
    final Map<String, Refund> refunds = new LinkedHashMap<>();
    /** Who pays; empty until somebody did. */
    String payer = "";
    /** {@code NOTPAY} of a page, {@code ACCEPT} of a debit, then what became of it. */
    String state;
    /** In words: why it failed. */
    String words = "";

    @Nullable
    Instant paidAt;
    /** When a debit that was accepted is made. */
    Instant due = Instant.MAX;

    Trade(Asked asked, String number, URI notice, String state) {
        this.asked = asked;
        this.number = number;
        this.notice = notice;
        this.state = state;
    }

    Money refunded() {
        Money sum = Money.zero(asked.amount().currency());
        for (Refund refund : refunds.values()) {
            sum = sum.plus(refund.amount());
        }
        return sum;
    }
}
