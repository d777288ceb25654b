package dev.shouyue.intake;

import dev.shouyue.kernel.money.Money;
import dev.shouyue.kernel.money.Rate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The cells of one row by column name; reading one says what was expected when it is not there. */
final class Cells {

    /** A cell that is not what it should be. */
    static final class Bad extends RuntimeException {
        private static final long serialVersionUID = 1L;

        final String column;
        final String value;
        final String expected;

        Bad(String column, String value, String problem, String expected) {
            super(problem, null, false, false);
            this.column = column;
            this.value = value;
            this.expected = expected;
        }
    }

    private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000_000_000L);

    private final Map<String, Integer> columns;
    private final List<String> values;

    Cells(Map<String, Integer> columns, List<String> values) {
        this.columns = columns;
        this.values = values;
    }

    @Nullable
    String optional(String column) {
        Integer index = columns.get(column);
        if (index == null || index >= values.size()) {
            return null;
        }
        String value = values.get(index).strip();
        return value.isEmpty() ? null : value;
    }

    String text(String column) {
        String value = optional(column);
        if (value == null) {
            throw new Bad(column, "", "the field is empty", "a value");
        }
        if (value.indexOf('\uFFFD') >= 0) {
            throw new Bad(column, value, "the text is not UTF-8", "a file in UTF-8");
        }
        if (value.length() > 200 || value.chars().anyMatch(c -> c < ' ')) {
            throw new Bad(column, value, "the text is too long or has control characters", "at most 200 characters");
        }
        return value;
    }

    @Nullable
    String optionalText(String column) {
        return optional(column) == null ? null : text(column);
    }

    BigDecimal decimal(String column) {
        String text = text(column);
        try {
            if (text.length() <= 40) {
                BigDecimal value = new BigDecimal(text);
                if (value.abs().compareTo(LARGEST) <= 0 && value.scale() <= 20) {
                    return value;
                }
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new Bad(column, text, "this is no amount", "a decimal number such as 899.75, at most 10^15");
    }

    /** Minor units of an exact amount that is not negative; an empty cell is zero when {@code optional}. */
    long minor(String column, Currency currency, boolean optional) {
        if (optional && optional(column) == null) {
            return 0;
        }
        BigDecimal amount = decimal(column);
        if (amount.signum() < 0) {
            throw new Bad(column, amount.toPlainString(), "the amount is negative", "0 or more");
        }
        try {
            return Money.toMinor(amount, currency);
        } catch (ArithmeticException e) {
            throw new Bad(
                    column,
                    amount.toPlainString(),
                    "the amount has too many decimals",
                    "at most " + Money.decimals(currency) + " decimals for " + currency.getCurrencyCode());
        }
    }

    /** Minor units of an amount that may have more decimals than money has, rounded HALF_UP. */
    long rounded(String column) {
        BigDecimal amount = decimal(column);
        if (amount.signum() < 0) {
            throw new Bad(column, amount.toPlainString(), "the amount is negative", "0 or more");
        }
        return amount.movePointRight(2).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    int whole(String column, int from, int to) {
        String text = text(column);
        try {
            int value = new BigDecimal(text).intValueExact();
            if (value >= from && value <= to) {
                return value;
            }
        } catch (NumberFormatException | ArithmeticException e) {
            // said below
        }
        throw new Bad(column, text, "this is not such a number", "a whole number from " + from + " to " + to);
    }

    Currency currency(String column) {
        String text = text(column);
        try {
            return Currency.getInstance(text);
        } catch (IllegalArgumentException e) {
            throw new Bad(column, text, "there is no such currency", "an ISO 4217 code such as CNY");
        }
    }

    Rate dailyRate(String column) {
        String text = text(column);
        try {
            return Rate.ofPercentPerDay(text);
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw new Bad(column, text, "this is no rate", "percent a day, 0 or more, such as 0.04");
        }
    }

    LocalDate date(String column) {
        return time(column).toLocalDate();
    }

    /** A date, or a date and time with T or a blank between. */
    LocalDateTime time(String column) {
        String text = text(column);
        try {
            LocalDateTime time = text.length() == 10
                    ? LocalDate.parse(text).atTime(LocalTime.MIDNIGHT)
                    : LocalDateTime.parse(text.replace(' ', 'T'));
            if (time.getYear() >= 1900 && time.getYear() <= 2200) {
                return time;
            }
        } catch (DateTimeParseException e) {
            // said below
        }
        throw new Bad(
                column, text, "there is no such date", "YYYY-MM-DD or YYYY-MM-DDThh:mm:ss, between 1900 and 2200");
    }

    <E extends Enum<E>> E oneOf(String column, Class<E> type) {
        String text = text(column);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(text)) {
                return constant;
            }
        }
        throw new Bad(
                column,
                text,
                "this value is not known",
                "one of " + java.util.Arrays.toString(type.getEnumConstants()));
    }
}
