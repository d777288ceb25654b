package dev.shouyue.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.kernel.money.Money;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told to people is there in both languages, and can be kept until somebody reads it. */
class SentenceTest {

    private static final Pattern HOLE = Pattern.compile("\\{(\\w+)(\\|[^}]*)?}");
    /** Two words of small ASCII letters one after the other, commands left out. */
    private static final Pattern ENGLISH = Pattern.compile("(?<![-/.\\w])(?!shouyue )[a-z]{2,} [a-z]{2,}");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "access",
                "api",
                "cli",
                "decision",
                "explanation",
                "intake",
                "portfolio",
                "servicing",
                "storage",
                "warning"
            })
    void every_sentence_is_there_in_both_languages_with_the_same_places(String module) {
        Words english = Words.in(module, "en");
        Words chinese = Words.in(module, "zh");
        assertThat(chinese.keys()).containsAll(english.keys());
        for (String key : english.keys()) {
            String said = chinese.say(key);
            assertThat(said).as(key).doesNotContainPattern(ENGLISH);
            if (!key.startsWith("wrong.")) { // in English these are a library's own
                if (!key.endsWith(".source")) { // names of laws are proper names
                    assertThat(english.say(key)).as(key).doesNotContainPattern("\\p{IsHan}");
                }
                assertThat(holes(english.say(key))).as(key).containsAll(holes(said));
            }
        }
    }

    @Test
    void a_sentence_that_was_kept_is_told_in_any_language_with_those_within_it() {
        Sentence inner = Sentence.of("intake", "problem.width", "n", 1);
        Sentence outer = Sentence.of("intake", "problem.goesOn", "problem", inner, "line", 7);
        Sentence whole = Sentence.of("intake", "failed.at", "file", "a.csv", "line", 5, "problem", outer);
        String kept = whole.kept();
        assertThat(kept).doesNotContain("\n");
        assertThat(Sentence.told(kept, "en")).isEqualTo("a.csv:5: the row has 1 field (the row goes on to line 7)");
        assertThat(Sentence.told(kept, "zh")).isEqualTo("a.csv:5: 该行有 1 个字段（该行延续到第 7 行）");
        assertThat(whole.in("zh")).isEqualTo(Sentence.told(kept, "zh"));
    }

    @Test
    void a_text_that_is_no_sentence_stands_as_it_is() {
        assertThat(Sentence.told("2 installments", "zh")).isEqualTo("2 installments");
        assertThat(Sentence.told("", "zh")).isEmpty();
    }

    @Test
    void amounts_are_written_in_groups_of_three_and_one_is_one() {
        assertThat(Words.amount(Money.of("1234567.50", "CNY"))).isEqualTo("1,234,567.50 CNY");
        assertThat(Words.amount(Money.of("1234567", "JPY"))).isEqualTo("1,234,567 JPY");
        assertThat(Words.in("intake", "en").say("problem.width", "n", 1)).isEqualTo("the row has 1 field");
        assertThat(Words.in("intake", "en").say("problem.width", "n", 2)).isEqualTo("the row has 2 fields");
    }

    private static Set<String> holes(String sentence) {
        Set<String> holes = new TreeSet<>();
        HOLE.matcher(sentence)
                .results()
                .map((MatchResult hole) -> hole.group(1))
                .forEach(holes::add);
        return holes;
    }
}
