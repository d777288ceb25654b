package dev.shouyue.warning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.risk.due.Patience;
import dev.shouyue.risk.signal.Alert.Level;
import dev.shouyue.warning.RuleSet.LikelyLate;
import dev.shouyue.warning.RuleSet.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleSetTest {

    private static final Instant SINCE = Instant.parse("2026-03-10T08:00:00Z");

    @Test
    void one_loan_in_ten_is_told_to_be_likely_late_until_another_share_is_set() {
        assertThat(RuleSet.USUAL.likelyLate()).contains(new LikelyLate(.10, Patience.USUAL));
        assertThat(RuleSet.USUAL
                        .with(
                                1,
                                SINCE,
                                Catalogue.LIKELY_LATE,
                                new Rule(
                                        1,
                                        true,
                                        Map.of(
                                                "share",
                                                .2,
                                                "weekBefore",
                                                1.0,
                                                "fiveDaysBefore",
                                                2.0,
                                                "threeDaysBefore",
                                                3.0)))
                        .likelyLate())
                .contains(new LikelyLate(.2, new Patience(1, 2, 3)));
    }

    @Test
    void what_was_set_before_there_was_a_parameter_has_the_usual_value_of_it() {
        assertThat(RuleSet.USUAL
                        .with(1, SINCE, Catalogue.LIKELY_LATE, new Rule(1, true, Map.of("share", .2)))
                        .likelyLate())
                .contains(new LikelyLate(.2, Patience.USUAL));
        assertThat(RuleSet.USUAL
                        .with(
                                1,
                                SINCE,
                                Catalogue.LIKELY_LATE,
                                new Rule(1, true, Map.of("share", .1, "weekBefore", 1.5, "threeDaysBefore", 2.0)))
                        .likelyLate())
                .as("set before the fifth day was asked about")
                .contains(new LikelyLate(.1, new Patience(1.5, Patience.USUAL.fiveDaysBefore(), 2)));
    }

    @Test
    void none_is_told_while_the_signal_or_all_of_borrowers_are_off() {
        assertThat(RuleSet.USUAL
                        .with(1, SINCE, Catalogue.LIKELY_LATE, new Rule(1, false, Map.of("share", .2)))
                        .likelyLate())
                .isEmpty();
        assertThat(RuleSet.USUAL
                        .with(1, SINCE, Catalogue.ALL_BORROWER, new Rule(1, false, Map.of("quiet", 24.0)))
                        .likelyLate())
                .isEmpty();
    }

    @Test
    void what_nobody_set_is_as_the_program_is_told_and_what_is_set_holds_instead() {
        WarningSettings told = WarningSettings.USUAL.withLateness(Duration.ofMinutes(10));
        assertThat(RuleSet.USUAL.lateness(told)).isEqualTo(Duration.ofMinutes(10));
        assertThat(RuleSet.USUAL.unowned(Level.ALARM, told)).contains(Duration.ofHours(2));
        assertThat(RuleSet.USUAL.unowned(Level.NOTICE, told)).isEmpty();
        assertThat(RuleSet.USUAL.certainty(told)).hasValue(1e6);
        RuleSet set = RuleSet.USUAL
                .with(1, SINCE, Catalogue.ALL, new Rule(1, true, Map.of("lateness", 45.0)))
                .with(
                        2,
                        SINCE,
                        Catalogue.ESCALATION,
                        new Rule(1, true, Map.of("alarmUnowned", 1.0, "warningUnowned", 48.0)))
                .with(3, SINCE, Catalogue.INCIDENT, new Rule(1, true, Map.of("certainty", 1e9)));
        assertThat(set.lateness(told)).isEqualTo(Duration.ofMinutes(45));
        assertThat(set.unowned(Level.ALARM, told)).contains(Duration.ofHours(1));
        assertThat(set.unowned(Level.WARNING, told)).contains(Duration.ofDays(2));
        assertThat(set.certainty(told)).hasValue(1e9);
        RuleSet off = set.with(
                        4,
                        SINCE,
                        Catalogue.ESCALATION,
                        new Rule(2, false, Map.of("alarmUnowned", 1.0, "warningUnowned", 48.0)))
                .with(5, SINCE, Catalogue.INCIDENT, new Rule(2, false, Map.of("certainty", 1e9)))
                .with(6, SINCE, Catalogue.ALL, new Rule(2, false, Map.of("lateness", 45.0)));
        assertThat(off.unowned(Level.ALARM, told)).isEmpty();
        assertThat(off.certainty(told)).isEmpty();
        assertThat(off.likelyLate()).isEmpty();
    }
}
