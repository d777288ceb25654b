package dev.shouyue.payment;

import dev.shouyue.decision.Refused;
import dev.shouyue.decision.Sentence;
import dev.shouyue.storage.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people have to look at: opened once for a subject, done by somebody. */
public final class WorkItems {

    private final DataSource database;
    private final Clock clock;

    WorkItems(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What has to be looked at. */
    public enum Kind {
        /** The account cannot be debited: another one is needed. */
        ACCOUNT,
        /** There is not enough money, and the scheme allows no more debits. */
        FUNDS,
        /** The consent ended: a new one is needed. */
        MANDATE,
        /** Amount, count or day were refused too often. */
        LIMIT_OR_DATE,
        /** A system of ours or the channel's refused too often. */
        SYSTEM,
        /** The channel holds it for one made before, and does not say what became of that. */
        DUPLICATE,
        /** It is not known for longer than the channel needs. */
        UNKNOWN_TOO_LONG,
        /** The same money may have come twice. */
        PAID_TWICE,
        /** The channel says two things that cannot both be. */
        CONTRADICTION,
        /** Money that fits no loan. */
        SUSPENSE,
        /** The book refused a fact. */
        REFUSED_BY_BOOK,
        /** Money is to be given back by a transfer that people make, or it is not known whether it was, or it was not. */
        REFUND,
        /** A channel told of an order that we do not know. */
        UNKNOWN_ORDER,
        /** Part of a file could not be read. */
        FILE,
        /** Statement, order and book do not say the same. */
        RECONCILIATION,
        /** The statement of a day has not come. */
        STATEMENT
    }

    /** One of them; {@code told} says what happened and what to do. */
    public record Item(
            long id,
            Kind kind,
            String subject,
            String channel,
            String loan,
            String told,
            Instant openedAt,
            Optional<Instant> doneAt,
            Optional<String> doneBy,
            Optional<String> note) {

        /** What happened, in {@code en} or {@code zh}. */
        public String told(String language) {
            return Sentence.told(told, language);
        }

        /** What was done, or how it settled itself. */
        public Optional<String> note(String language) {
            return note.map(text -> Sentence.told(text, language));
        }

        static Item read(ResultSet row, int number) throws SQLException {
            return new Item(
                    row.getLong("work_item_id"),
                    Kind.valueOf(row.getString("kind")),
                    row.getString("subject"),
                    row.getString("channel"),
                    row.getString("loan"),
                    row.getString("told"),
                    Order.moment(row, "opened_at").orElseThrow(),
                    Order.moment(row, "done_at"),
                    Optional.ofNullable(row.getString("done_by")),
                    Optional.ofNullable(row.getString("note")));
        }
    }

    /** Opens one, unless it is open already. */
    static void open(Tx tx, Instant now, Kind kind, String subject, String channel, String loan, Sentence told) {
        tx.sql()
                .sql("""
                        insert into payment.work_item (kind, subject, channel, loan, told, opened_at)
                        values (?, ?, ?, ?, ?, ?) on conflict (kind, subject) where state = 'OPEN' do nothing""")
                .params(kind.name(), subject, channel, loan, told.kept(), now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Opens one, unless there is or was one for that subject. */
    static void openOnce(Tx tx, Instant now, Kind kind, String subject, String channel, String loan, Sentence told) {
        boolean known = tx.sql()
                .sql("select exists (select 1 from payment.work_item where kind = ? and subject = ?)")
                .params(kind.name(), subject)
                .query(Boolean.class)
                .single();
        if (!known) {
            open(tx, now, kind, subject, channel, loan, told);
        }
    }

    /** Closes one that settled itself; {@code how} for those who look back. */
    static void settled(Tx tx, Instant now, Kind kind, String subject, Sentence how) {
        finish(tx, now, kind, subject, "shouyue", how.kept());
    }

    /** Those that are open or done, the oldest first, after the one numbered {@code after}. */
    public List<Item> list(boolean open, Optional<Kind> kind, long after, int limit) {
        return JdbcClient.create(database)
                .sql("""
                        select * from payment.work_item where state = ? and work_item_id > ? and (? = '' or kind = ?)
                         order by work_item_id limit ?""")
                .params(
                        open ? "OPEN" : "DONE",
                        after,
                        kind.map(Enum::name).orElse(""),
                        kind.map(Enum::name).orElse(""),
                        limit)
                .query(Item::read)
                .list();
    }

    /** The one of that number. */
    public Optional<Item> find(long id) {
        return JdbcClient.create(database)
                .sql("select * from payment.work_item where work_item_id = ?")
                .param(id)
                .query(Item::read)
                .optional();
    }

    /**
     * One that somebody saw to.
     *
     * @param closed findings that were closed with it
     */
    public record Done(Item item, List<Reconciliation.Which> closed) {}

    /**
     * Says that somebody saw to it; the findings that it is of are closed with it, for the same reason. Empty when there is none of
     * that number, or it was done before.
     *
     * @throws Refused when the note is no text that can be kept, or findings are closed and none is given
     */
    public Optional<Done> done(long id, String by, String note) {
        if (!note.isEmpty() && !Refunds.isReason(note)) {
            throw Refuse.bad("note", note, "noNote", "most", Refunds.LONGEST);
        }
        Instant now = clock.instant();
        return Tx.in(database, tx -> open(tx, id).flatMap(item -> {
            List<Reconciliation.Which> closed =
                    item.kind() == Kind.RECONCILIATION ? FindingActs.closeAll(tx, item, by, note, now) : List.of();
            return finish(tx, now, item.kind(), item.subject(), by, note).map(done -> new Done(done, closed));
        }));
    }

    /** It is not locked: whoever acts on findings locks them first, and their work item after them. */
    private static Optional<Item> open(Tx tx, long id) {
        return tx.sql()
                .sql("select * from payment.work_item where work_item_id = ? and state = 'OPEN'")
                .param(id)
                .query(Item::read)
                .optional();
    }

    /** Closes the one of a subject that is open, for somebody who saw to it. */
    static Optional<Item> finish(Tx tx, Instant now, Kind kind, String subject, String by, String note) {
        return tx.sql()
                .sql("""
                        update payment.work_item set state = 'DONE', done_at = ?, done_by = ?, note = ?
                         where kind = ? and subject = ? and state = 'OPEN' returning *""")
                .params(now.atOffset(ZoneOffset.UTC), by, note, kind.name(), subject)
                .query(Item::read)
                .optional();
    }
}
