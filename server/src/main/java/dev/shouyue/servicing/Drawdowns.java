package dev.shouyue.servicing;

import dev.shouyue.decision.Refused;
import dev.shouyue.event.Outbox;
import dev.shouyue.kernel.ledger.Receipts;
import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.storage.AdvisoryLock;
import dev.shouyue.storage.BinaryCopy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * The door through which loans come into the book one by one. The loan, its borrower, the payment to the borrower, its
 * journal entry and its event are one transaction. The name of the loan is its key: asked again in the same words, a
 * drawdown is answered as the first time; in other words it is refused.
 */
public final class Drawdowns {

    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,100}");

    private final DataSource database;
    private final Outbox outbox;
    private final Clock clock;
    private final Recording recording;

    /** Puts on record, in the transaction of the drawdown, who had it made. */
    @FunctionalInterface
    public interface Recording {
        void write(Connection transaction, Posting.Deed deed, String loan, String detail) throws SQLException;
    }

    public Drawdowns(DataSource database, Outbox outbox, Clock clock, Recording recording) {
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
        this.recording = recording;
    }

    /**
     * What became of a drawdown.
     *
     * @param known whether it stood in the book already
     */
    public record Drawn(String answer, boolean known) {}

    /**
     * Takes a loan into the book, and returns when it is durable.
     *
     * @throws Refused when it is not taken, or it is not known whether it is
     */
    public Drawn draw(Drawdown drawdown) {
        check(drawdown);
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Drawn drawn = draw(connection, drawdown);
                connection.commit();
                outbox.committed();
                return drawn;
            } catch (SQLException e) {
                connection.rollback();
                if ("23505".equals(e.getSQLState())) { // another drawdown of the name came first
                    return again(connection, drawdown).orElseThrow(() -> Refuse.failed(e));
                }
                throw e;
            } catch (RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw Refuse.failed(e);
        }
    }

    private void check(Drawdown drawdown) {
        name("loan", drawdown.terms().loan());
        name("borrower", drawdown.borrower());
        name("reference", drawdown.reference());
        LocalDateTime here = LocalDateTime.ofInstant(clock.instant(), BorrowerZone.of(drawdown.pack()));
        if (drawdown.paidOut().isAfter(here)) {
            throw Refuse.badValue("paidOut", drawdown.paidOut().toString(), "future");
        }
    }

    /**
     * {@code name}, if it can name a loan, a borrower or a payment to one.
     *
     * @throws Refused when it cannot
     */
    public static String name(String field, String name) {
        if (!NAME.matcher(name).matches() || !name.strip().equals(name)) {
            throw Refuse.badValue(field, name, "badName");
        }
        return name;
    }

    private Drawn draw(Connection connection, Drawdown drawdown) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // as for every posting: no close begins from here to the commit
            statement.execute("select pg_advisory_xact_lock_shared(" + AdvisoryLock.CLOSE_BEGINS + ")");
        }
        Optional<Drawn> before = again(connection, drawdown);
        if (before.isPresent()) {
            return before.get();
        }
        Instant now = clock.instant();
        LoanKey key = new LoanKey(borrower(connection, drawdown.borrower()), nextLoan(connection));
        LocalDate day = recordedOn(connection, drawdown, now);
        Fact fact = new Fact.Disbursed(
                new Fact.Header("drawdown", drawdown.reference(), drawdown.paidOut(), day),
                drawdown.terms().principal());
        StoredLoan loan =
                new StoredLoan(key, drawdown.product(), drawdown.pack(), drawdown.terms(), Facts.of(List.of(fact)));
        String answer = drawdown.answer().apply(loan);
        write(connection, loan, fact);
        keep(connection, drawdown, key, answer, now);
        outbox.publish(connection, List.of(RecordedFacts.disbursed(loan, fact, now)));
        recording.write(connection, drawdown.deed(), drawdown.terms().loan(), "drawdown/" + drawdown.reference());
        return new Drawn(answer, false);
    }

    /** What was answered to the same drawdown before; empty when the book has no loan of the name. */
    private static Optional<Drawn> again(Connection connection, Drawdown drawdown) throws SQLException {
        String name = drawdown.terms().loan();
        try (PreparedStatement query = connection.prepareStatement(
                "select d.content, d.answer from servicing.loan l left join servicing.drawdown d"
                        + " on d.borrower_id = l.borrower_id and d.loan_id = l.loan_id where l.external_id = ?")) {
            query.setString(1, name);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                byte[] content = row.getBytes(1);
                if (content == null || !Arrays.equals(content, drawdown.content())) {
                    throw Refuse.of(Refused.Why.OTHER_CONTENT, "loan", name, "loanTaken");
                }
                return Optional.of(new Drawn(row.getString(2), true));
            }
        }
    }

    private static long borrower(Connection connection, String name) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into party.borrower (external_id) values (?) on conflict (external_id) do nothing")) {
            insert.setString(1, name);
            insert.executeUpdate();
        }
        try (PreparedStatement query =
                connection.prepareStatement("select borrower_id from party.borrower where external_id = ?")) {
            query.setString(1, name);
            return first(query);
        }
    }

    private static long nextLoan(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select nextval('servicing.loan_id')")) {
            return first(query);
        }
    }

    private static long first(PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static LocalDate recordedOn(Connection connection, Drawdown drawdown, Instant now) throws SQLException {
        return PostingBatch.day(drawdown.pack(), now, PostingBatch.lastDayBegun(connection));
    }

    private static void write(Connection connection, StoredLoan loan, Fact fact) throws SQLException {
        String currency = loan.terms().currency().getCurrencyCode();
        BinaryCopy loans = new BinaryCopy();
        BinaryCopy facts = new BinaryCopy();
        BinaryCopy entries = new BinaryCopy();
        LoanRows.write(loans, loan.key(), loan.product(), loan.pack(), loan.terms());
        FactRows.write(facts, loan.key(), PostingBatch.FIRST_POSTED, fact, currency);
        JournalRows.write(
                entries, loan.key(), fact.recordedOn(), fact.valueDate(), "receipt", currency, Receipts.of(fact));
        loans.into(connection, LoanRows.TABLE);
        try (PreparedStatement posted = connection.prepareStatement(
                "insert into servicing.loan_posting (borrower_id, loan_id, posted) values (?, ?, 1)")) {
            posted.setLong(1, loan.key().borrowerId());
            posted.setLong(2, loan.key().loanId());
            posted.executeUpdate();
        }
        facts.into(connection, FactRows.TABLE);
        entries.into(connection, JournalRows.TABLE);
    }

    private static void keep(Connection connection, Drawdown drawdown, LoanKey key, String answer, Instant now)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into servicing.drawdown (borrower_id,"
                + " loan_id, product_version, content, answer, drawn_by, recorded_at) values (?, ?, ?, ?, ?, ?, ?)")) {
            insert.setLong(1, key.borrowerId());
            insert.setLong(2, key.loanId());
            insert.setInt(3, drawdown.productVersion());
            insert.setBytes(4, drawdown.content());
            insert.setString(5, answer);
            insert.setString(6, drawdown.deed().actor());
            insert.setObject(7, now.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }
}
