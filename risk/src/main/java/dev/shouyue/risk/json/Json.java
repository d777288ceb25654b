package dev.shouyue.risk.json;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON (RFC 8259) of maps, lists, strings, numbers, booleans and {@code null}. Numbers are read as {@link Double}, and
 * written so that reading gives the same bits.
 */
public final class Json {

    private static final int DEEPEST = 64;

    /** Whole numbers of so many digits are a {@code double} exactly. */
    private static final int DIGITS = 15;

    private final String text;
    private int at;
    private int depth;

    private Json(String text) {
        this.text = text;
    }

    /**
     * Reads one value.
     *
     * @throws IllegalArgumentException naming the place, when the text is no JSON, is nested deeper than 64 or names a
     *     member twice
     */
    public static @Nullable Object read(String text) {
        Json json = new Json(text);
        Object value = json.value();
        json.space();
        if (json.at < text.length()) {
            throw json.wrong("something after the value");
        }
        return value;
    }

    /** Writes a value; members in the order of the map, one member of the outermost object a line. */
    public static String write(@Nullable Object value) {
        StringBuilder out = new StringBuilder();
        write(value, out, 0);
        return out.append('\n').toString();
    }

    /** Writes a value on one line, without the end of the line. */
    public static String line(@Nullable Object value) {
        StringBuilder out = new StringBuilder();
        write(value, out, 1);
        return out.toString();
    }

    private static void write(@Nullable Object value, StringBuilder out, int level) {
        switch (value) {
            case null -> out.append("null");
            case String string -> quote(string, out);
            case Boolean flag -> out.append(flag.booleanValue());
            case Number number -> number(number.doubleValue(), out);
            case double[] numbers -> {
                out.append('[');
                for (int k = 0; k < numbers.length; k++) {
                    out.append(k == 0 ? "" : ", ");
                    number(numbers[k], out);
                }
                out.append(']');
            }
            case Map<?, ?> members -> writeObject(members, out, level);
            case List<?> items -> {
                out.append('[');
                for (Iterator<?> each = items.iterator(); each.hasNext(); ) {
                    write(each.next(), out, level + 1);
                    out.append(each.hasNext() ? ", " : "");
                }
                out.append(']');
            }
            default ->
                throw new IllegalArgumentException(
                        "no JSON for a " + value.getClass().getName());
        }
    }

    private static void writeObject(Map<?, ?> members, StringBuilder out, int level) {
        String gap = level == 0 ? "\n  " : " ";
        out.append('{');
        for (Iterator<? extends Map.Entry<?, ?>> each = members.entrySet().iterator(); each.hasNext(); ) {
            Map.Entry<?, ?> member = each.next();
            out.append(gap);
            quote((String) member.getKey(), out);
            out.append(": ");
            write(member.getValue(), out, level + 1);
            out.append(each.hasNext() ? "," : "");
        }
        out.append(level == 0 ? "\n}" : " }");
    }

    private static void number(double number, StringBuilder out) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("no JSON for " + number);
        }
        boolean whole = number == Math.rint(number) && Math.abs(number) < 1e15 && !isNegativeZero(number);
        out.append(whole ? Long.toString((long) number) : Double.toString(number));
    }

    private static boolean isNegativeZero(double number) {
        return number == 0 && 1 / number < 0;
    }

    private static void quote(String string, StringBuilder out) {
        out.append('"');
        for (int k = 0; k < string.length(); k++) {
            char c = string.charAt(k);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ') {
                        out.append("\\u00")
                                .append(Character.forDigit(c >> 4, 16))
                                .append(Character.forDigit(c & 15, 16));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private @Nullable Object value() {
        space();
        if (at >= text.length()) {
            throw wrong("the end where a value should be");
        }
        return switch (text.charAt(at)) {
            case '{' -> object();
            case '[' -> list();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, @Nullable Object> object() {
        enter();
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        if (takes('}')) {
            return members;
        }
        do {
            space();
            String name = string();
            if (members.containsKey(name)) {
                throw wrong("the member '" + name + "' a second time");
            }
            need(':');
            members.put(name, value());
        } while (takes(','));
        need('}');
        depth--;
        return members;
    }

    private List<@Nullable Object> list() {
        enter();
        List<@Nullable Object> items = new ArrayList<>();
        if (takes(']')) {
            return items;
        }
        do {
            items.add(value());
        } while (takes(','));
        need(']');
        depth--;
        return items;
    }

    private void enter() {
        at++;
        if (++depth > DEEPEST) {
            throw wrong("nesting deeper than " + DEEPEST);
        }
    }

    private String string() {
        if (at >= text.length() || text.charAt(at) != '"') {
            throw wrong("no quotation mark where a string should be");
        }
        // most strings have no escape, and are a piece of the text
        int from = ++at;
        while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\\') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '"') {
            return text.substring(from, at++);
        }
        StringBuilder out = new StringBuilder().append(text, from, at);
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return out.toString();
            }
            out.append(c == '\\' ? escaped() : c);
        }
        throw wrong("a string without an end");
    }

    private char escaped() {
        at++;
        if (at >= text.length()) {
            throw wrong("a string without an end");
        }
        return switch (text.charAt(at)) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case '"' -> '"';
            case '\\' -> '\\';
            case '/' -> '/';
            case 'u' -> {
                if (at + 4 >= text.length()) {
                    throw wrong("a string without an end");
                }
                at += 4;
                yield (char) Integer.parseInt(text.substring(at - 3, at + 1), 16);
            }
            default -> throw wrong("an escape that JSON does not know");
        };
    }

    private Double number() {
        int from = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (from == at) {
            throw wrong("'" + text.charAt(at) + "' where a value should be");
        }
        if (at - from <= DIGITS && isDigits(from, at)) {
            return (double) Long.parseLong(text, from, at, 10);
        }
        try {
            return Double.valueOf(text.substring(from, at));
        } catch (NumberFormatException e) {
            at = from;
            throw (IllegalArgumentException) wrong("no number").initCause(e);
        }
    }

    private boolean isDigits(int from, int to) {
        for (int k = from; k < to; k++) {
            if (text.charAt(k) < '0' || text.charAt(k) > '9') {
                return false;
            }
        }
        return true;
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!text.startsWith(word, at)) {
            throw wrong("a word that JSON does not know");
        }
        at += word.length();
        return value;
    }

    private boolean takes(char c) {
        space();
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            depth -= c == '}' || c == ']' ? 1 : 0;
            return true;
        }
        return false;
    }

    private void need(char c) {
        space();
        if (at >= text.length() || text.charAt(at) != c) {
            throw wrong("no '" + c + "'");
        }
        at++;
    }

    private void space() {
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("JSON, character " + at + ": " + what);
    }
}
