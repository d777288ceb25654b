package dev.shouyue.api;

import java.util.regex.Pattern;

/** What a spreadsheet would take for a formula when it opens a file of ours. */
final class Formulas {

    /** What a formula begins with, also in the full width of Chinese and Japanese keyboards. */
    private static final String FIRST = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    /** A negative number is a number. */
    private static final Pattern NUMBER = Pattern.compile("-[0-9]+(\\.[0-9]+)?");

    private Formulas() {}

    /** The text, marked as text when a spreadsheet would take it for a formula. */
    static String safe(String text) {
        boolean formula = !text.isEmpty()
                && FIRST.indexOf(text.charAt(0)) >= 0
                && !NUMBER.matcher(text).matches();
        return formula ? "'" + text : text;
    }
}
