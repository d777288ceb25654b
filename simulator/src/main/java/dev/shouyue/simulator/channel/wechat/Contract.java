package dev.shouyue.simulator.channel.wechat;

import dev.shouyue.kernel.money.Money;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A payer's consent to be debited. */
final class Contract {

    /** What the page asked for. */
    record Asked(String code, URI notice) {}

    final Asked asked;
    final String number;
    final Instant signedAt;

    @Nullable
    Instant endedAt;
    /** The last announcement of a debit: its day and its amount. */
    @Nullable
    LocalDate announcedOn;

    @Nullable
    Money announced;

    Contract(Asked asked, String number, Instant signedAt) {
        this.asked = asked;
        this.number = number;
        this.signedAt = signedAt;
    }
}
