package dev.shouyue.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.decision.Words;
import dev.shouyue.kernel.money.Rate;
import dev.shouyue.kernel.position.Explanation;
import java.time.LocalDate;
import java.util.Currency;
import org.junit.jupiter.api.Test;

/** How a penalty is reckoned, as a person reads it. */
class PenaltyWordsTest {

    private static final LocalDate DUE = LocalDate.of(2026, 3, 10);
    private static final Rate RATE = Rate.ofPercentPerDay("0.06");

    /** 1,779.75 × 0.0006 × 46 days = 49.1211, of which 9.12 are paid. */
    @Test
    void principal_times_days_times_rate_with_amounts_as_people_write_them() {
        Explanation.Penalty row = new Explanation.Penalty(1, DUE, 177_975, 46, 177_975L * 46, 9_12, 40_00);
        assertThat(said("en", row))
                .isEqualTo("1,779.75 CNY × 46 days × 0.06 % = 49.12 CNY (no. 1), 9.12 CNY of it paid or waived");
        assertThat(said("zh", row)).isEqualTo("1,779.75 CNY × 46 天 × 0.06 % = 49.12 CNY（第 1 期），其中 9.12 CNY 已还或减免");
    }

    /** 1,000.00 for 10 days, then 500.00 for 2: 11,000.00 days of principal × 0.0006 = 6.60. */
    @Test
    void where_the_principal_changed_its_days_are_summed() {
        Explanation.Penalty row = new Explanation.Penalty(2, DUE, 500_00, 12, 1_100_000, 0, 6_60);
        assertThat(said("en", row)).isEqualTo("principal × days 11,000.00 CNY × 0.06 % = 6.60 CNY (no. 2)");
    }

    private static String said(String language, Explanation.Penalty row) {
        return new PenaltyWords(Words.in("explanation", language), Currency.getInstance("CNY"), RATE).row(row);
    }
}
