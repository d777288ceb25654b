package dev.shouyue.servicing;

import static java.util.Comparator.naturalOrder;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds the loans that something may have happened to, in one statement over the book each. */
public final class LoanSearch {

    private final JdbcClient sql;

    public LoanSearch(DataSource database) {
        sql = JdbcClient.create(database);
    }

    /**
     * Loans with an installment due between two days, both included, by what was agreed; and all whose plan was changed
     * since, as they may have one.
     */
    public List<LoanKey> dueBetween(LocalDate from, LocalDate to) {
        return sql.sql("""
                        select borrower_id, loan_id from servicing.loan
                         where drawn_on <= :to
                           and servicing.due_on(schedule, octet_length(schedule) / 28) >= :from
                           and exists (select 1 from generate_series(1, octet_length(schedule) / 28) n
                                        where servicing.due_on(schedule, n) between :from and :to)
                        union
                        select borrower_id, loan_id from servicing.fact where kind = 7
                        """)
                .param("from", from)
                .param("to", to)
                .query((row, i) -> new LoanKey(row.getLong(1), row.getLong(2)))
                .list();
    }

    /** Loans with an installment due on one of these days, by what was agreed, and all whose plan was changed since. */
    public List<LoanKey> dueOn(List<LocalDate> days) {
        return sql.sql("""
                        select borrower_id, loan_id from servicing.loan
                         where drawn_on <= :last
                           and servicing.due_on(schedule, octet_length(schedule) / 28) >= :first
                           and exists (select 1 from generate_series(1, octet_length(schedule) / 28) n
                                        where servicing.due_on(schedule, n) = any(cast(:days as date[])))
                        union
                        select borrower_id, loan_id from servicing.fact where kind = 7
                        """)
                .param("first", days.stream().min(naturalOrder()).orElseThrow())
                .param("last", days.stream().max(naturalOrder()).orElseThrow())
                .param("days", days.stream().map(LocalDate::toString).toArray(String[]::new))
                .query((row, i) -> new LoanKey(row.getLong(1), row.getLong(2)))
                .list();
    }

    /** Those of these loans that a protection was granted to, whether or not it was withdrawn. */
    public List<LoanKey> withProtection(Collection<LoanKey> loans) {
        if (loans.isEmpty()) {
            return List.of();
        }
        return sql.sql("""
                        select k.borrower_id, k.loan_id from unnest(?::bigint[], ?::bigint[]) k(borrower_id, loan_id)
                         where exists (select 1 from servicing.fact f
                                        where f.borrower_id = k.borrower_id and f.loan_id = k.loan_id and f.kind = 8)
                        """)
                .params(
                        loans.stream().map(LoanKey::borrowerId).toArray(Long[]::new),
                        loans.stream().map(LoanKey::loanId).toArray(Long[]::new))
                .query((row, i) -> new LoanKey(row.getLong(1), row.getLong(2)))
                .list();
    }

    /**
     * Loans with an installment due {@code days} after a day, by what was agreed, those drawn on the day that have one due
     * before, and all whose plan was changed since.
     */
    public List<LoanKey> newlyAhead(LocalDate day, int days) {
        return sql.sql("""
                        select borrower_id, loan_id from servicing.loan
                         where drawn_on <= :day
                           and servicing.due_on(schedule, octet_length(schedule) / 28) > :day
                           and exists (select 1 from generate_series(1, octet_length(schedule) / 28) n
                                        where servicing.due_on(schedule, n) = :last
                                           or drawn_on = :day and servicing.due_on(schedule, n) < :last)
                        union
                        select borrower_id, loan_id from servicing.fact where kind = 7
                        """)
                .param("day", day)
                .param("last", day.plusDays(days))
                .query((row, i) -> new LoanKey(row.getLong(1), row.getLong(2)))
                .list();
    }

    /** The lender's own names of a loan and its borrower. */
    public record Names(String loan, String borrower) {}

    /** The names of loans by their keys. */
    public Map<LoanKey, Names> names(Collection<LoanKey> keys) {
        Map<LoanKey, Names> names = HashMap.newHashMap(keys.size());
        sql.sql("""
                        select l.borrower_id, l.loan_id, l.external_id, b.external_id
                          from unnest(?::bigint[], ?::bigint[]) k(b, l)
                          join servicing.loan l on l.borrower_id = k.b and l.loan_id = k.l
                          join party.borrower b on b.borrower_id = l.borrower_id
                        """)
                .params(
                        keys.stream().map(LoanKey::borrowerId).toArray(Long[]::new),
                        keys.stream().map(LoanKey::loanId).toArray(Long[]::new))
                .query(row -> {
                    names.put(
                            new LoanKey(row.getLong(1), row.getLong(2)), new Names(row.getString(3), row.getString(4)));
                });
        return names;
    }

    /**
     * Loans with a debit that failed between two times in the borrower's zone, both included.
     *
     * @param source who told of it; empty is any
     * @param codes the channel's codes; empty is any
     */
    public List<LoanKey> failedDebits(
            LocalDateTime from, LocalDateTime to, Optional<String> source, List<String> codes) {
        return sql.sql("""
                        select distinct borrower_id, loan_id from servicing.fact
                         where kind = 4 and value_time between :from and :to
                           and (:source::text is null or source = :source)
                           and (cardinality(:codes::text[]) = 0 or detail ->> 'code' = any(:codes))
                        """)
                .param("from", from)
                .param("to", to)
                .param("source", source.orElse(null))
                .param("codes", codes.toArray(String[]::new))
                .query((row, i) -> new LoanKey(row.getLong(1), row.getLong(2)))
                .list();
    }

    /** The keys of loans by the lender's own names; a name that no loan has is not in the answer. */
    public Map<String, LoanKey> named(Collection<String> names) {
        Map<String, LoanKey> found = HashMap.newHashMap(names.size());
        sql.sql("select borrower_id, loan_id, external_id from servicing.loan where external_id = any(?)")
                .param(names.toArray(String[]::new))
                .query(row -> {
                    found.put(row.getString(3), new LoanKey(row.getLong(1), row.getLong(2)));
                });
        return found;
    }
}
