package dev.shouyue.api;

import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;

/** Who reads the answer to the present request. */
final class Reader {

    private Reader() {}

    /** {@code zh}, or else {@code en}: what the request asks for in {@code Accept-Language}. */
    static String language() {
        return LocaleContextHolder.getLocale().getLanguage().equals(Locale.CHINESE.getLanguage()) ? "zh" : "en";
    }
}
