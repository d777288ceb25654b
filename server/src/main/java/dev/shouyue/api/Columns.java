package dev.shouyue.api;

import dev.shouyue.decision.Words;
import java.util.Optional;

/** What the columns of import files mean, in words. */
final class Columns {

    private Columns() {}

    static Optional<String> meaning(String kind, String column, String language) {
        Words words = Words.in("intake", language);
        String own = kind + "." + column;
        if (words.has(own)) {
            return Optional.of(words.say(own));
        }
        return words.has(column) ? Optional.of(words.say(column)) : Optional.empty();
    }
}
