package dev.shouyue.stream;

import dev.shouyue.risk.signal.BorrowerRules;
import dev.shouyue.risk.signal.ChannelRules;
import dev.shouyue.risk.signal.CohortRules;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.TreeMap;

/** The rules of the signals: where they begin, with what is set otherwise by the name of signal and rule. */
record Rules(BorrowerRules borrower, ChannelRules channel, CohortRules cohort) {

    /** Refuses names and values that cannot be, by name. */
    static Rules of(Map<String, String> set) {
        Map<String, String> left = new TreeMap<>(set);
        Rules rules = new Rules(
                with("borrower", BorrowerRules.start(), left),
                with("channel", ChannelRules.start(), left),
                with("cohort", CohortRules.start(), left));
        if (!left.isEmpty()) {
            throw new JobSettings.Wrong(
                    "--rules: there is no rule '" + left.keySet().iterator().next() + "'");
        }
        return rules;
    }

    private static <R extends Record> R with(String signal, R start, Map<String, String> left) {
        RecordComponent[] components = start.getClass().getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        try {
            for (int k = 0; k < components.length; k++) {
                String name = signal + "." + components[k].getName();
                types[k] = components[k].getType();
                String text = left.remove(name);
                values[k] = text == null ? components[k].getAccessor().invoke(start) : value(name, types[k], text);
            }
            @SuppressWarnings("unchecked") // the class of a record gives that record
            Class<R> type = (Class<R>) start.getClass();
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object value(String name, Class<?> type, String text) {
        try {
            Object value = type == int.class
                    ? (Object) Integer.valueOf(text)
                    : type == double.class ? (Object) Double.valueOf(text) : Duration.parse(text);
            boolean sensible =
                    switch (value) {
                        case Integer number -> number > 0;
                        case Double number -> number > 0 && Double.isFinite(number);
                        case Duration duration -> !duration.isNegative() && duration.toDays() <= 10_000;
                        default -> false;
                    };
            if (sensible) {
                return value;
            }
        } catch (NumberFormatException | DateTimeParseException e) {
            throw new JobSettings.Wrong("--rules: " + name + " '" + text + "' is no "
                    + (type == Duration.class ? "duration such as P30D" : "number"));
        }
        throw new JobSettings.Wrong("--rules: " + name + " '" + text + "' is out of range");
    }
}
