package dev.shouyue.kernel.money;

import static dev.shouyue.kernel.money.Money.cny;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

    @ParameterizedTest
    @CsvSource({"899.75, CNY, 89975", "900, JPY, 900", "1.234, KWD, 1234", "-0.01, EUR, -1", "1, XXX, 100"})
    void an_amount_is_whole_minor_units_of_its_currency(String amount, String currency, long minor) {
        Money money = Money.of(amount, currency);
        assertThat(money.minor()).isEqualTo(minor);
        assertThat(money.decimal()).isEqualByComparingTo(amount);
    }

    @Test
    void an_amount_is_written_with_all_its_decimals() {
        assertThat(cny("1")).hasToString("1.00 CNY");
        assertThat(Money.of("900", "JPY")).hasToString("900 JPY");
    }

    @Test
    void a_fraction_of_a_minor_unit_is_refused_and_so_is_what_does_not_fit() {
        assertThatThrownBy(() -> cny("0.005")).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.of("1.5", "JPY")).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> cny("92233720368547758.08")).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new Money(Long.MAX_VALUE, Currency.getInstance("CNY")).plus(cny("0.01")))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void amounts_of_two_currencies_do_not_mix() {
        assertThat(cny("1.00").plus(cny("0.02")).minus(cny("2.00"))).isEqualTo(cny("-0.98"));
        assertThatThrownBy(() -> cny("1.00").plus(Money.of("1.00", "EUR")))
                .hasMessage("amounts of two currencies do not mix: 1.00 CNY and 1.00 EUR; convert one first");
        assertThatThrownBy(() -> cny("1.00").compareTo(Money.of("1.00", "EUR")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** HALF_UP: exactly half a minor unit goes up, whether the denominator is even or odd, small numbers or great. */
    @ParameterizedTest
    @CsvSource({
        "50,      1, 1", // 0.5 of 1/100 a day
        "49,      1, 0",
        "150,     1, 2",
        "250,     1, 3", // HALF_EVEN would say 2
        "1250,    1, 13",
    })
    void a_rate_rounds_half_up_once(long minorDays, String percent, long interest) {
        assertThat(Rate.ofPercentPerDay(percent).on(minorDays)).isEqualTo(interest);
    }

    /** Three quarters of 6148914691236517206 end in exactly a half after an even number. */
    @Test
    void a_rate_rounds_half_up_past_the_range_of_a_long_too() {
        assertThat(new Rate(3, 4).on(6_148_914_691_236_517_206L)).isEqualTo(4_611_686_018_427_387_905L);
        assertThatThrownBy(() -> new Rate(2, 1).on(Long.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void a_rate_is_exact_in_lowest_terms() {
        assertThat(Rate.ofPercentPerDay("0.04")).isEqualTo(new Rate(1, 2500));
        assertThat(Rate.ofPercentPerYear("24", 360)).isEqualTo(new Rate(1, 1500));
        assertThat(Rate.ofPercentPerDay("0.05").times(new BigDecimal("1.5"))).isEqualTo(new Rate(3, 4000));
        assertThat(Rate.ofPercentPerDay("0.05").times(new BigDecimal("1.5")).min(new Rate(1, 1500)))
                .isEqualTo(new Rate(1, 1500));
        assertThat(new Rate(1, 1500)).hasToString("0.06666667 % a day");
        assertThatThrownBy(() -> new Rate(-1, 2500)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Rate.ZERO.on(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
