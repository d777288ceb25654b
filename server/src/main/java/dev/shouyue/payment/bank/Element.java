package dev.shouyue.payment.bank;

import dev.shouyue.kernel.money.Money;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An element of a message and what is in it. What is asked of it and is not there, or is of another form, is {@link Unreadable}. */
final class Element {

    private final String name;
    private final @Nullable Element parent;
    private final int line;
    private final String currency;
    private final StringBuilder text = new StringBuilder();
    private final List<Element> children = new ArrayList<>();

    /**
     * @param currency its attribute {@code Ccy}; empty when it has none
     */
    Element(String name, @Nullable Element parent, int line, String currency) {
        this.name = name;
        this.parent = parent;
        this.line = line;
        this.currency = currency;
    }

    String name() {
        return name;
    }

    int line() {
        return line;
    }

    /** What it is in; null for the root. */
    @Nullable
    Element parent() {
        return parent;
    }

    void add(Element child) {
        children.add(child);
    }

    void add(String more) {
        text.append(more);
    }

    int length() {
        return text.length();
    }

    int size() {
        return children.size();
    }

    /** Where it stands, such as {@code Document/CstmrPmtStsRpt/GrpHdr}. */
    String path() {
        return parent == null ? name : parent.path() + '/' + name;
    }

    List<Element> all(String child) {
        return children.stream().filter(each -> each.name.equals(child)).toList();
    }

    /** The first at the end of a path of names. */
    Optional<Element> maybe(String... names) {
        Optional<Element> at = Optional.of(this);
        for (String next : names) {
            at = at.flatMap(each -> each.children.stream()
                    .filter(child -> child.name.equals(next))
                    .findFirst());
        }
        return at;
    }

    Element must(String... names) {
        return maybe(names)
                .orElseThrow(() -> new Unreadable(
                        Say.of("element.missing", "path", path() + '/' + String.join("/", names), "line", line)));
    }

    /** The value of an element that must be there. */
    String text(Form form, String... names) {
        return must(names).value(form);
    }

    /** The value of an element that may be there; empty when it is not. */
    String textOr(String otherwise, Form form, String... names) {
        return maybe(names).map(each -> each.value(form)).orElse(otherwise);
    }

    String value(Form form) {
        String value = text.toString().strip();
        if (!form.fits(value)) {
            throw wrong(value, form.expected());
        }
        return value;
    }

    BigDecimal number(Form form) {
        return new BigDecimal(value(form));
    }

    /** An amount with its currency: not more decimals than the currency has. */
    Money amount() {
        String value = value(Form.AMOUNT);
        if (!Form.CURRENCY.fits(currency)) {
            throw wrong(currency, Form.CURRENCY.expected());
        }
        try {
            Currency known = Currency.getInstance(currency);
            return new Money(Money.toMinor(new BigDecimal(value), known), known);
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw new Unreadable(
                    Say.of("element.amount", "path", path(), "line", line, "value", value + ' ' + currency), e);
        }
    }

    /** A day, or a moment in the zone; a choice of {@code Dt} and {@code DtTm}. A day alone is its first moment. */
    LocalDateTime dayOrMoment(ZoneId zone) {
        Optional<Element> moment = maybe("DtTm");
        return moment.isPresent() ? moment.get().moment(zone) : must("Dt").day().atStartOfDay();
    }

    LocalDate day() {
        String value = value(Form.DATE);
        try {
            return LocalDate.parse(value.substring(0, 10));
        } catch (DateTimeException e) {
            throw new Unreadable(
                    Say.of(
                            "element.wrong",
                            "path",
                            path(),
                            "line",
                            line,
                            "value",
                            value,
                            "expected",
                            Form.DATE.expected()),
                    e);
        }
    }

    /** A moment as a civil time of the zone; one without an offset is of the zone already. */
    LocalDateTime moment(ZoneId zone) {
        String value = text.toString().strip();
        try {
            boolean hasOffset = value.endsWith("Z") || value.matches(".*[+-][0-9]{2}:[0-9]{2}");
            return hasOffset
                    ? OffsetDateTime.parse(value).atZoneSameInstant(zone).toLocalDateTime()
                    : LocalDateTime.parse(value);
        } catch (DateTimeException e) {
            throw new Unreadable(
                    Say.of(
                            "element.wrong",
                            "path",
                            path(),
                            "line",
                            line,
                            "value",
                            shown(value),
                            "expected",
                            Say.of("form.MOMENT")),
                    e);
        }
    }

    boolean isTrue() {
        String value = value(Form.TRUE_OR_FALSE);
        return value.equals("true") || value.equals("1");
    }

    /** Not what was to be read: {@code expected} is a value, or a sentence that says what would do. */
    Unreadable wrong(String value, Object expected) {
        return new Unreadable(
                Say.of("element.wrong", "path", path(), "line", line, "value", shown(value), "expected", expected));
    }

    private static String shown(String value) {
        String plain = Spooled.plain(value);
        return plain.length() <= 40 ? plain : plain.substring(0, 40) + "…";
    }
}
