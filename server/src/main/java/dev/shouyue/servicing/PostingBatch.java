package dev.shouyue.servicing;

import dev.shouyue.decision.Refused;
import dev.shouyue.event.Outbox;
import dev.shouyue.kernel.ledger.Balances;
import dev.shouyue.kernel.ledger.Receipts;
import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.kernel.position.Position;
import dev.shouyue.kernel.position.Positions;
import dev.shouyue.servicing.LoanReader.FactStream;
import dev.shouyue.servicing.LoanReader.Selection;
import dev.shouyue.storage.AdvisoryLock;
import dev.shouyue.storage.BinaryCopy;
import dev.shouyue.storage.BinaryRows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Postings that are decided and written in one transaction, in a handful of statements whatever their number. The loans are
 * locked first, so what is read of them holds until the commit.
 */
final class PostingBatch {

    /** Posted facts are numbered from here on, those of files and loads below: neither waits for the other. */
    static final int FIRST_POSTED = 1_000_000_000;

    private final LoanBook book;
    private final Connection connection;
    private final Postings.Steps steps;

    private final Map<String, Loan> loans = new HashMap<>();
    private final Map<RequestKey, Stored> requests = new HashMap<>();
    private Optional<LocalDate> closing = Optional.empty();

    private final BinaryCopy facts = new BinaryCopy();
    private final BinaryCopy entries = new BinaryCopy();
    private final BinaryCopy answers = new BinaryCopy();
    private final List<Posted> recorded = new ArrayList<>();

    /** A loan of the batch; {@code now} grows as postings are admitted. */
    private static final class Loan {
        private final LoanKey key;
        private int nextSeq;
        private StoredLoan now;

        Loan(StoredLoan now) {
            this.key = now.key();
            this.now = now;
        }
    }

    private record RequestKey(LoanKey loan, String caller, String key) {}

    private record Stored(byte[] content, String answer) {}

    PostingBatch(LoanBook book, Connection connection, Postings.Steps steps) {
        this.book = book;
        this.connection = connection;
        this.steps = steps;
    }

    /** Locks and reads what the postings are about. */
    void read(Collection<Posting> postings) throws SQLException {
        SortedMap<LoanKey, Integer> keys = keys(postings);
        if (keys.isEmpty()) {
            return;
        }
        begin();
        Map<LoanKey, Integer> last = lock(keys);
        steps.reached(Postings.Step.LOCKED);
        closing = lastDayBegun(connection);
        List<LoanRows.Row> rows = new ArrayList<>(keys.size());
        try (BinaryRows row = BinaryRows.of(
                connection,
                "select " + LoanRows.COLUMNS + Selection.ofKeys(keys.keySet()).on("servicing.loan", "l")
                        + " order by l.borrower_id, l.loan_id")) {
            while (row.next()) {
                rows.add(LoanRows.read(row));
            }
        }
        try (FactStream stream = new FactStream(BinaryRows.of(
                connection,
                "select f.loan_id, " + FactRows.COLUMNS
                        + Selection.ofKeys(keys.keySet()).on("servicing.fact", "f")
                        + " order by f.borrower_id, f.loan_id, f.seq"))) {
            for (LoanRows.Row row : rows) {
                Loan loan = new Loan(new StoredLoan(
                        row.key(), row.product(), row.pack(), row.terms(), Facts.of(stream.of(row.key()))));
                loan.nextSeq = FIRST_POSTED
                        + Objects.requireNonNull(last.get(row.key()))
                        - Objects.requireNonNull(keys.get(row.key()));
                loans.put(row.terms().loan(), loan);
            }
        }
        readRequests(postings);
        steps.reached(Postings.Step.READ);
    }

    /** The loans in the order in which they are locked, with how many facts may be posted to each. */
    private SortedMap<LoanKey, Integer> keys(Collection<Posting> postings) throws SQLException {
        Map<String, Integer> asked = new HashMap<>();
        for (Posting posting : postings) {
            asked.merge(posting.loan(), posting.most(), Integer::sum);
        }
        SortedMap<LoanKey, Integer> keys = new TreeMap<>();
        try (PreparedStatement query = connection.prepareStatement(
                "select borrower_id, loan_id, external_id from servicing.loan where external_id = any(?)")) {
            query.setArray(1, connection.createArrayOf("text", asked.keySet().toArray()));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    keys.put(
                            new LoanKey(row.getLong(1), row.getLong(2)),
                            Objects.requireNonNull(asked.get(row.getString(3))));
                }
            }
        }
        return keys;
    }

    /** From here to the commit no close begins: it would look for facts of its day before they are there. */
    private void begin() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_xact_lock_shared(" + AdvisoryLock.CLOSE_BEGINS + ")");
        }
    }

    /** Locks the loans and counts the facts that may be posted; the count after them. */
    private Map<LoanKey, Integer> lock(SortedMap<LoanKey, Integer> keys) throws SQLException {
        Map<LoanKey, Integer> last = new HashMap<>();
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into servicing.loan_posting as p (borrower_id, loan_id, posted)
                  select * from unnest(?::bigint[], ?::bigint[], ?::integer[])
                  on conflict (borrower_id, loan_id) do update set posted = p.posted + excluded.posted
                  returning borrower_id, loan_id, posted""")) {
            setKeys(upsert, keys.keySet());
            upsert.setArray(3, connection.createArrayOf("integer", keys.values().toArray()));
            try (ResultSet row = upsert.executeQuery()) {
                while (row.next()) {
                    last.put(new LoanKey(row.getLong(1), row.getLong(2)), row.getInt(3));
                }
            }
        }
        return last;
    }

    private void setKeys(PreparedStatement statement, Collection<LoanKey> keys) throws SQLException {
        statement.setArray(
                1,
                connection.createArrayOf(
                        "bigint", keys.stream().map(LoanKey::borrowerId).toArray()));
        statement.setArray(
                2,
                connection.createArrayOf(
                        "bigint", keys.stream().map(LoanKey::loanId).toArray()));
    }

    /** The last day that is closed, or whose close has begun. */
    static Optional<LocalDate> lastDayBegun(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select max(day) from servicing.day_close");
                ResultSet row = query.executeQuery()) {
            row.next();
            return Optional.ofNullable(row.getObject(1, LocalDate.class));
        }
    }

    private void readRequests(Collection<Posting> postings) throws SQLException {
        List<RequestKey> asked = postings.stream()
                .filter(posting -> posting.request().isPresent() && loans.containsKey(posting.loan()))
                .map(posting -> keyOf(posting, loan(posting)))
                .toList();
        if (asked.isEmpty()) {
            return;
        }
        try (PreparedStatement query = connection.prepareStatement("""
                select borrower_id, loan_id, caller, key, content, answer
                  from unnest(?::bigint[], ?::bigint[], ?::text[], ?::text[]) k(borrower_id, loan_id, caller, key)
                  join servicing.posting_request r using (borrower_id, loan_id, caller, key)""")) {
            setKeys(query, asked.stream().map(RequestKey::loan).toList());
            query.setArray(
                    3,
                    connection.createArrayOf(
                            "text", asked.stream().map(RequestKey::caller).toArray()));
            query.setArray(
                    4,
                    connection.createArrayOf(
                            "text", asked.stream().map(RequestKey::key).toArray()));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    requests.put(
                            new RequestKey(
                                    new LoanKey(row.getLong(1), row.getLong(2)), row.getString(3), row.getString(4)),
                            new Stored(row.getBytes(5), row.getString(6)));
                }
            }
        }
    }

    /**
     * Decides one posting after the others.
     *
     * @throws Refused when it is not to be recorded; the others are as they were
     */
    Posted decide(Posting posting, Instant now) {
        Loan loan = loans.get(posting.loan());
        if (loan == null) {
            throw unknown(posting.loan());
        }
        Admission admission = admission(book, loan.now, now, closing);
        Optional<Stored> before = posting.request().map(request -> requests.get(keyOf(posting, loan)));
        if (before.isPresent()) {
            return again(posting, loan, before.get());
        }
        Posted posted = admission.decide(posting);
        if (posting.request().isPresent()) {
            Posting.Request request = posting.request().get();
            posted = posted.answered(request.answer().apply(posted));
            keep(loan, request, posted.answer().orElseThrow());
        }
        if (!posted.known()) {
            record(loan, posted);
        }
        return posted;
    }

    static Refused unknown(String loan) {
        return Refuse.of(Refused.Why.UNKNOWN, "id", loan, "noLoan", "loan", loan);
    }

    static Admission admission(LoanBook book, StoredLoan loan, Instant now, Optional<LocalDate> closing) {
        return new Admission(loan, book.policyOf(loan), here(loan.pack(), now), day(loan.pack(), now, closing));
    }

    private static LocalDateTime here(String pack, Instant now) {
        return LocalDateTime.ofInstant(now, BorrowerZone.of(pack)).truncatedTo(ChronoUnit.MICROS);
    }

    /** The business date on which a fact is recorded: today, or the first that no close has begun. */
    static LocalDate day(String pack, Instant now, Optional<LocalDate> closing) {
        LocalDate today = here(pack, now).toLocalDate();
        LocalDate open = closing.map(day -> day.plusDays(1)).orElse(today);
        return open.isAfter(today) ? open : today;
    }

    private Posted again(Posting posting, Loan loan, Stored before) {
        Posting.Request request = posting.request().orElseThrow();
        if (!Arrays.equals(before.content(), request.content())) {
            throw Refuse.of(Refused.Why.OTHER_CONTENT, "Idempotency-Key", request.key(), "keyTaken");
        }
        LocalDate day = closing.orElse(LocalDate.EPOCH);
        Position position = Positions.on(loan.now.terms(), loan.now.facts(), book.policyOf(loan.now), day);
        return new Posted(
                posting,
                loan.now,
                book.policyOf(loan.now),
                List.of(),
                Optional.empty(),
                day,
                position,
                position,
                true,
                Optional.of(before.answer()));
    }

    private void keep(Loan loan, Posting.Request request, String answer) {
        answers.row(6).int8(loan.key.borrowerId()).int8(loan.key.loanId());
        answers.text(request.caller())
                .text(request.key())
                .bytes(request.content())
                .text(answer);
        requests.put(new RequestKey(loan.key, request.caller(), request.key()), new Stored(request.content(), answer));
    }

    private void record(Loan loan, Posted posted) {
        String currency = loan.now.terms().currency().getCurrencyCode();
        for (Fact fact : posted.facts()) {
            FactRows.write(facts, loan.key, loan.nextSeq++, fact, currency);
            Balances entry = Receipts.of(fact);
            if (!entry.isZero()) {
                JournalRows.write(entries, loan.key, fact.recordedOn(), fact.valueDate(), "receipt", currency, entry);
            }
        }
        loan.now = posted.loan();
        recorded.add(posted);
    }

    private Loan loan(Posting posting) {
        return Objects.requireNonNull(loans.get(posting.loan()));
    }

    private static RequestKey keyOf(Posting posting, Loan loan) {
        Posting.Request request = posting.request().orElseThrow();
        return new RequestKey(loan.key, request.caller(), request.key());
    }

    /** Writes what was decided, and what others keep of it. */
    void write(Outbox outbox, Instant now, Postings.Alongside alongside) throws SQLException {
        steps.reached(Postings.Step.DECIDED);
        facts.into(connection, FactRows.TABLE);
        steps.reached(Postings.Step.FACTS_WRITTEN);
        entries.into(connection, JournalRows.TABLE);
        steps.reached(Postings.Step.ENTRIES_WRITTEN);
        outbox.publish(connection, RecordedFacts.events(recorded, now));
        steps.reached(Postings.Step.EVENTS_WRITTEN);
        answers.into(connection, "servicing.posting_request (borrower_id, loan_id, caller, key, content, answer)");
        if (!recorded.isEmpty()) {
            alongside.write(connection, recorded);
        }
        steps.reached(Postings.Step.WRITTEN);
    }
}
