package dev.shouyue.decision;

import java.util.List;

/**
 * Something to be told to a person, in the language they read: a sentence of a module's {@link Words} and what stands in
 * its places, which may be sentences again. It can be kept as text until somebody reads it.
 *
 * @param module whose words it is of
 * @param pairs name and value in turn
 */
public record Sentence(String module, String key, List<Object> pairs) {

    /** Begins and divides a sentence that is kept as text; in a sentence within a sentence it is the sign before. */
    private static final char SIGN = '\u001f';

    private static final char DEEPEST = '\u001c';

    public Sentence {
        pairs = List.copyOf(pairs);
    }

    public static Sentence of(String module, String key, Object... pairs) {
        return new Sentence(module, key, List.of(pairs));
    }

    /** The sentence in {@code en} or {@code zh}. */
    public String in(String language) {
        Object[] said = new Object[pairs.size()];
        for (int i = 0; i < said.length; i++) {
            said[i] = pairs.get(i) instanceof Sentence inner ? inner.in(language) : pairs.get(i);
        }
        return Words.in(module, language).say(key, said);
    }

    /** In English, as the log has it. */
    @Override
    public String toString() {
        return in("en");
    }

    /** The sentence as text to be kept, on one line; {@link #told} gives it back in a language. */
    public String kept() {
        StringBuilder text =
                new StringBuilder().append(SIGN).append(module).append(':').append(key);
        for (Object part : pairs) {
            text.append(SIGN);
            text.append(part instanceof Sentence inner ? shifted(inner.kept(), -1) : part);
        }
        return text.toString();
    }

    /** What was kept, in {@code en} or {@code zh}; a text that is no sentence stands as it is. */
    public static String told(String text, String language) {
        return read(text) instanceof Sentence sentence ? sentence.in(language) : text;
    }

    /** What was kept, to stand in a place of another sentence: a sentence again, or the text that it is. */
    public static Object read(String text) {
        if (text.isEmpty() || text.charAt(0) != SIGN) {
            return text;
        }
        String[] parts = text.substring(1).split(String.valueOf(SIGN), -1);
        Object[] pairs = new Object[parts.length - 1];
        for (int i = 0; i < pairs.length; i++) {
            String part = parts[i + 1];
            boolean inner = !part.isEmpty() && part.charAt(0) == SIGN - 1;
            pairs[i] = inner ? read(shifted(part, 1)) : part;
        }
        int colon = parts[0].indexOf(':');
        return of(parts[0].substring(0, colon), parts[0].substring(colon + 1), pairs);
    }

    private static String shifted(String text, int by) {
        StringBuilder shifted = new StringBuilder(text);
        for (int i = 0; i < shifted.length(); i++) {
            char sign = shifted.charAt(i);
            if (sign >= DEEPEST && sign <= SIGN) {
                shifted.setCharAt(i, (char) (sign + by));
            }
        }
        return shifted.toString();
    }
}
