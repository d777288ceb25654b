package dev.shouyue.servicing;

import dev.shouyue.kernel.ledger.Account;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** The closed days and what was kept of each: the door of this module for those who look at the book as a whole. */
public final class DayBook {

    private final JdbcClient sql;

    public DayBook(DataSource database) {
        sql = JdbcClient.create(database);
    }

    /** Which loans are meant: of one currency, of one pack; empty is all. */
    public record Part(Optional<String> currency, Optional<String> pack) {
        public static final Part WHOLE = new Part(Optional.empty(), Optional.empty());
    }

    /** How the loans of a part moved on a day; amounts in minor units. */
    public record Moves(
            LocalDate day,
            long dueInstallments,
            long duePrincipal,
            long dueAmount,
            long payments,
            long received,
            long newlyPastDue,
            long newlyOverduePrincipal,
            long cured,
            long toleratedBills,
            long tolerated,
            long graceBills,
            long grace) {}

    /** Loans past due at the end of a day that count from one day, by pack. */
    public record PastDue(String pack, LocalDate since, long loans, long amount, long principal) {}

    /** Sums of what was past due at the end of a day. */
    public record PastDueSum(LocalDate day, long loans, long amount) {}

    /** Loans that were open at the end of a day, by pack. */
    public record Open(String pack, long loans, long principal) {}

    /** Loans that became past due counting from {@code since}: how many are left, so many days later. */
    public record Cohort(LocalDate since, LocalDate day, long loans) {}

    /** Loans that stood so at one month end and so at the next; empty for not past due. */
    public record Rolled(String pack, Optional<LocalDate> since, Optional<LocalDate> then, long loans) {}

    /** A closed day. */
    public record Close(
            LocalDate day,
            Instant startedAt,
            Instant finishedAt,
            long touched,
            long newlyPastDue,
            long cured,
            long tolerated,
            long entries) {}

    /** First and last closed day. */
    public record Closed(LocalDate first, LocalDate last) {}

    /** The day to close next: what is due on it, and what was recorded up to it since the last close. */
    public record Next(LocalDate day, long due, long recorded, long openDays) {}

    /** The balance of an account over the whole journal, minor units, debit positive. */
    public record Balance(Account account, Currency currency, long minor) {}

    /** The balances that are not zero, by currency and account. */
    public List<Balance> balances() {
        List<Balance> balances = new ArrayList<>();
        sql.sql("select currency, " + JournalRows.SUMS + " from servicing.journal group by currency order by currency")
                .query(row -> {
                    Currency currency = Currency.getInstance(row.getString("currency"));
                    JournalRows.amounts(row)
                            .forEach((account, minor) ->
                                    balances.add(new Balance(Account.valueOf(account), currency, minor)));
                });
        return balances;
    }

    public Optional<Closed> closed() {
        return sql.sql("select min(day) first, max(day) last from servicing.day_close where finished_at is not null")
                .query((row, i) -> Optional.ofNullable(row.getObject("first", LocalDate.class))
                        .map(first -> closed(first, row)))
                .single();
    }

    private static Closed closed(LocalDate first, ResultSet row) {
        try {
            return new Closed(first, row.getObject("last", LocalDate.class));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The currencies of the book, the one with the most open principal first. */
    public List<String> currencies() {
        return sql.sql("select currency from servicing.day_figures group by currency"
                        + " order by sum(open_principal_change) desc, currency")
                .query(String.class)
                .list();
    }

    public List<Moves> moves(LocalDate from, LocalDate to, Part part) {
        return bound("""
                        select c.day, coalesce(sum(due_installments), 0) due_installments,
                               coalesce(sum(due_principal), 0) due_principal, coalesce(sum(due_amount), 0) due_amount,
                               coalesce(sum(payments), 0) payments, coalesce(sum(received_amount), 0) received,
                               coalesce(sum(newly_past_due_loans), 0) newly,
                               coalesce(sum(newly_overdue_principal), 0) newly_principal,
                               coalesce(sum(cured_loans), 0) cured, coalesce(sum(tolerated_bills), 0) tolerated_bills,
                               coalesce(sum(tolerated_amount), 0) tolerated, coalesce(sum(grace_bills), 0) grace_bills,
                               coalesce(sum(grace_amount), 0) grace
                          from servicing.day_close c
                          left join servicing.day_figures f on f.day = c.day
                           and (f.currency = :currency or cast(:currency as text) is null)
                           and (f.policy_pack = :pack or cast(:pack as text) is null)
                         where c.day between :from and :to and c.finished_at is not null
                         group by c.day order by c.day
                        """, part)
                .param("from", from)
                .param("to", to)
                .query((row, i) -> new Moves(
                        row.getObject("day", LocalDate.class),
                        row.getLong("due_installments"),
                        row.getLong("due_principal"),
                        row.getLong("due_amount"),
                        row.getLong("payments"),
                        row.getLong("received"),
                        row.getLong("newly"),
                        row.getLong("newly_principal"),
                        row.getLong("cured"),
                        row.getLong("tolerated_bills"),
                        row.getLong("tolerated"),
                        row.getLong("grace_bills"),
                        row.getLong("grace")))
                .list();
    }

    /** What was past due at the end of a closed day, by pack and by the day it counts from. */
    public List<PastDue> pastDue(LocalDate day, Part part) {
        return bound(
                        "select policy_pack, past_due_since, sum(loans) loans, sum(amount) amount, sum(principal) principal"
                                + " from servicing.day_past_due where day = :day and " + PART
                                + " group by policy_pack, past_due_since",
                        part)
                .param("day", day)
                .query((row, i) -> new PastDue(
                        row.getString("policy_pack"),
                        row.getObject("past_due_since", LocalDate.class),
                        row.getLong("loans"),
                        row.getLong("amount"),
                        row.getLong("principal")))
                .list();
    }

    public List<PastDueSum> pastDueSums(LocalDate from, LocalDate to, Part part) {
        return bound(
                        "select day, sum(loans) loans, sum(amount) amount from servicing.day_past_due"
                                + " where day between :from and :to and " + PART + " group by day order by day",
                        part)
                .param("from", from)
                .param("to", to)
                .query((row, i) -> new PastDueSum(
                        row.getObject("day", LocalDate.class), row.getLong("loans"), row.getLong("amount")))
                .list();
    }

    /** What was open at the end of a closed day. */
    public List<Open> open(LocalDate day, Part part) {
        return bound(
                        "select policy_pack, sum(open_loans_change) loans, sum(open_principal_change) principal"
                                + " from servicing.day_figures where day <= :day and " + PART + " group by policy_pack",
                        part)
                .param("day", day)
                .query((row, i) ->
                        new Open(row.getString("policy_pack"), row.getLong("loans"), row.getLong("principal")))
                .list();
    }

    /**
     * The loans that came to be past due, counting from a day in the window, and how many of them still were on each of
     * the days after.
     */
    public List<Cohort> cohorts(LocalDate from, LocalDate to, int days, Part part) {
        return bound(
                        "select past_due_since, day, sum(loans) loans from servicing.day_past_due"
                                + " where past_due_since between :from and :to and day between :from and :until"
                                + " and day - past_due_since <= :days and " + PART
                                + " group by past_due_since, day order by past_due_since, day",
                        part)
                .param("from", from)
                .param("to", to)
                .param("until", to.plusDays(days))
                .param("days", days)
                .query((row, i) -> new Cohort(
                        row.getObject("past_due_since", LocalDate.class),
                        row.getObject("day", LocalDate.class),
                        row.getLong("loans")))
                .list();
    }

    /** From where to where the loans rolled that were past due at one month end or at the next. */
    public List<Rolled> rolled(LocalDate month, LocalDate next, Part part) {
        String side = "(select borrower_id, loan_id, policy_pack, past_due_since from servicing.month_past_due"
                + " where day = :%s and " + PART + ")";
        return bound(
                        "select coalesce(a.policy_pack, b.policy_pack) pack, a.past_due_since since,"
                                + " b.past_due_since then_since, count(*) loans from " + side.formatted("month")
                                + " a full join "
                                + side.formatted("next") + " b using (borrower_id, loan_id) group by 1, 2, 3",
                        part)
                .param("month", month)
                .param("next", next)
                .query((row, i) -> new Rolled(
                        row.getString("pack"),
                        Optional.ofNullable(row.getObject("since", LocalDate.class)),
                        Optional.ofNullable(row.getObject("then_since", LocalDate.class)),
                        row.getLong("loans")))
                .list();
    }

    /** Loans of which a day is under protection. */
    public long underProtection(LocalDate day, Part part) {
        return bound("""
                        select count(distinct (f.borrower_id, f.loan_id))
                          from servicing.fact f join servicing.loan l using (borrower_id, loan_id)
                         where f.kind in (8, 9) and f.kind = 8 and f.recorded_on <= :day
                           and (f.detail ->> 'from')::date <= :day and (f.detail ->> 'to')::date >= :day
                           and (l.currency = :currency or cast(:currency as text) is null)
                           and (l.policy_pack = :pack or cast(:pack as text) is null)
                           and not exists (select from servicing.fact w
                                 where w.borrower_id = f.borrower_id and w.loan_id = f.loan_id and w.kind in (8, 9)
                                   and w.kind = 9 and w.recorded_on <= :day
                                   and w.detail ->> 'protection' = f.source_id)
                        """, part).param("day", day).query(Long.class).single();
    }

    /** The closed days between two days, both included, oldest first. */
    public List<Close> closes(LocalDate from, LocalDate to) {
        return sql.sql("""
                        select c.day, c.started_at, c.finished_at, c.loans_touched, c.entries,
                               coalesce(sum(f.newly_past_due_loans), 0) newly, coalesce(sum(f.cured_loans), 0) cured,
                               coalesce(sum(f.tolerated_bills), 0) tolerated
                          from servicing.day_close c left join servicing.day_figures f using (day)
                         where c.day between ? and ? and c.finished_at is not null
                         group by c.day order by c.day
                        """)
                .params(from, to)
                .query((row, i) -> new Close(
                        row.getObject("day", LocalDate.class),
                        row.getObject("started_at", OffsetDateTime.class).toInstant(),
                        row.getObject("finished_at", OffsetDateTime.class).toInstant(),
                        row.getLong("loans_touched"),
                        row.getLong("newly"),
                        row.getLong("cured"),
                        row.getLong("tolerated"),
                        row.getLong("entries")))
                .list();
    }

    /** The next day to close; empty when the book is empty. */
    public Optional<Next> next() {
        return sql.sql("""
                        with closed as (select max(day) as day from servicing.day_close where finished_at is not null),
                             known as (select max(recorded_on) as day from servicing.fact),
                             next as (select coalesce((select day + 1 from closed where day is not null),
                                                      (select min(drawn_on) from servicing.loan)) as day)
                        select n.day, (select count(*) from servicing.position where next_event <= n.day) due,
                               (select count(*) from servicing.fact where recorded_on = n.day) recorded,
                               greatest(coalesce(k.day - n.day + 1, 0), 0) open_days
                          from next n, known k where n.day is not null
                        """)
                .query((row, i) -> new Next(
                        row.getObject("day", LocalDate.class),
                        row.getLong("due"),
                        row.getLong("recorded"),
                        row.getLong("open_days")))
                .optional();
    }

    private static final String PART = "(currency = :currency or cast(:currency as text) is null)"
            + " and (policy_pack = :pack or cast(:pack as text) is null)";

    private StatementSpec bound(String text, Part part) {
        return sql.sql(text)
                .param("currency", part.currency().orElse(null))
                .param("pack", part.pack().orElse(null));
    }
}
