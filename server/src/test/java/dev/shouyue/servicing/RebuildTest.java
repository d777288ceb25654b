package dev.shouyue.servicing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shouyue.Platform;
import dev.shouyue.demonstration.SimulatedBook;
import dev.shouyue.simulator.World;
import dev.shouyue.simulator.WorldSettings;
import dev.shouyue.storage.Database;
import dev.shouyue.storage.TestDatabase;
import java.time.LocalDate;
import java.util.List;
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
                .filteredOn(text -> text.contains("position") || text.contains("no close looked at it"))
                .hasSize(3);
        platform.rebuild.rebuild(DayClose.Progress.SILENT);
        assertThat(positions()).as(column).isEqualTo(before);
        assertThat(platform.rebuild.prove(DayClose.Progress.SILENT).booksAgree())
                .as(column)
                .isTrue();
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
