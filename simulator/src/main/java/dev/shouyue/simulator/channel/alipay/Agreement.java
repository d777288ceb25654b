package dev.shouyue.simulator.channel.alipay;

import dev.shouyue.kernel.money.Money;
import java.net.URI;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** A payer's consent to be debited, as asked for by a page and as it stands. */
final class Agreement {

    /** What the page asked for. */
    record Asked(String external, String product, String scene, Money single, LocalDate execute, URI notice) {}

    final Asked asked;
    final String number;
    final LocalDateTime signedAt;
    boolean normal = true;

    Agreement(Asked asked, String number, LocalDateTime signedAt) {
        this.asked = asked;
        this.number = number;
        this.signedAt = signedAt;
    }
}
