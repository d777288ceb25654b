package dev.shouyue.portfolio.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** The words of the report in one language, and how numbers are written in it. A missing word is an error. */
final class Words {

    private static final int WAN = 10_000;
    private static final long YI = 100_000_000;
    private static final int THOUSAND = 1_000;
    private static final int MILLION = 1_000_000;

    private final String language;
    private final Properties words = new Properties();

    Words(String language) {
        this.language = language;
        try (InputStream in = Resources.open(language + ".properties");
                InputStreamReader text = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            words.load(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String tag() {
        return language.equals("zh") ? "zh-CN" : "en";
    }

    boolean isChinese() {
        return language.equals("zh");
    }

    boolean has(String key) {
        return words.containsKey(key);
    }

    /** The text of {@code key} with {@code values} in its holes. */
    String word(String key, Object... values) {
        String text = words.getProperty(key);
        if (text == null) {
            throw new IllegalStateException("the report has no text for " + key + " in " + language);
        }
        return new MessageFormat(text, Locale.ROOT).format(values);
    }

    /** The word of a code, such as of a class or a cause; the code itself where there is none. */
    String code(String kind, String code) {
        String key = kind + "." + code;
        return has(key) ? word(key) : code;
    }

    String percent(double share) {
        double hundredths = share * 100;
        int decimals = hundredths != 0 && Math.abs(hundredths) < 1 ? 2 : 1;
        return String.format(
                Locale.ROOT, isChinese() ? "%." + decimals + "f%%" : "%." + decimals + "f\u00a0%%", hundredths);
    }

    /** Without decimals, for axes. */
    String roundPercent(double share) {
        double hundredths = share * 100;
        String text = BigDecimal.valueOf(hundredths)
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
        return text + (isChinese() ? "%" : "\u00a0%");
    }

    String number(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /** With all decimals of the currency, without its name: for columns that name it. */
    String amount(String currency, long minor) {
        return String.format(
                Locale.ROOT, "%,." + decimals(currency) + "f", BigDecimal.valueOf(minor, decimals(currency)));
    }

    /** Without the decimals it does not need: 0.1, 1, 1,000. */
    String plain(String currency, long minor) {
        BigDecimal units = BigDecimal.valueOf(minor, decimals(currency)).stripTrailingZeros();
        return String.format(Locale.ROOT, "%,." + Math.max(units.scale(), 0) + "f", units);
    }

    String money(String currency, long minor) {
        return currency + "\u00a0" + amount(currency, minor);
    }

    /** Rounded for reading: 12.3 million, 1,230 万. */
    String roughMoney(String currency, long minor) {
        BigDecimal units = BigDecimal.valueOf(minor, decimals(currency));
        double size = units.abs().doubleValue();
        String text;
        if (isChinese()) {
            text = size >= YI
                    ? rough(units, YI, word("unit.yi"))
                    : size >= WAN ? rough(units, WAN, word("unit.wan")) : amount(currency, minor);
        } else {
            text = size >= MILLION
                    ? rough(units, MILLION, word("unit.million"))
                    : size >= 100 * THOUSAND ? rough(units, THOUSAND, word("unit.thousand")) : amount(currency, minor);
        }
        return currency + "\u00a0" + text;
    }

    private static String rough(BigDecimal units, long by, String name) {
        BigDecimal value = units.divide(BigDecimal.valueOf(by), 1, RoundingMode.HALF_UP);
        return String.format(Locale.ROOT, "%,.1f\u00a0%s", value, name);
    }

    /** Amounts of several currencies one after the other; 0 for none. */
    String sum(Map<String, Long> byCurrency) {
        return byCurrency.isEmpty() ? "0" : money(byCurrency);
    }

    /** Amounts of several currencies one after the other; a dash for none. */
    String money(Map<String, Long> byCurrency) {
        return byCurrency.isEmpty()
                ? "–"
                : byCurrency.entrySet().stream()
                        .map(entry -> money(entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining(word("list.comma")));
    }

    String roughMoney(Map<String, Long> byCurrency) {
        return byCurrency.isEmpty()
                ? word("nothing")
                : byCurrency.entrySet().stream()
                        .map(entry -> roughMoney(entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining(word("list.comma")));
    }

    static int decimals(String currency) {
        int digits = Currency.getInstance(currency).getDefaultFractionDigits();
        return digits < 0 ? 2 : digits;
    }
}
