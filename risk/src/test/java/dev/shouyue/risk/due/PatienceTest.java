package dev.shouyue.risk.due;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatienceTest {

    @ParameterizedTest
    @CsvSource({"-30, 1.5", "-7, 1.5", "-6, 1.5", "-5, 1.4", "-4, 1.4", "-3, 2.5", "-2, 2.5", "-1, 1", "0, 1", "7, 1"})
    void the_day_of_asking_says_how_much_is_asked_for(int days, double times) {
        assertThat(new Patience(1.5, 1.4, 2.5).on(days)).isEqualTo(times);
        assertThat(Patience.NONE.on(days)).isEqualTo(1);
    }

    @Test
    void less_is_never_asked_for_early() {
        assertThatThrownBy(() -> new Patience(.9, 1, 1)).hasMessageContaining("not 0.9, 1.0 and 1.0");
        assertThatThrownBy(() -> new Patience(1, .9, 1)).hasMessageContaining("not 1.0, 0.9 and 1.0");
        assertThatThrownBy(() -> new Patience(1, 1, Double.NaN)).hasMessageContaining("NaN");
    }
}
