package dev.shouyue.cli;

/** Texts one under the other on a terminal, where a Chinese character takes two columns. */
final class Columns {

    private Columns() {}

    /** The text with blanks behind it up to {@code width} columns. */
    static String left(String text, int width) {
        return text + blanks(text, width);
    }

    /** The text with blanks before it up to {@code width} columns. */
    static String right(String text, int width) {
        return blanks(text, width) + text;
    }

    private static String blanks(String text, int width) {
        return " ".repeat(Math.max(0, width - width(text)));
    }

    private static int width(String text) {
        return text.codePoints()
                .map(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN ? 2 : 1)
                .sum();
    }
}
