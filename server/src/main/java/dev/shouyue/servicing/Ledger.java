package dev.shouyue.servicing;

import dev.shouyue.kernel.ledger.Account;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The general ledger: the journal by account and day. The door of this module for finance. */
public final class Ledger {

    private final JdbcClient sql;

    public Ledger(DataSource database) {
        sql = JdbcClient.create(database);
    }

    /**
     * An account over a span of days, minor units; balances are positive when they are debit balances.
     *
     * @param opening balance before the first day
     * @param debit posted to its debit side in the span; not negative
     * @param credit posted to its credit side; not negative
     */
    public record Line(String currency, Account account, long opening, long debit, long credit, long entries) {

        public long closing() {
            return opening + debit - credit;
        }
    }

    /**
     * The trial balance from the beginning of {@code from} to the end of {@code to}, both closed days: every account that was
     * ever posted to, by currency in the order of the chart. In each currency the closing balances sum to zero.
     */
    public List<Line> trialBalance(LocalDate from, LocalDate to) {
        return sql
                .sql("""
                        select currency, account,
                               coalesce(sum(debit - credit) filter (where day < :from), 0)::bigint opening,
                               coalesce(sum(debit) filter (where day >= :from), 0)::bigint debit,
                               coalesce(sum(credit) filter (where day >= :from), 0)::bigint credit,
                               coalesce(sum(entries) filter (where day >= :from), 0)::bigint entries
                          from servicing.ledger_day where day <= :to group by currency, account
                        """)
                .param("from", from)
                .param("to", to)
                .query((row, i) -> new Line(
                        row.getString("currency"),
                        Account.valueOf(row.getString("account")),
                        row.getLong("opening"),
                        row.getLong("debit"),
                        row.getLong("credit"),
                        row.getLong("entries")))
                .list()
                .stream()
                .sorted(Comparator.comparing(Line::currency).thenComparing(Line::account))
                .toList();
    }

    /**
     * What was posted to an account on a day for one reason, minor units.
     *
     * @param reason of the entries, such as {@code receipt} or {@code accrual}
     */
    public record Movement(LocalDate day, String reason, long debit, long credit, long entries) {}

    /** An account day by day, the latest first: those before {@code before}, at most {@code limit} days. */
    public List<Movement> movements(String currency, Account account, LocalDate from, LocalDate before, int limit) {
        return sql.sql("""
                        select day, reason, debit, credit, entries from servicing.ledger_day
                         where currency = ? and account = ? and day in (
                               select distinct day from servicing.ledger_day
                                where currency = ? and account = ? and day >= ? and day < ?
                                order by day desc limit ?)
                         order by day desc, reason
                        """)
                .params(currency, account.name(), currency, account.name(), from, before, limit)
                .query((row, i) -> new Movement(
                        row.getObject("day", LocalDate.class),
                        row.getString("reason"),
                        row.getLong("debit"),
                        row.getLong("credit"),
                        row.getLong("entries")))
                .list();
    }

    /**
     * An entry of the journal, as it touched one account.
     *
     * @param loan the lender's name of the loan; empty for entries of the book as a whole
     * @param amount positive on the debit side, minor units
     */
    public record Item(
            LoanKey key,
            long entry,
            Optional<String> loan,
            LocalDate postedOn,
            LocalDate valueDate,
            String reason,
            long amount) {}

    /** Entries of a day that touched an account, in the order of loans, after {@code after}; at most {@code limit}. */
    public List<Item> items(
            String currency, Account account, LocalDate day, String reason, Optional<Item> after, int limit) {
        String column = account.name().toLowerCase(Locale.ROOT);
        LoanKey key = after.map(Item::key).orElse(new LoanKey(-1, -1));
        long entry = after.map(Item::entry).orElse(-1L);
        return sql.sql(
                        "select j.borrower_id, j.loan_id, j.entry_id, l.external_id, j.posted_on, j.value_date, j.reason, j."
                                + column + " as amount from servicing.journal j left join servicing.loan l"
                                + " on l.borrower_id = j.borrower_id and l.loan_id = j.loan_id"
                                + " where j.posted_on = ? and j.currency = ? and j.reason = ? and j." + column + " <> 0"
                                + " and (j.borrower_id, j.loan_id, j.entry_id) > (?, ?, ?)"
                                + " order by j.borrower_id, j.loan_id, j.entry_id limit ?")
                .params(day, currency, reason, key.borrowerId(), key.loanId(), entry, limit)
                .query((row, i) -> new Item(
                        new LoanKey(row.getLong("borrower_id"), row.getLong("loan_id")),
                        row.getLong("entry_id"),
                        Optional.ofNullable(row.getString("external_id")),
                        row.getObject("posted_on", LocalDate.class),
                        row.getObject("value_date", LocalDate.class),
                        row.getString("reason"),
                        row.getLong("amount")))
                .list();
    }
}
