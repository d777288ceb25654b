package dev.shouyue.payment;

import java.time.Duration;
import java.time.LocalTime;
import java.time.Period;
import java.util.OptionalInt;
import java.util.Properties;

/** The rules of the channels for debits, from {@code schemes.properties}. */
public final class SchemeTable {

    private static final Properties ALL = DataFile.read("schemes.properties");

    private SchemeTable() {}

    /**
     * The rules of {@code name}: {@code alipay}, {@code wechat}, {@code iso20022} or {@code nacha}.
     *
     * @throws IllegalArgumentException when the file has none of that name
     */
    public static Scheme of(String name) {
        if (!ALL.containsKey(name + ".opens")) {
            throw new IllegalArgumentException("schemes.properties has no rules of the name '" + name + "'");
        }
        String lastDay = ALL.getProperty(name + ".lastDayOfMonth");
        return new Scheme(
                name,
                LocalTime.parse(value(name, "opens")),
                closing(value(name, "closes")),
                Duration.parse(value(name, "notice")),
                lastDay == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(lastDay)),
                Integer.parseInt(ALL.getProperty(name + ".leadDays", "0")),
                Integer.parseInt(value(name, "retries")),
                Period.parse(value(name, "retryWithin")),
                Integer.parseInt(value(name, "perSecond")),
                Duration.parse(value(name, "settles")));
    }

    private static LocalTime closing(String time) {
        return time.equals("24:00") ? LocalTime.MAX : LocalTime.parse(time);
    }

    private static String value(String name, String rule) {
        String value = ALL.getProperty(name + '.' + rule);
        if (value == null) {
            throw new IllegalStateException("schemes.properties does not say " + name + '.' + rule);
        }
        return value;
    }
}
