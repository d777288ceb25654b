package dev.shouyue.risk.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PulseTest {

    @Test
    void it_counts_the_days_before_today_and_no_other() {
        Pulse pulse = new Pulse();
        LocalDate today = LocalDate.parse("2026-03-10");
        pulse.add(today.minusDays(8), true);
        pulse.add(today.minusDays(7), true);
        pulse.add(today.minusDays(1), false);
        pulse.add(today, true);
        assertThat(pulse.before(today, 7, .2, 2)).isEqualTo((1 + .4) / 4, within(1e-12));
        assertThat(pulse.before(today.minusDays(30), 7, .2, 2)).isEqualTo(.2, within(1e-12));
    }
}
