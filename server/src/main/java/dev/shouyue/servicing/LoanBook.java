package dev.shouyue.servicing;

import dev.shouyue.decision.Failed;
import dev.shouyue.decision.PolicyPacks;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.position.LoanState;
import dev.shouyue.servicing.LoanReader.Selection;
import dev.shouyue.storage.BinaryRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The loans of the book, their facts and their journal: the door of this module for those who read. */
public final class LoanBook {

    static final LocalDate ALWAYS = LocalDate.of(9999, 12, 31);

    private final DataSource database;
    private final PolicyPacks packs;

    public LoanBook(DataSource database, PolicyPacks packs) {
        this.database = database;
        this.packs = packs;
    }

    /** What the book holds. */
    public record Summary(
            long loans,
            long borrowers,
            long facts,
            Optional<LocalDate> firstDay,
            Optional<LocalDate> lastDay,
            Optional<LocalDate> closedTo) {}

    public Summary summary() {
        return JdbcClient.create(database)
                .sql("""
                        select (select count(*) from servicing.loan) loans,
                               (select count(*) from party.borrower) borrowers,
                               (select count(*) from servicing.fact) facts,
                               (select min(drawn_on) from servicing.loan) first_day,
                               (select max(recorded_on) from servicing.fact) last_day,
                               (select max(day) from servicing.day_close where finished_at is not null) closed_to
                        """)
                .query((row, i) -> new Summary(
                        row.getLong("loans"),
                        row.getLong("borrowers"),
                        row.getLong("facts"),
                        Optional.ofNullable(row.getObject("first_day", LocalDate.class)),
                        Optional.ofNullable(row.getObject("last_day", LocalDate.class)),
                        Optional.ofNullable(row.getObject("closed_to", LocalDate.class))))
                .single();
    }

    /** How many loans the book holds; facts, of which there are many more, are not counted. */
    public long loans() {
        return JdbcClient.create(database)
                .sql("select count(*) from servicing.loan")
                .query(Long.class)
                .single();
    }

    /** The last day that was closed; empty before the first close. */
    public Optional<LocalDate> closedTo() {
        return JdbcClient.create(database)
                .sql("select day from servicing.day_close where finished_at is not null order by day desc limit 1")
                .query(LocalDate.class)
                .optional();
    }

    /** The runs of the simulator whose loans are in the book, in the order of their making; empty for a real book. */
    public List<Simulation> simulations() {
        return JdbcClient.create(database)
                .sql("select seed, days, loans from servicing.simulation where loans > 0 order by made_at")
                .query((row, i) -> new Simulation(row.getLong("seed"), row.getInt("days"), row.getLong("loans")))
                .list();
    }

    /** The loan that the lender calls {@code externalId}. */
    public Optional<StoredLoan> find(String externalId) {
        List<StoredLoan> found = new ArrayList<>(1);
        JdbcClient.create(database)
                .sql("select borrower_id, loan_id from servicing.loan where external_id = ?")
                .param(externalId)
                .query((row, i) -> new LoanKey(row.getLong("borrower_id"), row.getLong("loan_id")))
                .optional()
                .ifPresent(key -> read(Selection.ofKeys(List.of(key)), ALWAYS, found::add));
        return found.stream().findFirst();
    }

    /**
     * Those of {@code loans} to which something falls due, or is judged, up to {@code day} as far as the last close knows, and
     * those past due since {@code since} or later; in the order of their keys.
     */
    public List<StoredLoan> due(Collection<LoanKey> loans, LocalDate since, LocalDate day) {
        List<LoanKey> keys = JdbcClient.create(database)
                .sql("select k.borrower_id, k.loan_id from " + Selection.list(loans) + """
                         left join servicing.position p on p.borrower_id = k.borrower_id and p.loan_id = k.loan_id
                        where p.borrower_id is null or p.next_event <= ? or p.past_due_since >= ?""")
                .params(day, since)
                .query((row, i) -> new LoanKey(row.getLong(1), row.getLong(2)))
                .list();
        List<StoredLoan> found = new ArrayList<>(keys.size());
        if (!keys.isEmpty()) {
            read(Selection.ofKeys(keys), ALWAYS, found::add);
        }
        return found;
    }

    /** The loan of that key. */
    public Optional<StoredLoan> find(LoanKey loan) {
        List<StoredLoan> found = new ArrayList<>(1);
        read(Selection.ofKeys(List.of(loan)), ALWAYS, found::add);
        return found.stream().findFirst();
    }

    /** The zone whose civil time counts for the borrower of a loan. */
    public ZoneId zoneOf(StoredLoan loan) {
        return BorrowerZone.of(loan.pack());
    }

    /** Day of the month on which the borrower is paid, where the lender knows it. */
    public OptionalInt paydayOf(LoanKey loan) {
        return JdbcClient.create(database)
                .sql("select payday from party.borrower where borrower_id = ? and payday is not null")
                .param(loan.borrowerId())
                .query(Integer.class)
                .optional()
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }

    /**
     * A payment that was told to the book.
     *
     * @param loan the lender's own name of it
     * @param id the source's own
     */
    public record Told(long borrower, String loan, String source, String id) {}

    /** A payment as the book has it, in minor units, and whether it counts as never made. */
    public record Received(long minor, boolean isReversed) {}

    /** What the book has of these; nothing of one that it has not got. */
    public Map<Told, Received> received(Collection<Told> told) {
        List<Told> asked = List.copyOf(told);
        Map<Told, Received> received = new HashMap<>();
        JdbcClient.create(database)
                .sql("""
                        select k.borrower_id, k.loan, k.source, k.id, f.amount,
                               exists (select 1 from servicing.fact r
                                        where r.borrower_id = f.borrower_id and r.loan_id = f.loan_id and r.kind = 3
                                          and r.detail ->> 'payment' = f.source_id) as reversed
                          from unnest(?::bigint[], ?::text[], ?::text[], ?::text[]) k(borrower_id, loan, source, id)
                          join servicing.loan l on l.borrower_id = k.borrower_id and l.external_id = k.loan
                          join servicing.fact f on f.borrower_id = l.borrower_id and f.loan_id = l.loan_id
                           and f.source = k.source and f.source_id = k.id and f.kind = 2""")
                .params(
                        asked.stream().map(Told::borrower).toArray(Long[]::new),
                        asked.stream().map(Told::loan).toArray(String[]::new),
                        asked.stream().map(Told::source).toArray(String[]::new),
                        asked.stream().map(Told::id).toArray(String[]::new))
                .query(row -> {
                    received.put(
                            new Told(row.getLong(1), row.getString(2), row.getString(3), row.getString(4)),
                            new Received(row.getLong(5), row.getBoolean(6)));
                });
        return received;
    }

    /**
     * That a payment counts as never made, by whomever.
     *
     * @param loan the lender's own name of it
     * @param payment the source's id of the payment
     */
    public record Reversal(long borrower, String loan, String payment) {}

    /** Payments of a source that others took out of the book, by what was recorded after a business day, or ever. */
    public List<Reversal> reversals(String source, Optional<LocalDate> after) {
        return JdbcClient.create(database)
                .sql("""
                        select f.borrower_id, l.external_id, f.detail ->> 'payment' from servicing.fact f
                          join servicing.loan l on l.borrower_id = f.borrower_id and l.loan_id = f.loan_id
                         where f.kind = 3 and f.recorded_on > :after and f.source <> :source
                           and exists (select 1 from servicing.fact p
                                        where p.borrower_id = f.borrower_id and p.loan_id = f.loan_id and p.kind = 2
                                          and p.source = :source and p.source_id = f.detail ->> 'payment')""")
                .param("source", source)
                .param("after", after.orElse(LocalDate.of(1, 1, 1)))
                .query((row, i) -> new Reversal(row.getLong(1), row.getString(2), row.getString(3)))
                .list();
    }

    /** Gives the loans of these keys that are in the book, in the order of the keys, with all their facts. */
    public void loans(Collection<LoanKey> keys, Consumer<StoredLoan> to) {
        if (!keys.isEmpty()) {
            read(Selection.ofKeys(keys), ALWAYS, to);
        }
    }

    /** The zone whose civil time counts for the borrower of a loan under a pack. */
    public ZoneId zoneOf(String pack) {
        return BorrowerZone.of(pack);
    }

    /** The lender's own name of the borrower of a loan. */
    public String borrowerOf(LoanKey loan) {
        return JdbcClient.create(database)
                .sql("select external_id from party.borrower where borrower_id = ?")
                .param(loan.borrowerId())
                .query(String.class)
                .single();
    }

    /**
     * Gives the loans of one part of {@code parts}, in the order of their keys, with their facts known by a business date.
     * Parts can be read in parallel; memory does not grow with the book.
     */
    public void scan(int part, int parts, LocalDate knownBy, Consumer<StoredLoan> to) {
        try {
            List<BorrowerRange> ranges = BorrowerRange.split(database);
            for (int i = part; i < ranges.size(); i += parts) {
                read(ranges.get(i).selection(), knownBy, to);
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /**
     * Gives the positions of the loans that a close after {@code after} has looked at, of all loans when it is empty; in no
     * order. Memory does not grow with the book.
     */
    public void positionsSince(Optional<LocalDate> after, Consumer<StoredPosition> to) {
        String changed = after.map(day -> " where as_of > '" + day + "'").orElse("");
        try (Connection connection = database.getConnection();
                BinaryRows rows = BinaryRows.of(
                        connection,
                        "select borrower_id, loan_id, as_of, drawn_on, policy_pack, state from servicing.position"
                                + changed)) {
            while (rows.next()) {
                LoanKey key = new LoanKey(rows.int8(), rows.int8());
                LocalDate asOf = LocalDate.ofEpochDay(rows.date());
                LocalDate drawnOn = LocalDate.ofEpochDay(rows.date());
                Policy policy = policy(rows.code(), drawnOn);
                LoanState state = LoanState.fromBytes(rows.bytes(), policy);
                state.closeDay(asOf);
                to.accept(new StoredPosition(key, asOf, state.position()));
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** The policy a loan is read under: the version of its pack that held when it was drawn. */
    public Policy policyOf(StoredLoan loan) {
        return policy(loan.pack(), loan.terms().drawnOn());
    }

    Policy policy(String pack, LocalDate drawnOn) {
        return packs.policy(pack, drawnOn);
    }

    /** One entry of the journal; amounts by account name, minor units, debit positive. */
    public record Entry(LocalDate postedOn, LocalDate valueDate, String reason, Map<String, Long> amounts) {}

    /** The journal of a loan in the order of posting. */
    public List<Entry> journal(LoanKey loan) {
        return JdbcClient.create(database)
                .sql("select * from servicing.journal where borrower_id = ? and loan_id = ? order by entry_id")
                .params(loan.borrowerId(), loan.loanId())
                .query((row, i) -> new Entry(
                        row.getObject("posted_on", LocalDate.class),
                        row.getObject("value_date", LocalDate.class),
                        row.getString("reason"),
                        JournalRows.amounts(row)))
                .list();
    }

    /** Sum of all accounts of the whole journal; anything but zero is a fault. */
    public long trialBalance() {
        return trialBalanceByAccount().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** The balance of each account over the whole journal, minor units (currencies are summed as they are). */
    public Map<String, Long> trialBalanceByAccount() {
        return JdbcClient.create(database)
                .sql("select " + JournalRows.SUMS + " from servicing.journal")
                .query((row, i) -> JournalRows.amounts(row))
                .single();
    }

    private void read(Selection selection, LocalDate knownBy, Consumer<StoredLoan> to) {
        try {
            LoanReader.read(database, selection, knownBy, to::accept);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private static IllegalStateException unreadable(SQLException e) {
        return new Failed(Say.of("book.unreadable", "why", String.valueOf(e.getMessage())), e);
    }
}
