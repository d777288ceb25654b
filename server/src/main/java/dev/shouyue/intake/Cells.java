package dev.shouyue.intake;

import dev.shouyue.decision.Sentence;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.kernel.money.Rate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The cells of the present row by column name; reading one that is not what it should be says what was expected.
 * Amounts are read exactly, as ten-thousandths of the currency unit, which every minor unit divides. Dates are epoch
 * days and times microseconds of the epoch in the borrower's zone: numbers, since this is where the rows are hot.
 */
final class Cells {

    /** A cell that is not what it should be. */
    static final class Bad extends RuntimeException {
        private static final long serialVersionUID = 1L;

        final String column;
        final String value;
        final transient Sentence problem;
        final transient Sentence expected;

        Bad(String column, String value, Sentence problem, Sentence expected) {
            super("", null, false, false);
            this.column = column;
            this.value = value;
            this.problem = problem;
            this.expected = expected;
        }
    }

    static final long DAY = 86_400_000_000L;

    private static final int LONGEST_TEXT = 200;
    private static final int FINEST = 4;
    private static final long LARGEST = 1_000_000_000_000L;
    private static final Sentence EXPECTED_AMOUNT = Say.expected("amount", "most", LARGEST);
    private static final long[] POWERS = {1, 10, 100, 1_000, 10_000};

    private final CsvRows row;
    private final Map<String, Integer> columns;

    // The decimal that was read last: digits × 10^-scale.
    private long digits;
    private int scale;
    private boolean negative;

    Cells(CsvRows row, Map<String, Integer> columns) {
        this.row = row;
        this.columns = columns;
    }

    /** Ten-thousandths in a minor unit of the currency: 100 where it has two decimals. */
    static long unit(Currency currency) {
        return POWERS[FINEST - Money.decimals(currency)];
    }

    /** Refuses a row that is no CSV, no UTF-8 or not as wide as the header. */
    void checkRow(int width) {
        if (row.flaw().isPresent()) {
            int i = row.flawField();
            throw new Bad(
                    name(i),
                    field(i).shown(),
                    switch (row.flaw().get()) {
                        case QUOTE_INSIDE -> Say.problem("quoteInside");
                        case AFTER_QUOTE -> Say.problem("afterQuote");
                    },
                    Say.expected("quotes"));
        }
        if (!row.isAscii()) {
            for (int i = 0; i < row.count(); i++) {
                if (!field(i).isUtf8()) {
                    throw new Bad(name(i), field(i).shown(), Say.problem("notUtf8"), Say.expected("utf8"));
                }
            }
        }
        if (row.count() != width) {
            throw new Bad(
                    "",
                    new Text(row.bytes(), row.from(0), row.to(row.count() - 1) - row.from(0)).shown(),
                    Say.problem("width", "n", row.count()),
                    Say.expected("width", "n", width));
        }
    }

    private Text field(int i) {
        int from = row.from(i);
        return new Text(row.bytes(), from, Math.max(row.to(i) - from, 0));
    }

    /** The name of column {@code i}, empty where the header has none. */
    private String name(int i) {
        for (Map.Entry<String, Integer> column : columns.entrySet()) {
            if (column.getValue() == i) {
                return column.getKey();
            }
        }
        return "";
    }

    /** The loan that a bad row names, if it can be read at all. */
    @Nullable
    Text loan(String column) {
        try {
            return column.isEmpty() || !has(column) || !needed(column).isUtf8() ? null : text(column);
        } catch (Bad unreadable) {
            return null;
        }
    }

    /** Whether the column is there and the cell is not empty. */
    boolean has(String column) {
        return cell(column) != null;
    }

    private @Nullable Text cell(String column) {
        Integer index = columns.get(column);
        if (index == null || index >= row.count()) {
            return null;
        }
        int from = row.from(index);
        int to = row.to(index);
        return from >= to ? null : new Text(row.bytes(), from, to - from);
    }

    private Text needed(String column) {
        Text cell = cell(column);
        if (cell == null) {
            throw new Bad(column, "", Say.problem("empty"), Say.expected("value"));
        }
        return cell;
    }

    static Bad bad(String column, Text cell, Sentence problem, Sentence expected) {
        for (int i = cell.from(); i < cell.from() + cell.length(); i++) {
            byte b = cell.bytes()[i];
            if (b >= 0 && b < ' ') {
                String what = b == 0 ? "nul" : b == '\n' || b == '\r' ? "lineBreak" : "control";
                return new Bad(column, cell.shown(), Say.problem(what), expected);
            }
        }
        return new Bad(column, cell.shown(), problem, expected);
    }

    Text text(String column) {
        Text cell = needed(column);
        if (cell.length() > LONGEST_TEXT && cell.toString().length() > LONGEST_TEXT) {
            throw bad(column, cell, Say.problem("tooLong"), Say.expected("characters", "n", LONGEST_TEXT));
        }
        if (cell.isAscii()) {
            for (int i = cell.from(); i < cell.from() + cell.length(); i++) {
                if (cell.bytes()[i] < ' ' || cell.bytes()[i] == 0x7F) {
                    throw bad(column, cell, Say.problem("textControl"), Say.expected("oneLine"));
                }
            }
            return cell;
        }
        return unicode(column, cell);
    }

    private static Text unicode(String column, Text cell) {
        String text = cell.toString();
        if (text.indexOf('\uFFFD') >= 0) {
            throw bad(column, cell, Say.problem("spoilt"), Say.expected("asItWas"));
        }
        for (int i = 0; i < text.length(); i++) {
            int type = Character.getType(text.charAt(i));
            if (type == Character.CONTROL
                    || type == Character.FORMAT
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR) {
                throw bad(
                        column,
                        cell,
                        Say.problem("invisible", "code", String.format("%04X", (int) text.charAt(i))),
                        Say.expected("visible"));
            }
        }
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            throw new Bad(column, cell.shown(), Say.problem("empty"), Say.expected("value"));
        }
        return stripped.length() == text.length() ? cell : Text.of(stripped);
    }

    @Nullable
    Text optionalText(String column) {
        return has(column) ? text(column) : null;
    }

    /** Ten-thousandths of an amount that is not negative. */
    long amount(String column) {
        decimal(column);
        long factor = factor(column);
        return digits * factor;
    }

    /** The same of an amount in {@code currency}, refused when it has more decimals than that. */
    long amount(String column, Currency currency) {
        long amount = amount(column);
        if (amount % unit(currency) != 0) {
            throw bad(
                    column,
                    needed(column),
                    Say.problem("decimals"),
                    Say.expected("decimals", "n", Money.decimals(currency), "currency", currency.getCurrencyCode()));
        }
        return amount;
    }

    /** The same, refused when it is zero. */
    long positive(String column, Currency currency) {
        long amount = amount(column, currency);
        if (amount == 0) {
            throw bad(column, needed(column), Say.problem("zero"), Say.expected("moreThanZero"));
        }
        return amount;
    }

    /** The same of an amount whose currency another file tells. */
    long positive(String column) {
        long amount = amount(column);
        if (amount == 0) {
            throw bad(column, needed(column), Say.problem("zero"), Say.expected("moreThanZero"));
        }
        return amount;
    }

    /** Hundredths of an amount that may have more decimals than money has, rounded HALF_UP. */
    long rounded(String column) {
        decimal(column);
        notNegative(column);
        return switch (scale) {
            case 0 -> digits * 100;
            case 1 -> digits * 10;
            case 2 -> digits;
            default -> {
                long divisor = 1;
                for (int i = 2; i < scale; i++) {
                    divisor *= 10;
                }
                yield (digits + divisor / 2) / divisor;
            }
        };
    }

    private long factor(String column) {
        notNegative(column);
        if (scale > FINEST) {
            throw bad(column, needed(column), Say.problem("decimals"), Say.expected("decimalsAny", "n", FINEST));
        }
        return POWERS[FINEST - scale];
    }

    private void notNegative(String column) {
        if (negative && digits != 0) {
            throw bad(column, needed(column), Say.problem("negative"), Say.expected("zeroOrMore"));
        }
    }

    /** Reads digits with perhaps a sign and a point; zeros at the end of the decimals do not count. */
    private void decimal(String column) {
        Text cell = needed(column);
        if (!scan(cell)) {
            throw bad(column, cell, Say.problem(isDecimal(cell) ? "largeOrLong" : "noAmount"), EXPECTED_AMOUNT);
        }
        if (digits / power(scale) > LARGEST || (digits / power(scale) == LARGEST && digits % power(scale) != 0)) {
            throw bad(column, cell, Say.problem("tooLarge"), EXPECTED_AMOUNT);
        }
    }

    private static long power(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }

    /** Whether the cell is a decimal of at most 18 digits, which are then in {@code digits} and {@code scale}. */
    private boolean scan(Text cell) {
        byte[] bytes = cell.bytes();
        int at = cell.from();
        int end = at + cell.length();
        negative = bytes[at] == '-';
        if (negative) {
            at++;
        }
        digits = 0;
        scale = 0;
        int significant = 0;
        int zeros = 0;
        boolean any = false;
        boolean decimals = false;
        for (; at < end; at++) {
            byte b = bytes[at];
            if (b == '.' && !decimals) {
                decimals = true;
                any = false;
                continue;
            }
            if (b < '0' || b > '9') {
                return false;
            }
            any = true;
            if (decimals && b == '0') {
                zeros++;
                continue;
            }
            for (; zeros > 0; zeros--) {
                digits *= 10;
                scale++;
                if (++significant > 18) {
                    return false;
                }
            }
            digits = digits * 10 + (b - '0');
            scale += decimals ? 1 : 0;
            significant += digits == 0 ? 0 : 1;
            if (significant > 18 || scale > 18) {
                return false;
            }
        }
        return any;
    }

    private static boolean isDecimal(Text cell) {
        return cell.toString().matches("-?[0-9]*\\.?[0-9]+");
    }

    /** A whole number, perhaps written with decimals of zero (11.0). */
    int whole(String column, int from, int to) {
        Text cell = needed(column);
        if (scan(cell) && scale == 0 && digits <= Integer.MAX_VALUE) {
            int value = negative ? -(int) digits : (int) digits;
            if (value >= from && value <= to) {
                return value;
            }
        }
        throw bad(column, cell, Say.problem("noSuchNumber"), Say.expected("whole", "from", from, "to", to));
    }

    OptionalInt optionalWhole(String column, int from, int to) {
        return has(column) ? OptionalInt.of(whole(column, from, to)) : OptionalInt.empty();
    }

    Currency currency(String column) {
        Text cell = needed(column);
        if (cell.length() == 3 && cell.isAscii()) {
            try {
                return Currency.getInstance(cell.toString());
            } catch (IllegalArgumentException e) {
                // said below
            }
        }
        throw bad(column, cell, Say.problem("noCurrency"), Say.expected("currency"));
    }

    Rate dailyRate(String column) {
        Text cell = needed(column);
        boolean valid = scan(cell) && !(negative && digits != 0) && scale <= 10 && digits <= 100 * power(scale);
        if (!valid) {
            throw bad(column, cell, Say.problem("noRate"), Say.expected("rate"));
        }
        return Rate.ofPercentPerDay(BigDecimal.valueOf(digits, scale).toPlainString());
    }

    /** Epoch day of a date; a time of day is refused, unless it is midnight. */
    long date(String column) {
        long time = time(column);
        if (Math.floorMod(time, DAY) != 0) {
            throw bad(column, needed(column), Say.problem("timeOfDay"), Say.expected("date"));
        }
        return Math.floorDiv(time, DAY);
    }

    /** Epoch day of a date, or of a time. */
    long day(String column) {
        return Math.floorDiv(time(column), DAY);
    }

    /** Microseconds of the epoch of a time, or of a date at midnight. */
    long time(String column) {
        return Times.micros(column, needed(column));
    }

    /** The epoch day {@code day} of a column; refused when it is after {@code last}. */
    static long notAfter(long last, String column, long day) {
        if (day > last) {
            throw new Bad(
                    column,
                    LocalDate.ofEpochDay(day).toString(),
                    Say.problem("future"),
                    Say.expected("orEarlier", "day", LocalDate.ofEpochDay(last)));
        }
        return day;
    }

    <E extends Enum<E>> E oneOf(String column, Class<E> type) {
        Text cell = needed(column);
        String text = cell.toString();
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(text)) {
                return constant;
            }
        }
        throw bad(
                column,
                cell,
                Say.problem("unknownValue"),
                Say.expected(
                        "oneOf",
                        "values",
                        Arrays.stream(type.getEnumConstants())
                                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))));
    }
}
