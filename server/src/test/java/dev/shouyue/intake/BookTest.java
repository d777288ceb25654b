package dev.shouyue.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shouyue.Platform;
import dev.shouyue.servicing.DayClose;
import dev.shouyue.servicing.Difference;
import dev.shouyue.servicing.Rebuild;
import dev.shouyue.storage.Database;
import dev.shouyue.storage.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A loan book from its files to its closed days, on a real database. */
class BookTest {

    private static final String LOANS = """
            loan_id,borrower_id,currency,principal,drawn_on,daily_rate_percent
            L1,B1,CNY,1000.00,2026-02-10,0.04
            L2,B2,CNY,500.00,2026-02-10,0.04
            """;
    private static final String INSTALLMENTS = """
            loan_id,number,due_on,principal,interest
            L1,1,2026-03-10,500.00,12.00
            L1,2,2026-04-10,500.00,6.00
            L2,1,2026-03-10,500.00,6.00
            """;
    private static final String PAYMENTS = """
            payment_id,loan_id,paid_at,amount,currency
            P1,L1,2026-03-10T10:00:00,511.00,CNY
            P2,L1,2026-04-10T10:00:00,507.02,CNY
            P3,L2,2026-03-12,506.00,CNY
            """;

    @TempDir
    Path folder;

    private final Database database = TestDatabase.fresh();
    private final Platform platform = Platform.on(database);

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void a_book_is_imported_once_closed_day_by_day_and_proved() throws IOException {
        ImportReport first = run(LOANS, INSTALLMENTS, PAYMENTS);
        assertThat(first.imported()).isEqualTo(Map.of("borrowers", 2L, "facts", 5L, "loans", 2L));
        assertThat(first.rejected()).isZero();
        ImportReport again = run(LOANS, INSTALLMENTS, PAYMENTS);
        assertThat(again.imported()).isEqualTo(Map.of("borrowers", 0L, "facts", 0L, "loans", 0L));
        assertThat(again.alreadyThere()).isEqualTo(8);

        platform.dayClose.close(LocalDate.of(2026, 3, 10), DayClose.Progress.SILENT);
        List<DayClose.Result> days = platform.dayClose.close(LocalDate.of(2026, 3, 12), DayClose.Progress.SILENT);
        assertThat(days)
                .extracting(DayClose.Result::day)
                .containsExactly(LocalDate.of(2026, 3, 11), LocalDate.of(2026, 3, 12));
        assertThat(days).extracting(DayClose.Result::newlyPastDue).containsExactly(2L, 0L);
        assertThat(dpd()).isEqualTo(Map.of("L1", 2, "L2", 2));
        DayClose.Result twice = platform.dayClose
                .close(LocalDate.of(2026, 3, 12), DayClose.Progress.SILENT)
                .getFirst();
        assertThat(twice.alreadyClosed()).isTrue();

        platform.dayClose.close(LocalDate.of(2026, 4, 12), DayClose.Progress.SILENT);
        assertThat(dpd()).isEqualTo(Map.of("L1", 0, "L2", 33)); // its penalty of 2 days is unpaid
        Rebuild.Result proof = platform.rebuild.prove(DayClose.Progress.SILENT);
        assertThat(proof.differing()).isEmpty();
        assertThat(proof.booksAgree()).isTrue();
        assertThat(proof.loans()).isEqualTo(2);
    }

    @Test
    void a_payment_known_late_takes_effect_from_its_value_date_and_the_books_still_agree() throws IOException {
        run(LOANS, INSTALLMENTS);
        platform.dayClose.close(LocalDate.of(2026, 3, 20), DayClose.Progress.SILENT);
        assertThat(dpd()).isEqualTo(Map.of("L1", 10, "L2", 10));
        run("""
                payment_id,loan_id,paid_at,amount,currency,recorded_on
                P9,L2,2026-03-10T09:00:00,506.00,CNY,2026-03-21
                """);
        platform.dayClose.close(LocalDate.of(2026, 3, 21), DayClose.Progress.SILENT);
        assertThat(dpd()).isEqualTo(Map.of("L1", 11, "L2", 0));
        assertThat(platform.book.journal(platform.book.find("L2").orElseThrow().key()).stream()
                        .mapToLong(entry -> entry.amounts().getOrDefault("PENALTY_INCOME", 0L))
                        .sum())
                .isZero();
        assertThat(platform.rebuild.prove(DayClose.Progress.SILENT).booksAgree())
                .isTrue();
    }

    @Test
    void the_proof_finds_a_position_a_journal_and_a_fact_that_were_tampered_with() throws IOException {
        run(LOANS, INSTALLMENTS, PAYMENTS);
        platform.dayClose.close(LocalDate.of(2026, 3, 12), DayClose.Progress.SILENT);
        JdbcClient sql = JdbcClient.create(database.dataSource());
        sql.sql("update servicing.position set state = state || '\\x00' where status = 'PAST_DUE'")
                .update();
        assertThat(platform.rebuild.prove(DayClose.Progress.SILENT).differences())
                .isPositive();
        assertThat(platform.rebuild.rebuild(DayClose.Progress.SILENT).differences())
                .isPositive();
        assertThat(platform.rebuild.prove(DayClose.Progress.SILENT).differing()).isEmpty();

        sql.sql("alter table servicing.fact disable trigger all").update();
        sql.sql("update servicing.fact set amount = amount - 100 where source_id = 'P1'")
                .update();
        assertThat(platform.rebuild.prove(DayClose.Progress.SILENT).differing())
                .filteredOn(difference -> difference.loan().isPresent())
                .allMatch(difference ->
                        difference.loan().equals(Optional.of("L1")) && difference.book() == Difference.Book.FACT)
                .extracting(Difference::part)
                .contains("CASH_IN_TRANSIT");
    }

    @Test
    void the_database_refuses_an_unbalanced_entry_and_any_change_of_what_was_recorded() throws IOException {
        run(LOANS, INSTALLMENTS, PAYMENTS);
        JdbcClient sql = JdbcClient.create(database.dataSource());
        assertThatThrownBy(() -> sql.sql("insert into servicing.journal (borrower_id, loan_id, posted_on, value_date,"
                                + " reason, currency, cash_in_transit, interest_income)"
                                + " values (1, 1, '2026-01-01', '2026-01-01', 'test', 'CNY', 100, -99)")
                        .update())
                .hasMessageContaining("journal_entry_balances");
        assertThatThrownBy(() ->
                        sql.sql("update servicing.journal set reason = 'x'").update())
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> sql.sql("delete from servicing.fact").update()).hasMessageContaining("append-only");
    }

    private ImportReport run(String... texts) throws IOException {
        List<Path> files = new java.util.ArrayList<>();
        for (String text : texts) {
            files.add(file(text));
        }
        return platform.intake.run(Format.NATIVE, files, Optional.empty(), false, Intake.Progress.SILENT);
    }

    private Path file(String text) throws IOException {
        Path file = Files.createTempFile(folder, "rows", ".csv");
        return Files.writeString(file, text);
    }

    private Map<String, Integer> dpd() {
        Map<String, Integer> dpd = new java.util.HashMap<>();
        JdbcClient.create(database.dataSource())
                .sql("select external_id, coalesce((select max(day) from servicing.day_close) - past_due_since, 0)"
                        + " from servicing.position join servicing.loan using (borrower_id, loan_id)")
                .query((row, i) -> dpd.put(row.getString(1), row.getInt(2)))
                .list();
        return dpd;
    }
}
