package dev.shouyue.payment.bank;

import dev.shouyue.payment.ChannelSettings;
import dev.shouyue.payment.Scheme;
import dev.shouyue.payment.SchemeTable;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;

/**
 * What is agreed with a bank.
 *
 * @param name the channel's name, the source of the facts it brings
 * @param home the folder of this bank; {@code outbox} and {@code inbox} in it are exchanged with the bank, all of it lies on
 *     one file system
 * @param scheme the rules its debits go by, of which none is sent later than {@code leadDays} before its day; it closes at the
 *     bank's cut-off
 * @param creditor our name as the bank has it, at most 70 characters
 * @param creditorId our identifier as a creditor of direct debits
 * @param account our account there: an IBAN, or a number of at most 34 letters and digits
 * @param agent the bank: a BIC, or {@code <clearing system>:<member>} such as {@code CNAPS:104100000004}
 * @param currency of the account; nothing else is debited into it
 * @param zone of the bank's dates and times
 * @param leadDays so many days lie at least between handing over a debit and its collection
 * @param mostPerFile so many debits go into one file at most
 * @param mostBytes a longer file of the bank is not read
 */
public record BankSettings(
        String name,
        Path home,
        Scheme scheme,
        String creditor,
        String creditorId,
        String account,
        String agent,
        Currency currency,
        ZoneId zone,
        int leadDays,
        int mostPerFile,
        long mostBytes) {

    public BankSettings {
        scheme = scheme.withLeadDays(leadDays);
        Form.MAX70.check("creditor", creditor);
        Form.MAX35.check("creditor id", creditorId);
        Form.ACCOUNT.check("account", account);
        Form.AGENT.check("agent", agent);
        if (leadDays < 0 || mostPerFile < 1 || mostBytes < 1) {
            throw new IllegalArgumentException("lead days " + leadDays + ", debits a file " + mostPerFile
                    + " or bytes a file " + mostBytes + " cannot be less than 0, 1 and 1");
        }
    }

    /**
     * From the settings of a channel: {@code home} (a folder), {@code creditor}, {@code creditorId}, {@code account},
     * {@code agent}, and when they are not the usual ones {@code scheme} (iso20022), {@code currency} (CNY), {@code zone}
     * (Asia/Shanghai for an account in CNY; else it has to be named), {@code leadDays} (1), {@code mostPerFile} (10000) and {@code mostBytes} (64 MiB).
     *
     * @throws dev.shouyue.decision.Failed when one is not what it should be
     */
    public static BankSettings of(ChannelSettings from) {
        return new BankSettings(
                from.name(),
                from.folder("home"),
                scheme(from),
                form(from, "creditor", Form.MAX70),
                form(from, "creditorId", Form.MAX35),
                form(from, "account", Form.ACCOUNT),
                form(from, "agent", Form.AGENT),
                currency(from),
                zone(from, currency(from)),
                number(from, "leadDays", 0, 1),
                number(from, "mostPerFile", 1, 10_000),
                number(from, "mostBytes", 1, 64 << 20));
    }

    private static String form(ChannelSettings from, String field, Form form) {
        String text = from.text(field);
        if (!form.fits(text)) {
            throw from.bad(field, "settings.form");
        }
        return text;
    }

    private static Scheme scheme(ChannelSettings from) {
        try {
            return SchemeTable.of(from.optional("scheme").orElse("iso20022"));
        } catch (IllegalArgumentException e) {
            throw from.bad("scheme", "settings.scheme");
        }
    }

    private static Currency currency(ChannelSettings from) {
        try {
            return Currency.getInstance(from.optional("currency").orElse("CNY"));
        } catch (IllegalArgumentException e) {
            throw from.bad("currency", "settings.currency");
        }
    }

    /** That of the country whose money it is, where it has one. */
    private static ZoneId zone(ChannelSettings from, Currency currency) {
        String zone = currency.getCurrencyCode().equals("CNY")
                ? from.optional("zone").orElse("Asia/Shanghai")
                : from.text("zone");
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw from.bad("zone", "settings.zone");
        }
    }

    private static int number(ChannelSettings from, String field, int least, int usual) {
        String text = from.optional(field).orElse(Integer.toString(usual));
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < least) {
            throw from.bad(field, "settings.number");
        }
        return Integer.parseInt(text);
    }

    /** The moment of a day after which debits go into the next day's file. */
    LocalTime cutOff() {
        return scheme.closes();
    }
}
