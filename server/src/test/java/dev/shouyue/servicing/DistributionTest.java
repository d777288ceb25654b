package dev.shouyue.servicing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.Platform;
import dev.shouyue.intake.Format;
import dev.shouyue.storage.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The schema can be distributed by the borrower (docs/operations/past-one-machine.md): the keys begin with it, and no
 * statement of the hot path leaves it out. The statements are those that the database itself has logged.
 */
class DistributionTest {

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
            P2,L2,2026-03-12,506.00,CNY
            """;

    /** Tables of borrowers and loans. */
    private static final Pattern DISTRIBUTED =
            Pattern.compile("\\b(servicing\\.(loan|fact|journal|position)|party\\.borrower)\\b(?!_)");

    private static final Pattern STATEMENT = Pattern.compile("LOG:  (?:statement|execute [^:]*): (.*)");
    private static final Pattern LINE_OF_LOG = Pattern.compile("^\\d{4}-\\d\\d-\\d\\d .*");

    @TempDir
    Path folder;

    @Test
    void every_key_of_borrower_or_loan_rows_begins_with_the_borrower() {
        try (Database database = Database.in(folder.resolve("data"))) {
            List<String> keys = JdbcClient.create(database.dataSource())
                    .sql("""
                            select c.table_schema || '.' || c.table_name || ' ' || coalesce((
                              select string_agg(k.column_name, ',' order by k.ordinal_position)
                                from information_schema.table_constraints t
                                join information_schema.key_column_usage k using (constraint_schema, constraint_name)
                               where t.constraint_type = 'PRIMARY KEY'
                                 and t.table_schema = c.table_schema and t.table_name = c.table_name), 'no key')
                              from information_schema.columns c
                             where c.column_name = 'borrower_id'
                               and c.table_schema in ('delinquency', 'event', 'party', 'payment', 'servicing', 'warning')
                            """)
                    .query(String.class)
                    .list();
            assertThat(keys).hasSizeGreaterThanOrEqualTo(5).allSatisfy(key -> assertThat(key)
                    .matches("\\S+ borrower_id(,.*)?"));
        }
    }

    @Test
    void no_statement_of_a_payment_a_close_or_a_position_crosses_borrowers() throws IOException {
        Path data = folder.resolve("data");
        try (Database database = Database.in(data)) {
            Platform platform = Platform.on(database);
            JdbcClient sql = JdbcClient.create(database.dataSource());
            run(platform, "loans.csv", LOANS, "installments.csv", INSTALLMENTS);
            platform.dayClose.close(LocalDate.of(2026, 3, 8), DayClose.Progress.SILENT);
            run(platform, "payments.csv", PAYMENTS);
            sql.sql("alter system set log_statement = 'all'").update();
            sql.sql("select pg_reload_conf()").query(Boolean.class).single();
            String marker = "select 'the hot path begins'";
            while (statements(data).stream().noneMatch(marker::equals)) {
                sql.sql(marker).query(String.class).single();
            }
            platform.dayClose.close(LocalDate.of(2026, 3, 13), DayClose.Progress.SILENT);
            StoredLoan loan = platform.book.find("L1").orElseThrow();
            platform.book.journal(loan.key());
        }
        List<String> hot = statements(data).stream()
                .filter(statement -> DISTRIBUTED.matcher(statement).find())
                .toList();
        assertThat(hot).hasSizeGreaterThan(10);
        assertThat(hot)
                // the rows of a COPY go each to its own place, and a temporary table is no one's
                .filteredOn(statement -> !statement.matches("(?is)copy \\S+ \\([^)]*\\) from .*|create temporary .*"))
                // once a close, sums and counts of the whole book: each part makes its own, and only those are put
                // together
                .filteredOn(statement -> !statement.startsWith("insert into servicing.ledger_day"))
                .filteredOn(statement ->
                        !statement.matches("select count\\(\\*\\) from servicing\\.(position where next_event"
                                + " <= \\$1 and as_of < \\$2|fact where recorded_on > \\$1 and recorded_on <= \\$2)"))
                // the proof of a close sums positions and the entries of the day in the same way
                .filteredOn(statement -> !statement.startsWith("select currency, policy_pack, accrual_from, as_of,"))
                .filteredOn(statement -> !statement.startsWith("select coalesce(k.day, j.day) as day,"))
                .allSatisfy(statement ->
                        assertThat(crossing(statement)).as(statement).isEmpty());
    }

    /** What is wrong with a statement: a table of borrowers that is joined, or changed, without naming the borrower. */
    private static Optional<String> crossing(String statement) {
        String text = statement.replaceAll("\\s+", " ").toLowerCase(java.util.Locale.ROOT);
        if (!text.contains("borrower_id")) {
            return Optional.of("it does not name borrower_id");
        }
        Matcher join = Pattern.compile(
                        "join (?:lateral )?(servicing\\.\\w+|party\\.\\w+)(?: as)?(?: \\w+)? (using \\([^)]*\\)|on [^\\n]*)")
                .matcher(text);
        while (join.find()) {
            if (DISTRIBUTED.matcher(join.group(1)).find() && !join.group(2).contains("borrower_id")) {
                return Optional.of("it joins " + join.group(1) + " " + join.group(2));
            }
        }
        return Optional.empty();
    }

    private void run(Platform platform, String... namesAndTexts) throws IOException {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            files.add(Files.writeString(folder.resolve(namesAndTexts[i]), namesAndTexts[i + 1]));
        }
        assertThat(platform.intake
                        .run(Format.NATIVE, files, Optional.empty(), false, (done, total) -> {})
                        .rejected())
                .isZero();
    }

    private static List<String> statements(Path data) throws IOException {
        List<String> statements = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        for (String line : Files.readAllLines(data.resolve("postgres.log"))) {
            if (LINE_OF_LOG.matcher(line).matches()) {
                add(statements, open);
                Matcher statement = STATEMENT.matcher(line);
                if (statement.find()) {
                    open.append(statement.group(1));
                }
            } else if (!open.isEmpty()) {
                open.append('\n').append(line);
            }
        }
        add(statements, open);
        return statements;
    }

    private static void add(List<String> statements, StringBuilder open) {
        if (!open.isEmpty()) {
            statements.add(open.toString().strip());
            open.setLength(0);
        }
    }
}
