package dev.shouyue.decision;

import dev.shouyue.kernel.money.Money;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Sentences in one language, from a file of a module, with places for names: {@code {days} days}. */
public final class Words {

    private static final Map<String, Words> READ = new ConcurrentHashMap<>();

    private final String file;
    private final String language;
    private final Properties sentences;

    private Words(String file, String language, Properties sentences) {
        this.file = file;
        this.language = language;
        this.sentences = sentences;
    }

    /** The words of a module in {@code en} or {@code zh}. */
    public static Words in(String module, String language) {
        return READ.computeIfAbsent(
                "/" + module + "/" + (language.equals("zh") ? "zh" : "en") + ".properties",
                file -> read(file, language.equals("zh") ? "zh" : "en"));
    }

    private static Words read(String file, String language) {
        Properties sentences = new Properties();
        try (InputStream in = Words.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the words " + file + " are missing from the program");
            }
            sentences.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Words(file, language, sentences);
    }

    public String language() {
        return language;
    }

    /** Whether there is a sentence of that key. */
    public boolean has(String key) {
        return sentences.containsKey(key);
    }

    /** The sentence of a key with pairs of name and value set in; {@code {n|day|days}} is the word that fits the number. */
    public String say(String key, Object... pairs) {
        String sentence = sentences.getProperty(key);
        if (sentence == null) {
            throw new IllegalStateException(file + " has no sentence '" + key + "'");
        }
        for (int i = 0; i + 1 < pairs.length; i += 2) {
            String value = pairs[i + 1] instanceof Money money ? amount(money) : String.valueOf(pairs[i + 1]);
            sentence = sentence.replace("{" + pairs[i] + "}", value);
            if (sentence.contains("{" + pairs[i] + "|")) {
                sentence = Pattern.compile("\\{" + Pattern.quote(String.valueOf(pairs[i])) + "\\|([^|}]*)\\|([^|}]*)}")
                        .matcher(sentence)
                        .replaceAll(value.equals("1") ? "$1" : "$2");
            }
        }
        return sentence;
    }

    /** An amount as sentences write it, in groups of three digits: both languages do so alike. */
    public static String amount(Money money) {
        int decimals = Money.decimals(money.currency());
        return String.format(
                Locale.ROOT,
                "%,." + decimals + "f %s",
                money.decimal(),
                money.currency().getCurrencyCode());
    }

    /** A code of {@code key} in words; a code without words stands as it is. */
    public String code(String key, String code) {
        return sentences.getProperty(key + "." + code, code);
    }

    /** All keys, for those who list them. */
    public List<String> keys() {
        return sentences.stringPropertyNames().stream().sorted().toList();
    }
}
