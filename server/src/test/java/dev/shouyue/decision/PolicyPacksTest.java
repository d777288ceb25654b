package dev.shouyue.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shouyue.kernel.money.Rate;
import dev.shouyue.kernel.policy.Allocation;
import dev.shouyue.kernel.policy.Grace;
import dev.shouyue.kernel.policy.Policy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyPacksTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
    private final PolicyPacks packs = PolicyPacks.builtIn();

    @Test
    void the_five_packs_say_what_the_domain_sheet_says() {
        assertThat(packs.names()).containsExactly("CN-CARD", "CN-LOAN", "US", "EU", "IN");
        Policy card = packs.policy("CN-CARD", DAY);
        assertThat(card.grace()).isEqualTo(new Grace(3, Grace.Mode.FORGIVE));
        assertThat(card.tolerance().limit(Currency.getInstance("CNY"), 899_75)).isEqualTo(10_00);
        assertThat(card.tolerance().limit(Currency.getInstance("JPY"), 900)).isEqualTo(10);
        assertThat(card.allocation().at(90)).isEqualTo(Allocation.COMPONENT_FIRST);
        assertThat(card.allocation().at(91)).isEqualTo(Allocation.PRINCIPAL_FIRST);
        assertThat(card.penalty().on(Rate.ofPercentPerDay("0.05"))).isEqualTo(Rate.ofPercentPerYear("24", 360));
        Policy eu = packs.policy("EU", DAY);
        Currency euro = Currency.getInstance("EUR");
        assertThat(eu.materiality()).hasValueSatisfying(rule -> {
            assertThat(rule.isMaterial(euro, 150_00, 20_000_00)).isFalse();
            assertThat(rule.isMaterial(euro, 150_00, 10_000_00)).isTrue();
            assertThat(rule.isMaterial(euro, 100_00, 1_000_00)).isFalse();
            assertThat(rule.isMaterial(euro, 100_01, 1_000_00)).isTrue();
            assertThat(rule.defaultAfterDays()).isEqualTo(90);
        });
        assertThat(packs.policy("US", DAY).badMarkFromDpd()).isEqualTo(30);
        assertThat(packs.policy("CN-LOAN", DAY).technicalClassFromDpd()).hasValue(8);
        assertThat(packs.newest())
                .allSatisfy(pack -> assertThat(pack.settings()).isNotEmpty().allSatisfy(setting -> {
                    assertThat(setting.source().zh()).isNotBlank();
                    assertThat(setting.source().en()).isNotBlank();
                }));
    }

    @Test
    void sources_of_the_chinese_packs_are_told_in_chinese() {
        PackReading reading = PackReading.in("zh");
        for (String name : List.of("CN-CARD", "CN-LOAN")) {
            assertThat(reading.settings(packs.newest().stream()
                            .filter(each -> each.name().equals(name))
                            .findFirst()
                            .orElseThrow()))
                    .allSatisfy(setting -> assertThat(setting.source().replace("Home Credit", ""))
                            .doesNotContainPattern("[a-z]{3}"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "CN-CARD,  0, NORMAL",
        "CN-CARD,  1, SPECIAL_MENTION",
        "CN-CARD, 91, SUBSTANDARD",
        "CN-CARD, 121, DOUBTFUL",
        "CN-CARD, 181, LOSS",
        "CN-LOAN, 90, SPECIAL_MENTION",
        "CN-LOAN, 91, SUBSTANDARD",
        "CN-LOAN, 271, DOUBTFUL",
        "CN-LOAN, 361, LOSS",
        "US, 89, PASS",
        "US, 90, SUBSTANDARD",
        "US, 120, LOSS",
        "EU, 30, STAGE_1",
        "EU, 31, STAGE_2",
        "EU, 90, STAGE_2",
        "EU, 91, STAGE_3",
        "IN, 1, SMA-0",
        "IN, 30, SMA-0",
        "IN, 31, SMA-1",
        "IN, 61, SMA-2",
        "IN, 91, NPA",
    })
    void classes_begin_where_the_domain_sheet_says(String pack, int dpd, String creditClass) {
        assertThat(packs.policy(pack, DAY).classes().at(dpd)).isEqualTo(creditClass);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "days: 3, mode: FORGIVE | days: three, mode: FORGIVE | cn-card.yaml:7: settings.grace.value.days: expected a whole number from 0 to 60, found 'three'",
                "days: 3, mode: FORGIVE | days: 3, mode: MAYBE | cn-card.yaml:7: settings.grace.value.mode: expected one of [FORGIVE, SHIFT], found 'MAYBE'",
                "days: 3, mode: FORGIVE | days: 3 | cn-card.yaml:7: settings.grace.value: missing field mode",
                "days: 3, mode: FORGIVE | days: 3, mode: FORGIVE, colour: red | cn-card.yaml:7: settings.grace.value.colour: unknown field; expected one of days, mode",
                "CNY: | ABC: | cn-card.yaml:10: settings.tolerance.value.amounts.ABC: expected an ISO 4217 currency such as CNY, found 'ABC'",
                "value: NONE | value: SOMETIMES | cn-card.yaml:16: settings.roll.value: expected one of [NONE, FOLLOWING, FOLLOWING_NO_PENALTY], found 'SOMETIMES'",
                "source: {zh: \"银行卡行业自律公约；合同约定\", en: \"银行卡行业自律公约; contract term\"} | source: {zh: 合同} | cn-card.yaml:14: settings.cutOff.source: missing field en",
                "effectiveFrom: 2026-01-30 | effectiveFrom: 2026-13-30 | cn-card.yaml:3: effectiveFrom: expected a date such as 2026-08-01, found '2026-13-30'",
                "{from: 31, code: M2} | {from: 1, code: M2} | cn-card.yaml:31: settings.buckets.value[2].from: expected more than 1, the step before; found 1",
                "pack: CN-CARD | pack: [ | cn-card.yaml:4: this is not YAML: expected ',' or ']', but got",
            })
    void a_wrong_value_is_named_with_file_line_field_and_what_was_expected(String right, String wrong, String problem)
            throws IOException {
        String text = builtIn("cn-card.yaml");
        assertThat(text).contains(right);
        assertThatThrownBy(() -> PolicyPacks.of(Map.of(
                        "cn-card.yaml",
                        text.replaceFirst(
                                java.util.regex.Pattern.quote(right),
                                java.util.regex.Matcher.quoteReplacement(wrong)))))
                .isInstanceOf(InvalidPolicyPack.class)
                .hasMessageContaining(problem);
    }

    @Test
    void all_problems_of_a_file_are_told_at_once() throws IOException {
        String text = builtIn("in.yaml").replace("days: 0", "days: -1").replace("value: MONTH_END", "value: NEVER");
        assertThatThrownBy(() -> PolicyPacks.of(Map.of("in.yaml", text)))
                .isInstanceOfSatisfying(
                        InvalidPolicyPack.class, e -> assertThat(e.problems()).hasSize(2));
    }

    @Test
    void the_version_that_holds_on_the_day_is_used() throws IOException {
        String older = builtIn("cn-loan.yaml");
        String newer = older.replace("effectiveFrom: 2026-08-01", "effectiveFrom: 2027-01-01")
                .replace("{days: 0, mode: FORGIVE}", "{days: 5, mode: FORGIVE}");
        PolicyPacks two = PolicyPacks.of(Map.of("a.yaml", older, "b.yaml", newer));
        assertThat(two.policy("CN-LOAN", LocalDate.of(2026, 12, 31)).grace().days())
                .isZero();
        assertThat(two.policy("CN-LOAN", LocalDate.of(2027, 1, 1)).grace().days())
                .isEqualTo(5);
        assertThatThrownBy(() -> two.policy("XX", DAY)).hasMessageContaining("there is no policy pack 'XX'");
    }

    private static String builtIn(String file) throws IOException {
        try (var in = PolicyPacks.class.getResourceAsStream("/policies/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
