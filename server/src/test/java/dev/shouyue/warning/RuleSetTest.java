package dev.shouyue.warning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.warning.RuleSet.Rule;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleSetTest {

    private static final Instant SINCE = Instant.parse("2026-03-10T08:00:00Z");

    @Test
    void one_loan_in_ten_is_told_to_be_likely_late_until_another_share_is_set() {
        assertThat(RuleSet.USUAL.likelyLate()).isEqualTo(.10);
        assertThat(RuleSet.USUAL
                        .with(1, SINCE, Catalogue.LIKELY_LATE, new Rule(1, true, Map.of("share", .2)))
                        .likelyLate())
                .isEqualTo(.2);
    }

    @Test
    void none_is_told_while_the_signal_or_all_of_borrowers_are_off() {
        assertThat(RuleSet.USUAL
                        .with(1, SINCE, Catalogue.LIKELY_LATE, new Rule(1, false, Map.of("share", .2)))
                        .likelyLate())
                .isZero();
        assertThat(RuleSet.USUAL
                        .with(1, SINCE, Catalogue.ALL_BORROWER, new Rule(1, false, Map.of("quiet", 24.0)))
                        .likelyLate())
                .isZero();
    }
}
