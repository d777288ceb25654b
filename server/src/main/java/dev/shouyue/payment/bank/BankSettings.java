package dev.shouyue.payment.bank;

import dev.shouyue.payment.Scheme;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;

/**
 * What is agreed with a bank.
 *
 * @param name the channel's name, the source of the facts it brings
 * @param home the folder of this bank; {@code outbox} and {@code inbox} in it are exchanged with the bank, all of it lies on
 *     one file system
 * @param scheme the rules its debits go by; it closes at the bank's cut-off
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
        Form.MAX70.check("creditor", creditor);
        Form.MAX35.check("creditor id", creditorId);
        Form.ACCOUNT.check("account", account);
        Form.AGENT.check("agent", agent);
        if (leadDays < 0 || mostPerFile < 1 || mostBytes < 1) {
            throw new IllegalArgumentException("lead days " + leadDays + ", debits a file " + mostPerFile
                    + " or bytes a file " + mostBytes + " cannot be less than 0, 1 and 1");
        }
    }

    /** The moment of a day after which debits go into the next day's file. */
    LocalTime cutOff() {
        return scheme.closes();
    }
}
