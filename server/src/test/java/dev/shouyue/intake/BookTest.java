package dev.shouyue.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.shouyue.Platform;
import dev.shouyue.portfolio.ReplayResult;
import dev.shouyue.servicing.DayClose;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
        assertThat(again.alreadyThere()).isEqualTo(5);

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
                .anyMatch(text -> text.contains("loan L1: the journal holds"));
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "P4,L9,2026-03-10,1.00,CNY        | 2 | loan_id  | the loan is neither in the files nor in the book",
                "P4,L1,2026-03-10,1.00,USD        | 2 | currency | the loan is in CNY",
                "P4,L1,2026-02-30,1.00,CNY        | 2 | paid_at  | there is no such date",
                "P4,L1,2026-03-10,-1.00,CNY       | 2 | amount   | the amount is negative",
                "P4,L1,2026-03-10,1.001,CNY       | 2 | amount   | the amount has too many decimals",
                "P4,L1,2026-03-10,1e300,CNY       | 2 | amount   | this is no amount",
                "P4,L1,2026-03-10,0,CNY           | 2 | amount   | the amount is zero",
                "P4,L1,2026-03-10,1.00            | 2 | -        | the row has 4 fields",
                "P4,L1,2026-03-10,1.00,ABC        | 2 | currency | there is no such currency",
                "P1,L1,2026-03-10T10:00:00,5.00,CNY | 2 | id     | the book holds this id with other content",
                "P4,L1,2026-01-10,1.00,CNY        | 2 | paid_at  | it happened before the loan was drawn on 2026-02-10",
            })
    void a_bad_payment_is_rejected_with_its_line_and_the_good_ones_are_taken(
            String row, long line, String column, String problem) throws IOException {
        run(LOANS, INSTALLMENTS, PAYMENTS);
        Path file =
                file("payment_id,loan_id,paid_at,amount,currency\n" + row.strip() + "\nP5,L1,2026-05-10,1.00,CNY\n");
        Path rejects = folder.resolve("rejects.csv");
        ImportReport report =
                platform.intake.run(Format.NATIVE, List.of(file), Optional.of(rejects), false, Intake.Progress.SILENT);
        assertThat(report.rejected()).isEqualTo(1);
        assertThat(report.imported()).containsEntry("facts", 1L);
        assertThat(Files.readAllLines(rejects).get(1))
                .startsWith(file + "," + line + "," + (column == null ? "" : column))
                .contains(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "payment_id;loan_id;paid_at;amount;currency | :1: the columns are separated by ';'; expected commas",
                "a,b,c                                      | :1: the header is of no known kind",
                "payment_id,loan_id,paid_at,amount,currency | : the file has a header and no rows",
                "payment_id,payment_id                      | :1: the column 'payment_id' stands twice",
            })
    void a_file_that_cannot_be_read_is_refused_whole(String header, String problem) throws IOException {
        Path file = file(header.strip() + "\n");
        assertThatThrownBy(() -> platform.intake.run(
                        Format.NATIVE, List.of(file), Optional.empty(), false, Intake.Progress.SILENT))
                .isInstanceOf(ImportFailed.class)
                .hasMessageContaining(problem);
    }

    @Test
    void a_loan_with_one_bad_installment_is_rejected_whole() throws IOException {
        ImportReport report =
                run(LOANS, INSTALLMENTS.replace("L1,2,2026-04-10,500.00", "L1,2,2026-04-10,499.00"), PAYMENTS);
        assertThat(report.imported()).containsEntry("loans", 1L).containsEntry("facts", 2L);
        assertThat(report.rejected()).isEqualTo(5); // the loan, its two installments, its two payments
        assertThat(platform.book.find("L1")).isEmpty();
    }

    @Test
    void a_dry_run_keeps_nothing() throws IOException {
        ImportReport report = platform.intake.run(
                Format.NATIVE,
                List.of(file(LOANS), file(INSTALLMENTS)),
                Optional.empty(),
                true,
                Intake.Progress.SILENT);
        assertThat(report.imported()).containsEntry("loans", 2L);
        assertThat(platform.book.summary().loans()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "SUPERLENDER, superlender-nigeria/prevloans_dev.csv.gz, 12687, 0.17553, 0.2308, 0.4118, 0.6381, 0.9627, 0.0001",
        "HOME_CREDIT, home-credit-samples/first20000_installments_payments.csv.gz, 16651, 0.082, 0.241, 0.499, 0.725, 0.974, 0.004",
    })
    void the_cure_curve_of_a_real_book_is_reproduced(
            Format format,
            String file,
            long loans,
            double late,
            double d1,
            double d3,
            double d7,
            double d30,
            double within) {
        Path data = sharedData().resolve(file);
        assumeTrue(Files.exists(data), "the real set " + file + " is not on this machine");
        platform.intake.run(format, List.of(data), Optional.empty(), false, Intake.Progress.SILENT);
        var book = platform.book.summary();
        ReplayResult result = platform.replays.analyse(
                book.firstDay().orElseThrow(),
                book.lastDay().orElseThrow(),
                Optional.empty(),
                DayClose.Progress.SILENT);
        assertThat(result.loans()).isEqualTo(loans);
        assertThat(result.lateShare()).isCloseTo(late, within(within));
        assertThat(result.cureCurve().get("1")).isCloseTo(d1, within(within));
        assertThat(result.cureCurve().get("3")).isCloseTo(d3, within(within));
        assertThat(result.cureCurve().get("7")).isCloseTo(d7, within(within));
        assertThat(result.cureCurve().get("30")).isCloseTo(d30, within(within));
    }

    private static Path sharedData() {
        String named = System.getenv("SHOUYUE_SHARED_DATA");
        if (named != null) {
            return Path.of(named);
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path data = at.resolve("shared/data");
            if (Files.isDirectory(data)) {
                return data;
            }
        }
        return Path.of("shared/data");
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
