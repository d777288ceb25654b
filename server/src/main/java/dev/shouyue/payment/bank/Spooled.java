package dev.shouyue.payment.bank;

import dev.shouyue.kernel.money.Money;
import dev.shouyue.payment.Debit;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * A debit that was taken, and when. As a line: its fields between tabs, and a sum over them that tells a whole line from one
 * that was cut off.
 */
record Spooled(Debit debit, Instant at) {

    /** The line, without its end. */
    String line() {
        String fields = String.join(
                "\t",
                debit.order(),
                plain(debit.mandate()),
                plain(debit.agreement()),
                plain(debit.borrower()),
                Long.toString(debit.amount().minor()),
                debit.amount().currency().getCurrencyCode(),
                debit.dueOn().toString(),
                at.toString(),
                plain(debit.subject()));
        return fields + '\t' + sum(fields);
    }

    /** What a line says; empty when it is not whole. */
    static Optional<Spooled> of(String line) {
        int end = line.lastIndexOf('\t');
        if (end < 0 || !sum(line.substring(0, end)).equals(line.substring(end + 1))) {
            return Optional.empty();
        }
        String[] fields = line.substring(0, end).split("\t", -1);
        Money amount = new Money(Long.parseLong(fields[4]), Currency.getInstance(fields[5]));
        Debit debit =
                new Debit(fields[0], fields[1], fields[2], fields[3], amount, LocalDate.parse(fields[6]), fields[8]);
        return Optional.of(new Spooled(debit, Instant.parse(fields[7])));
    }

    /** Whether both ask for the same money. */
    boolean isSameAs(Debit other) {
        return debit.amount().equals(other.amount())
                && debit.mandate().equals(plain(other.mandate()))
                && debit.agreement().equals(plain(other.agreement()));
    }

    /** The text without what cannot stand in a line or in XML. */
    static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints()
                .map(sign -> Character.isISOControl(sign) ? ' ' : sign)
                .filter(sign -> sign < 0xd800 || sign > 0xdfff)
                .filter(sign -> sign != 0xfffe && sign != 0xffff)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    private static String sum(String fields) {
        CRC32 sum = new CRC32();
        sum.update(fields.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }
}
