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
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Closes of a simulated book, with its late, returned, doubled and protected facts, on a real database. */
class DayCloseTest {

    private static final LocalDate OPENING = LocalDate.of(2025, 6, 30);

    private final Database database = TestDatabase.fresh();
    private final Platform platform = Platform.on(database);

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void after_a_month_of_closes_every_position_and_every_journal_is_what_the_facts_give() {
        fill(platform, 3_000);
        close(platform, OPENING.plusDays(31));
        Rebuild.Result proof = platform.rebuild.prove(DayClose.Progress.SILENT);
        assertThat(proof.differing()).isEmpty();
        assertThat(proof.booksAgree()).isTrue();
        assertThat(proof.loans()).isGreaterThan(2_000);
        assertThat(count(database, "select count(*) from servicing.day_close where finished_at is not null"))
                .isEqualTo(32);
        assertThat(count(
                        database,
                        "select sum(newly_past_due_loans) from servicing.day_figures where day > '2025-06-30'"))
                .isPositive();
    }

    @Test
    void a_close_touches_only_the_loans_that_something_happens_to() {
        fill(platform, 3_000);
        close(platform, OPENING);
        LocalDate day = OPENING.plusDays(1);
        long expected = count(
                database,
                "select count(*) from (select loan_id from servicing.position where next_event <= '" + day
                        + "' union select loan_id from servicing.fact where recorded_on = '" + day + "') touched");
        DayClose.Result result =
                platform.dayClose.close(day, DayClose.Progress.SILENT).getFirst();
        assertThat(result.touched()).isEqualTo(expected).isPositive().isLessThan(300);
        assertThat(count(database, "select count(*) from servicing.position where as_of = '" + day + "'"))
                .isEqualTo(expected);
    }

    @Test
    void a_close_that_is_cut_off_goes_on_where_it_stopped_and_ends_as_if_nothing_had_happened() {
        int loans = 12_000; // more than two batches
        cutOff(loans);
        close(platform, OPENING.plusDays(2));
        isAsIfUndisturbed(loans);
    }

    @Test
    void a_first_close_that_was_cut_off_is_finished_on_its_own_day_when_a_later_one_is_asked_for() {
        int loans = 12_000;
        cutOff(loans);
        assertThatThrownBy(() -> platform.dayClose.close(OPENING.minusDays(1), DayClose.Progress.SILENT))
                .hasMessageContaining("was begun for " + OPENING);
        assertThat(platform.dayClose.close(OPENING.plusDays(2), DayClose.Progress.SILENT))
                .extracting(DayClose.Result::day)
                .containsExactly(OPENING, OPENING.plusDays(1), OPENING.plusDays(2));
        isAsIfUndisturbed(loans);
    }

    private void cutOff(int loans) {
        fill(platform, loans);
        assertThatThrownBy(() -> platform.dayClose.close(OPENING, (done, total) -> {
                    throw new IllegalStateException("the power went");
                }))
                .hasStackTraceContaining("the power went");
        long built = count(database, "select count(*) from servicing.position");
        assertThat(built).isPositive().isLessThan(loans / 2);
        assertThat(platform.book.summary().closedTo()).isEmpty();
    }

    /** Whether the book is what two days of closes make of it that nothing cut off. */
    private void isAsIfUndisturbed(int loans) {
        try (Platform undisturbed = Platform.on(TestDatabase.fresh())) {
            fill(undisturbed, loans);
            close(undisturbed, OPENING.plusDays(2));
            for (String table : List.of(
                    "select * from servicing.position",
                    "select day, loans_touched, entries from servicing.day_close",
                    "select * from servicing.day_figures",
                    "select * from servicing.day_past_due",
                    "select * from servicing.accrual_total",
                    "select posted_on, reason, count(*), " + JournalRows.SUMS
                            + " from servicing.journal group by 1, 2")) {
                assertThat(digest(platform, table)).as(table).isEqualTo(digest(undisturbed, table));
            }
        }
    }

    @Test
    void a_day_is_closed_once_and_days_are_closed_in_order() {
        fill(platform, 500);
        close(platform, OPENING);
        List<DayClose.Result> days = platform.dayClose.close(OPENING.plusDays(3), DayClose.Progress.SILENT);
        assertThat(days)
                .extracting(DayClose.Result::day)
                .containsExactly(OPENING.plusDays(1), OPENING.plusDays(2), OPENING.plusDays(3));
        String journal = digest(platform, "select * from servicing.journal");
        assertThat(platform.dayClose.close(OPENING.plusDays(2), DayClose.Progress.SILENT))
                .allMatch(DayClose.Result::alreadyClosed);
        assertThat(digest(platform, "select * from servicing.journal")).isEqualTo(journal);
    }

    @Test
    void a_lost_position_is_rebuilt_and_a_wrong_total_is_found_and_mended() {
        fill(platform, 500);
        close(platform, OPENING.plusDays(5));
        JdbcClient sql = JdbcClient.create(database.dataSource());
        sql.sql("delete from servicing.position where loan_id ="
                        + " (select min(loan_id) from servicing.position where past_due_since is not null)")
                .update();
        sql.sql("update servicing.accrual_total set slope = slope + 1").update();
        sql.sql("update servicing.past_due_total set amount = amount + 1").update();
        assertThat(platform.rebuild.prove(DayClose.Progress.SILENT).differing())
                .extracting(Difference::part)
                .contains(Difference.Part.MISSING.name(), "INTEREST_EARNED", "PAST_DUE_TOTAL");
        assertThat(platform.rebuild.rebuild(DayClose.Progress.SILENT).differences())
                .isPositive();
        assertThat(platform.rebuild.prove(DayClose.Progress.SILENT).differing()).isEmpty();
        close(platform, OPENING.plusDays(20));
        assertThat(platform.rebuild.prove(DayClose.Progress.SILENT).differing()).isEmpty();
    }

    private static void fill(Platform platform, int loans) {
        World world = World.of(WorldSettings.calm(7, loans));
        platform.bookLoad.load(SimulatedBook.parts(world), 1, DayClose.Progress.SILENT, loans);
    }

    /** Closes every day from the opening to {@code last}. */
    private static void close(Platform platform, LocalDate last) {
        platform.dayClose.close(OPENING, DayClose.Progress.SILENT);
        platform.dayClose.close(last, DayClose.Progress.SILENT);
    }

    private static long count(Database database, String sql) {
        return JdbcClient.create(database.dataSource())
                .sql(sql)
                .query(Long.class)
                .single();
    }

    /** One value for all rows of a query, whatever their order. */
    private static String digest(Platform platform, String query) {
        return JdbcClient.create(platform.dataSource())
                .sql("select md5(string_agg(t::text, e'\\n' order by t::text)) from (" + query + ") t")
                .query(String.class)
                .single();
    }
}
