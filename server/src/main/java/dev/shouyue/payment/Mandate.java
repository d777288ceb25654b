package dev.shouyue.payment;

import dev.shouyue.kernel.money.Money;
import dev.shouyue.servicing.LoanKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A borrower's consent to be debited for a loan.
 *
 * @param number ours, unique for ever
 * @param agreement the channel's number of it; empty until it is known
 * @param mostEach at most so much a debit
 * @param mostInAll at most so much over all its debits; empty for no such limit
 * @param until last day of it
 * @param consentedAt when the borrower consented, in the channel's time; empty until then
 */
public record Mandate(
        LoanKey key,
        String number,
        String loan,
        String channel,
        String agreement,
        Money mostEach,
        Optional<Money> mostInAll,
        LocalDate from,
        LocalDate until,
        State state,
        Optional<LocalDateTime> consentedAt,
        Optional<Instant> endedAt,
        Optional<String> endedWhy,
        Instant createdAt,
        String createdBy) {

    /** How far it is. */
    public enum State {
        /** The borrower was asked. */
        INVITED,
        ACTIVE,
        ENDED
    }

    static Mandate read(ResultSet row, int number) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        @Nullable Long inAll = row.getObject("most_in_all", Long.class);
        return new Mandate(
                new LoanKey(row.getLong("borrower_id"), row.getLong("loan_id")),
                row.getString("mandate"),
                row.getString("loan"),
                row.getString("channel"),
                row.getString("agreement"),
                new Money(row.getLong("most_each"), currency),
                Optional.ofNullable(inAll).map(most -> new Money(most, currency)),
                row.getObject("from_day", LocalDate.class),
                row.getObject("until_day", LocalDate.class),
                State.valueOf(row.getString("state")),
                Optional.ofNullable(row.getObject("consented_at", LocalDateTime.class)),
                Order.moment(row, "ended_at"),
                Optional.ofNullable(row.getString("ended_why")),
                Order.moment(row, "created_at").orElseThrow(),
                row.getString("created_by"));
    }
}
