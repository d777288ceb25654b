package dev.shouyue.servicing;

import dev.shouyue.servicing.Difference.Book;
import dev.shouyue.servicing.Proof.Scope;
import dev.shouyue.servicing.Proofs.Placed;
import dev.shouyue.storage.BinaryCopy;
import dev.shouyue.storage.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Proofs as rows of {@code servicing.proof} and {@code servicing.proof_difference}. */
final class ProofRows {

    private final JdbcClient sql;

    ProofRows(DataSource database) {
        sql = JdbcClient.create(database);
    }

    static Proof write(Tx tx, Proof proof, List<Difference> differences) throws SQLException {
        Proof written = tx.sql()
                .sql("""
                        insert into servicing.proof (day, scope, began_at, ended_at, author, loans, differences, failure)
                        values (:day, :scope, :began, :ended, :author, :loans, :differences, :failure)
                        returning *""")
                .param("day", proof.day())
                .param("scope", proof.scope().name())
                .param("began", proof.beganAt().atOffset(ZoneOffset.UTC))
                .param("ended", proof.endedAt().atOffset(ZoneOffset.UTC))
                .param("author", proof.author().orElse(null))
                .param("loans", proof.loans())
                .param("differences", proof.differences())
                .param("failure", proof.failure().orElse(null))
                .query((row, i) -> proof(row))
                .single();
        BinaryCopy rows = new BinaryCopy();
        int place = 0;
        for (Difference difference : differences) {
            row(rows, written.id(), ++place, difference);
        }
        rows.into(
                tx.connection(),
                "servicing.proof_difference (borrower_id, loan_id, proof_id, place, loan, book, part, day, currency,"
                        + " held, given)");
        return written;
    }

    private static void row(BinaryCopy rows, long proof, int place, Difference difference) {
        rows.row(11).int8(difference.key().borrowerId()).int8(difference.key().loanId());
        rows.int8(proof).int4(place);
        text(rows, difference.loan());
        rows.text(difference.book().name()).text(difference.part());
        rows.date((int) difference.day().toEpochDay());
        text(rows, difference.currency());
        amount(rows, difference.held());
        amount(rows, difference.given());
    }

    private static void text(BinaryCopy rows, Optional<String> text) {
        text.ifPresentOrElse(rows::text, rows::nothing);
    }

    private static void amount(BinaryCopy rows, OptionalLong amount) {
        amount.ifPresentOrElse(rows::int8, rows::nothing);
    }

    /** The last closed day when no proof of it was finished, or the last one failed, and no later day was begun. */
    Optional<LocalDate> unproved() {
        return sql.sql("""
                        select day from (select * from servicing.day_close order by day desc limit 1) c
                         where finished_at is not null
                           and coalesce((select p.failure is not null from servicing.proof p where p.day = c.day
                                          order by p.proof_id desc limit 1), true)
                        """).query(LocalDate.class).optional();
    }

    List<Proof> list(Optional<LocalDate> from, Optional<LocalDate> to, Optional<Proof> before, int limit) {
        return sql.sql("""
                        select * from servicing.proof
                         where day between ? and ? and (day, proof_id) < (?, ?)
                         order by day desc, proof_id desc limit ?""")
                .params(
                        from.orElse(LocalDate.of(1, 1, 1)),
                        to.orElse(LoanBook.ALWAYS),
                        before.map(Proof::day).orElse(LoanBook.ALWAYS),
                        before.map(Proof::id).orElse(Long.MAX_VALUE),
                        limit)
                .query((row, i) -> proof(row))
                .list();
    }

    List<Proof> lastOfDays(LocalDate from, LocalDate to) {
        return sql.sql("""
                        select distinct on (day) * from servicing.proof where day between ? and ?
                         order by day, proof_id desc""").params(from, to).query((row, i) -> proof(row)).list();
    }

    Optional<Proof> find(long id) {
        return sql.sql("select * from servicing.proof where proof_id = ?")
                .param(id)
                .query((row, i) -> proof(row))
                .optional();
    }

    List<Placed> differences(long proof, Optional<Book> book, int after, int limit) {
        return sql.sql("""
                        select * from servicing.proof_difference
                         where proof_id = :proof and place > :after and (book = :book or cast(:book as text) is null)
                         order by place limit :limit""")
                .param("proof", proof)
                .param("after", after)
                .param("book", book.map(Book::name).orElse(null))
                .param("limit", limit)
                .query((row, i) -> new Placed(row.getInt("place"), difference(row)))
                .list();
    }

    private static Proof proof(ResultSet row) throws SQLException {
        return new Proof(
                row.getLong("proof_id"),
                row.getObject("day", LocalDate.class),
                Scope.valueOf(row.getString("scope")),
                row.getObject("began_at", OffsetDateTime.class).toInstant(),
                row.getObject("ended_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("author")),
                row.getLong("loans"),
                row.getLong("differences"),
                Optional.ofNullable(row.getString("failure")));
    }

    private static Difference difference(ResultSet row) throws SQLException {
        return new Difference(
                new LoanKey(row.getLong("borrower_id"), row.getLong("loan_id")),
                Optional.ofNullable(row.getString("loan")),
                Book.valueOf(row.getString("book")),
                row.getString("part"),
                row.getObject("day", LocalDate.class),
                Optional.ofNullable(row.getString("currency")),
                amount(row, "held"),
                amount(row, "given"));
    }

    private static OptionalLong amount(ResultSet row, String column) throws SQLException {
        long amount = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(amount);
    }
}
