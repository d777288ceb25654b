package dev.shouyue.servicing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shouyue.Platform;
import dev.shouyue.demonstration.SimulatedBook;
import dev.shouyue.simulator.World;
import dev.shouyue.simulator.WorldSettings;
import dev.shouyue.storage.AdvisoryLock;
import dev.shouyue.storage.Database;
import dev.shouyue.storage.TestDatabase;
import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rebuilds of a simulated book in which something is not what its facts give. */
class RebuildTest {

    private static final LocalDate DAY = LocalDate.of(2025, 6, 30);
    private static final int LOANS = 400;

    private final Database database = TestDatabase.fresh();
    private final Platform platform = Platform.on(database);
    private final JdbcClient sql = JdbcClient.create(database.dataSource());

    @BeforeEach
    void fill() {
        World world = World.of(WorldSettings.calm(7, LOANS));
        platform.bookLoad.load(SimulatedBook.parts(world), 1, DayClose.Progress.SILENT, LOANS);
        platform.dayClose.close(DAY, DayClose.Progress.SILENT);
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void a_change_of_any_column_of_a_stored_position_is_found_and_undone() {
        String before = positions();
        for (String column : columns("bigint")) {
            isFoundAndUndone(column, column + " + 1", before);
        }
        for (String column : columns("date")) {
            isFoundAndUndone(column, "coalesce(" + column + " + 1, date '2025-07-01')", before);
        }
        for (String column : columns("text")) {
            isFoundAndUndone(column, column + " || 'x'", before);
        }
        isFoundAndUndone("currency", "'XXX'", before);
        isFoundAndUndone("state", "state || '\\x00'", before);
    }

    private void isFoundAndUndone(String column, String value, String before) {
        int changed = sql.sql("update servicing.position set " + column + " = " + value
                        + " where loan_id in (select loan_id from servicing.position order by loan_id limit 3)")
                .update();
        assertThat(changed).isEqualTo(3);
        assertThat(platform.rebuild.prove(DayClose.Progress.SILENT).differing())
                .as(column)
                .filteredOn(difference -> difference.loan().isPresent())
                .allMatch(difference -> difference.book() == Difference.Book.POSITION)
                .extracting(difference -> difference.loan().orElseThrow())
                .containsOnly(changedLoans());
        platform.rebuild.rebuild(DayClose.Progress.SILENT);
        assertThat(positions()).as(column).isEqualTo(before);
        assertThat(platform.rebuild.prove(DayClose.Progress.SILENT).booksAgree())
                .as(column)
                .isTrue();
    }

    private String[] changedLoans() {
        return sql.sql("select external_id from servicing.loan join (select loan_id from servicing.position"
                        + " order by loan_id limit 3) p using (loan_id)")
                .query(String.class)
                .list()
                .toArray(String[]::new);
    }

    /** The keys say which loan it is, and as of which day it is rebuilt. */
    private List<String> columns(String type) {
        return sql.sql("select column_name from information_schema.columns where table_schema = 'servicing'"
                        + " and table_name = 'position' and data_type = ?"
                        + " and column_name not in ('borrower_id', 'loan_id', 'as_of')")
                .param(type)
                .query(String.class)
                .list();
    }

    @Test
    void what_no_close_looked_at_is_found_and_brought_up_to_the_day() {
        sql.sql("create table before as select * from servicing.position").update();
        platform.dayClose.close(DAY.plusDays(20), DayClose.Progress.SILENT);
        sql.sql("delete from servicing.position p using before b where p.loan_id = b.loan_id and p.as_of > b.as_of"
                        + " and p.loan_id % 7 = 0")
                .update();
        int missed = sql.sql("insert into servicing.position select * from before b where not exists"
                        + " (select from servicing.position p where p.loan_id = b.loan_id)")
                .update();
        assertThat(missed).isGreaterThan(5);
        assertThat(platform.rebuild.prove(DayClose.Progress.SILENT).differing())
                .extracting(Difference::part)
                .contains(Difference.Part.NOT_LOOKED_AT.name());
        platform.rebuild.rebuild(DayClose.Progress.SILENT);
        Rebuild.Result proof = platform.rebuild.prove(DayClose.Progress.SILENT);
        assertThat(proof.differing()).isEmpty();
        assertThat(proof.booksAgree()).isTrue();
        assertThat(platform.dayClose.close(DAY.plusDays(40), DayClose.Progress.SILENT))
                .hasSize(20);
        assertThat(platform.rebuild.prove(DayClose.Progress.SILENT).booksAgree())
                .isTrue();
    }

    @Test
    void a_rebuild_waits_for_a_close_that_runs() throws Exception {
        try (Connection close = platform.dataSource().getConnection();
                Statement statement = close.createStatement()) {
            statement.execute("select pg_advisory_lock(" + AdvisoryLock.CLOSE + ")");
            CompletableFuture<Rebuild.Result> proof =
                    CompletableFuture.supplyAsync(() -> platform.rebuild.prove(DayClose.Progress.SILENT));
            assertThat(proof).isNotCompletedExceptionally();
            assertThatThrownBy(() -> proof.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            statement.execute("select pg_advisory_unlock(" + AdvisoryLock.CLOSE + ")");
            assertThat(proof.get(60, TimeUnit.SECONDS).booksAgree()).isTrue();
        }
    }

    private String positions() {
        return sql.sql("select md5(string_agg(p::text, e'\\n' order by loan_id)) from servicing.position p")
                .query(String.class)
                .single();
    }

    @Test
    void facts_without_their_loan_are_refused() {
        sql.sql(
                        "insert into servicing.fact (borrower_id, loan_id, seq, value_time, amount, recorded_on, kind, currency,"
                                + " source, source_id) select borrower_id, 999999, 1, value_time, amount, recorded_on, kind,"
                                + " currency, source, 'of no loan' from servicing.fact where recorded_on <= '2025-06-30' order by loan_id, seq limit 1")
                .update();
        assertThatThrownBy(() -> platform.rebuild.prove(DayClose.Progress.SILENT))
                .hasMessageContaining("facts of loan no. 999999 are in the book, but the loan is not");
    }

    @Test
    void a_rebuild_of_a_book_that_is_right_changes_nothing() {
        String before = positions();
        long positions = sql.sql("select count(*) from servicing.position")
                .query(Long.class)
                .single();
        Rebuild.Result result = platform.rebuild.rebuild(DayClose.Progress.SILENT);
        assertThat(result.differences()).isZero();
        assertThat(result.loans()).isEqualTo(positions).isGreaterThan(LOANS / 2);
        assertThat(positions()).isEqualTo(before);
    }
}
