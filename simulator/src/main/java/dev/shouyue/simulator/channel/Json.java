package dev.shouyue.simulator.channel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as the wallets write it: objects as maps, lists, texts, whole numbers as {@code Long}, true and false. */
public final class Json {

    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    /**
     * The object that {@code text} is.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Map<String, Object> object(String text) {
        Json reader = new Json(text);
        if (reader.value() instanceof Map<?, ?> map) {
            reader.space();
            if (reader.at == text.length()) {
                return named(map);
            }
        }
        throw reader.wrong("an object and nothing after it");
    }

    /** The object under a name; an empty one when there is none. */
    public static Map<String, Object> object(Map<String, Object> from, String name) {
        return from.get(name) instanceof Map<?, ?> map ? named(map) : Map.of();
    }

    /** The text or number under a name; empty when there is none. */
    public static String text(Map<String, Object> from, String name) {
        Object value = from.get(name);
        return value == null ? "" : value.toString();
    }

    /** Writes maps, lists, texts, numbers and booleans. */
    public static String write(Object value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(Object value, StringBuilder out) {
        switch (value) {
            case Map<?, ?> map -> {
                out.append('{');
                map.forEach((name, inner) -> {
                    if (out.charAt(out.length() - 1) != '{') {
                        out.append(',');
                    }
                    write(name.toString(), out);
                    out.append(':');
                    write(inner, out);
                });
                out.append('}');
            }
            case List<?> list -> {
                out.append('[');
                for (int i = 0; i < list.size(); i++) {
                    out.append(i == 0 ? "" : ",");
                    write(list.get(i), out);
                }
                out.append(']');
            }
            case String string -> {
                out.append('"');
                for (int i = 0; i < string.length(); i++) {
                    char c = string.charAt(i);
                    if (c == '"' || c == '\\') {
                        out.append('\\').append(c);
                    } else if (c < ' ') {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
                out.append('"');
            }
            default -> out.append(value);
        }
    }

    private static Map<String, Object> named(Map<?, ?> map) {
        Map<String, Object> named = new LinkedHashMap<>();
        map.forEach((name, value) -> named.put(name.toString(), value));
        return named;
    }

    private @Nullable Object value() {
        space();
        if (at == text.length()) {
            throw wrong("a value");
        }
        char c = text.charAt(at);
        if (c == '{') {
            return map();
        }
        if (c == '[') {
            return list();
        }
        if (c == '"') {
            return string();
        }
        int from = at;
        while (at < text.length() && "+-.0123456789Eaeflnrstu".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String word = text.substring(from, at);
        return switch (word) {
            case "true" -> true;
            case "false" -> false;
            case "null" -> null;
            default -> number(word);
        };
    }

    private Object number(String word) {
        try {
            return Long.parseLong(word);
        } catch (NumberFormatException e) {
            throw wrong("a whole number");
        }
    }

    private Map<String, Object> map() {
        Map<String, Object> map = new LinkedHashMap<>();
        at++;
        for (boolean first = true; !taken('}'); first = false) {
            if (!first) {
                expect(',');
            }
            space();
            String name = string();
            expect(':');
            Object value = value();
            if (value != null) {
                map.put(name, value);
            }
        }
        return map;
    }

    private List<Object> list() {
        List<Object> list = new ArrayList<>();
        at++;
        for (boolean first = true; !taken(']'); first = false) {
            if (!first) {
                expect(',');
            }
            Object value = value();
            if (value != null) {
                list.add(value);
            }
        }
        return list;
    }

    private String string() {
        expect('"');
        StringBuilder string = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            if (c != '\\') {
                string.append(c);
                continue;
            }
            char sign = at < text.length() ? text.charAt(at++) : ' ';
            switch (sign) {
                case 'n' -> string.append('\n');
                case 't' -> string.append('\t');
                case 'r' -> string.append('\r');
                case 'b' -> string.append('\b');
                case 'f' -> string.append('\f');
                case 'u' -> {
                    if (at + 4 > text.length()) {
                        throw wrong("four digits");
                    }
                    string.append((char) Integer.parseInt(text.substring(at, at + 4), 16));
                    at += 4;
                }
                default -> string.append(sign);
            }
        }
        expect('"');
        return string.toString();
    }

    private boolean taken(char c) {
        space();
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char c) {
        if (!taken(c)) {
            throw wrong("'" + c + "'");
        }
    }

    private void space() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private IllegalArgumentException wrong(String expected) {
        return new IllegalArgumentException("expected " + expected + " at character " + at + " of " + text);
    }
}
