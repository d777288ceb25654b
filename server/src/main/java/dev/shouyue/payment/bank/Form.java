package dev.shouyue.payment.bank;

import dev.shouyue.decision.Sentence;
import java.math.BigInteger;
import java.util.regex.Pattern;

/** The simple types of the ISO 20022 schemas that we write or read, by the names of the message definitions. */
enum Form {
    /** Max4Text and the external code sets of at most four. */
    CODE4("[A-Z0-9]{1,4}"),
    MAX15_NUMERIC("[0-9]{1,15}"),
    MAX34("(?s).{1,34}"),
    MAX35("(?s).{1,35}"),
    MAX70("(?s).{1,70}"),
    MAX105("(?s).{1,105}"),
    MAX140("(?s).{1,140}"),
    CLEARING("[A-Z0-9]{1,5}"),
    CURRENCY("[A-Z]{3}"),
    DATE("[0-9]{4}-[0-9]{2}-[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})?"),
    CREDIT_OR_DEBIT("CRDT|DBIT"),
    TRUE_OR_FALSE("true|false|1|0"),
    /** ActiveOrHistoricCurrencyAndAmount: 18 digits, 5 of them decimals, not negative. */
    AMOUNT("\\+?(?=[0-9.]{1,19}$)([0-9]{1,18}(\\.[0-9]{0,5})?|\\.[0-9]{1,5})"),
    /** DecimalNumber: a sum over amounts, of any currency. */
    SUM("[+-]?(?=[0-9.]{1,19}$)([0-9]{1,18}(\\.[0-9]{0,17})?|\\.[0-9]{1,17})"),
    /** Our number of an order. */
    ORDER("[A-Za-z0-9]{1,32}"),
    BIC("[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?"),
    MEMBER("[A-Z0-9]{1,5}:[A-Za-z0-9]{1,35}"),
    AGENT(BIC.pattern + "|" + MEMBER.pattern),
    IBAN("[A-Z]{2}[0-9]{2}[A-Za-z0-9]{1,30}"),
    ACCOUNT("[A-Za-z0-9]{1,34}");

    private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);

    private final Pattern pattern;

    Form(String pattern) {
        this.pattern = Pattern.compile(pattern);
    }

    boolean fits(String value) {
        return pattern.matcher(value).matches() && (this != IBAN || remainder(value) == 1);
    }

    /** What it is, in words. */
    Sentence expected() {
        return Say.of("form." + name());
    }

    /**
     * {@code value}, when it is of this form.
     *
     * @throws IllegalArgumentException when it is not
     */
    String check(String field, String value) {
        if (!fits(value)) {
            throw new IllegalArgumentException(field + " '" + value + "' is not " + expected());
        }
        return value;
    }

    /** The remainder by 97 of an IBAN, letters as 10 to 35, its first four characters moved to the end (ISO 13616). */
    static int remainder(String iban) {
        StringBuilder digits = new StringBuilder(2 * iban.length());
        String turned = iban.substring(4) + iban.substring(0, 4);
        for (int i = 0; i < turned.length(); i++) {
            digits.append(Character.digit(turned.charAt(i), 36));
        }
        return new BigInteger(digits.toString()).mod(NINETY_SEVEN).intValue();
    }
}
