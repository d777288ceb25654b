package dev.shouyue.api;

import dev.shouyue.access.Refusal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;

/** Who reads the answer to the present request. */
final class Reader {

    private Reader() {}

    /** {@code zh}, or else {@code en}: what the request asks for in {@code Accept-Language}. */
    static String language() {
        return LocaleContextHolder.getLocale().getLanguage().equals(Locale.CHINESE.getLanguage()) ? "zh" : "en";
    }

    /** The language that is asked for by name, else that of the request. */
    static String language(@Nullable String named) {
        if (named == null) {
            return language();
        }
        if (!named.equals("en") && !named.equals("zh")) {
            throw new Refusal.BadValue(
                    "lang", named, Say.of("expected.oneOf", "values", "en, zh"), Say.of("language", "value", named));
        }
        return named;
    }
}
