package dev.shouyue.portfolio.report;

import java.util.Locale;

/** A drawing. Colours are classes of the style sheet, so that it follows light, dark and print; text is escaped. */
final class Svg {

    private final StringBuilder out = new StringBuilder(4_000);

    /** A drawing of {@code width} by {@code height} units, about a pixel each, that {@code label} describes. */
    Svg(int width, int height, String label) {
        add("<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">", width, height, escape(label));
    }

    Svg line(String css, double x1, double y1, double x2, double y2) {
        return add("<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>", css, x1, y1, x2, y2);
    }

    Svg rect(String css, double x, double y, double width, double height, String title) {
        return add(
                "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"%s",
                css, x, y, Math.max(width, 0.5), Math.max(height, 0), titled("rect", title));
    }

    Svg circle(String css, double x, double y, double radius, String title) {
        return add(
                "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"%s",
                css, x, y, radius, titled("circle", title));
    }

    Svg path(String css, String d, String title) {
        return add("<path class=\"%s\" d=\"%s\"%s", css, d, titled("path", title));
    }

    /** Text whose {@code anchor} (start, middle, end) stands at x. */
    Svg text(String css, double x, double y, String anchor, String text) {
        return add(
                "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>",
                css, x, y, anchor, escape(text));
    }

    private static String titled(String element, String title) {
        return title.isEmpty() ? "/>" : "><title>" + escape(title) + "</title></" + element + ">";
    }

    private Svg add(String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values));
        return this;
    }

    /** A point of a path, such as {@code L12.0 7.5}. */
    static String point(char command, double x, double y) {
        return String.format(Locale.ROOT, "%c%.1f %.1f", command, x, y);
    }

    @Override
    public String toString() {
        return out + "</svg>";
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
