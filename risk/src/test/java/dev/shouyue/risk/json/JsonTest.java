package dev.shouyue.risk.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {

    @Test
    void a_value_of_every_kind_is_read() {
        assertThat(Json.read(" { \"a\" : [ 1, -2.5e3, true, null ], \"b\": {}, \"c\": \"\\u5b88\\n\" } "))
                .isEqualTo(Map.of("a", java.util.Arrays.asList(1.0, -2500.0, true, null), "b", Map.of(), "c", "守\n"));
        assertThat(Json.read("[[], [[]], {\"a\": {}}]"))
                .isEqualTo(List.of(List.of(), List.of(List.of()), Map.of("a", Map.of())));
    }

    @Property
    void a_number_comes_back_bit_by_bit(@ForAll double number) {
        assertThat(Json.read(Json.write(number))).isEqualTo(number);
    }

    @Property
    void a_text_comes_back(@ForAll String text) {
        assertThat(Json.read(Json.write(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":1,\"a\":2} | a second time",
                "[1 2]             | no ']'",
                "[1] x             | something after",
                "\"abc             | without an end",
                "nul               | a word",
                "[1.2.3]           | no number",
                "{1:2}             | no quotation mark"
            })
    void what_is_no_json_is_refused_with_the_place(String text, String told) {
        assertThatThrownBy(() -> Json.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("JSON, character")
                .hasMessageContaining(told);
    }

    @Test
    void nesting_without_end_is_refused() {
        assertThatThrownBy(() -> Json.read("[".repeat(100_000))).hasMessageContaining("nesting deeper than 64");
        assertThat(Json.read("[" + "[[]],".repeat(200) + "1]")).isInstanceOf(List.class);
    }

    @Test
    void what_is_missing_is_named() {
        assertThatThrownBy(
                        () -> Members.read("{\"a\": {}}", "model").object("a").number("rate"))
                .hasMessage("model.a.rate is not a number");
    }
}
