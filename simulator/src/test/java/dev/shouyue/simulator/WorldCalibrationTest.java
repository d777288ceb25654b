package dev.shouyue.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The simulated world against the targets of the domain sheet, section 10, in percent, with the tolerance held today. */
class WorldCalibrationTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void a_calm_world_is_close_to_the_targets(long seed) {
        Counting world = Counting.of(WorldSettings.calm(seed, 40_000));
        assertThat(world.d1() * 100).as("D1").isCloseTo(5.5, within(0.6));
        assertThat(world.curedBy(3) * 100).as("paid by day 3").isCloseTo(44, within(3.0));
        assertThat(world.curedBy(7) * 100).as("paid by day 7").isCloseTo(64, within(5.0));
        assertThat(world.curedBy(30) * 100).as("paid by day 30").isCloseTo(86, within(4.0));
        assertThat(world.timingBy(1) * 100).as("late payers by day 1").isCloseTo(24, within(3.0));
        assertThat(world.timingBy(7) * 100).as("late payers by day 7").isCloseTo(72, within(5.0));
        assertThat(world.timingBy(29) * 100).as("late payers by day 29").isCloseTo(97, within(3.0));
        assertThat(world.debitFailureRate() * 100).as("debit failures").isBetween(1.0, 3.5);
        assertThat(world.fundsShare() * 100).as("of these for funds").isGreaterThan(77);
    }

    @Test
    void equal_settings_make_equal_loans_and_another_seed_makes_others() {
        World world = World.of(WorldSettings.calm(7, 1_000));
        World again = World.of(WorldSettings.calm(7, 2_000));
        World other = World.of(WorldSettings.calm(8, 1_000));
        for (int i = 0; i < 1_000; i += 97) {
            assertThat(again.loan(i)).isEqualTo(world.loan(i));
            assertThat(other.loan(i)).isNotEqualTo(world.loan(i));
        }
    }
}
