package dev.shouyue.kernel.policy;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;

/**
 * EU materiality of an overdue amount (CRR 178, Regulation 2018/171): a day counts when the amount past due exceeds both
 * limits; the counter starts anew when either fails; default when it exceeds {@code defaultAfterDays}.
 *
 * @param amounts absolute limit by currency, minor units; the amount past due must be greater
 * @param percentOfExposure relative limit in percent; the share must be greater
 * @param defaultAfterDays consecutive days that are not yet a default
 */
public record Materiality(Map<Currency, Long> amounts, BigDecimal percentOfExposure, int defaultAfterDays) {

    public Materiality {
        amounts = Map.copyOf(amounts);
    }

    /** Whether {@code pastDue} of {@code exposure} (minor units) is material. */
    public boolean isMaterial(Currency currency, long pastDue, long exposure) {
        return pastDue > amounts.getOrDefault(currency, 0L)
                && BigDecimal.valueOf(pastDue)
                                .movePointRight(2)
                                .compareTo(percentOfExposure.multiply(BigDecimal.valueOf(exposure)))
                        > 0;
    }
}
