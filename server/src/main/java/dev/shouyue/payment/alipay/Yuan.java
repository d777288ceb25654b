package dev.shouyue.payment.alipay;

import dev.shouyue.kernel.money.Money;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Amounts and times as Alipay writes them: yuan with two decimals, civil time of Beijing. */
final class Yuan {

    static final Currency CNY = Currency.getInstance("CNY");
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,11}(\\.[0-9]{1,2})?");

    private Yuan() {}

    static String of(Money amount) {
        if (!amount.currency().equals(CNY) || !amount.isPositive()) {
            throw new IllegalArgumentException("Alipay moves renminbi, more than nothing; not " + amount);
        }
        return amount.decimal().toPlainString();
    }

    /** A positive amount; empty when the text is none. */
    static Optional<Money> parse(@Nullable String text) {
        return text == null || !AMOUNT.matcher(text).matches()
                ? Optional.empty()
                : Optional.of(Money.cny(text)).filter(Money::isPositive);
    }

    static LocalDate today(InstantSource clock) {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }
}
