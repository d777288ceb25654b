package dev.shouyue.portfolio;

import dev.shouyue.decision.Words;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What each figure, column and step means: the one place for the texts that screens and reports show. */
public final class Definitions {

    private Definitions() {}

    /** A term: its name, what it means, how it is computed, where it comes from. */
    public record Definition(
            String key, String name, String definition, Optional<String> formula, Optional<String> source) {}

    /** All definitions in {@code en} or {@code zh}. */
    public static List<Definition> in(String language) {
        Words words = Words.in("portfolio", language);
        Set<String> keys = new LinkedHashSet<>();
        for (String key : words.keys()) {
            keys.add(key.substring(0, key.indexOf('.')));
        }
        return keys.stream()
                .map(key -> new Definition(
                        key,
                        words.say(key + ".name"),
                        words.say(key + ".definition", "d1Minimum", Overview.D1_MINIMUM),
                        said(words, key + ".formula"),
                        said(words, key + ".source")))
                .toList();
    }

    /** Why a day has no D1 rate, in {@code en} or {@code zh}. */
    public static String noD1(String language, Overview.Figures day) {
        return Words.in("portfolio", language)
                .say("d1Rate.few", "d1Minimum", Overview.D1_MINIMUM, "due", day.dueBefore());
    }

    private static Optional<String> said(Words words, String key) {
        return words.has(key) ? Optional.of(words.say(key)) : Optional.empty();
    }
}
