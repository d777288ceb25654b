package dev.shouyue.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line in a process of its own: its memory is bounded, and it may be killed at any moment. */
class ImportProcessTest {

    private static final int LOANS = 1_000;

    @TempDir
    Path folder;

    private Lender lender;

    @BeforeEach
    void aBook() {
        lender = new Lender(folder);
        StringBuilder loans = new StringBuilder("loan_id,borrower_id,currency,principal,drawn_on,daily_rate_percent\n");
        StringBuilder installments = new StringBuilder("loan_id,number,due_on,principal\n");
        for (int loan = 0; loan < LOANS; loan++) {
            loans.append("L%d,B%d,CNY,100,2026-01-01,0.04%n".formatted(loan, loan));
            installments.append("L%d,1,2026-02-01,100%n".formatted(loan));
        }
        lender.imports(loans.toString(), installments.toString());
    }

    @AfterEach
    void close() {
        lender.close();
    }

    /** Good rows, and as many that are rejected, each of a loan of its own. */
    @Test
    void many_rows_good_and_bad_need_little_memory() throws Exception {
        Path payments = payments(150_000);
        Path installments = folder.resolve("installments.csv");
        try (BufferedWriter out = Files.newBufferedWriter(installments)) {
            out.write("loan_id,number,due_on,principal\n");
            for (int i = 0; i < 150_000; i++) {
                out.write("N" + i + ",1,2026-02-30,100\n");
            }
        }
        Path rejects = folder.resolve("rejects.csv");
        Process process = start("-Xmx64m", List.of(payments, installments), "--rejects", rejects.toString());
        assertThat(process.waitFor()).as(output(process)).isEqualTo(3);
        assertThat(facts()).isEqualTo(LOANS + 150_000);
        try (var lines = Files.lines(rejects)) {
            assertThat(lines.count()).isEqualTo(1 + 150_000);
        }
    }

    /** Killed a little later each time, until it is done before: then the book is as if it had never been disturbed. */
    @Test
    void an_import_that_is_killed_leaves_nothing_and_is_whole_when_it_is_made_again() throws Exception {
        Path payments = payments(60_000);
        int killed = 0;
        int exit = -1;
        for (int patience = 1_000; exit != 0; patience += 900) {
            Process process = start("-Xmx128m", List.of(payments));
            if (process.waitFor(patience, TimeUnit.MILLISECONDS)) {
                exit = process.exitValue();
                assertThat(exit).as(output(process)).isZero();
            } else {
                process.destroyForcibly().waitFor();
                killed++;
                assertThat(facts()).as("after a kill at %d ms", patience).isIn((long) LOANS, LOANS + 60_000L);
            }
        }
        assertThat(killed).isPositive();
        List<String> book = lender.book();
        assertThat(lender.imports(payments).alreadyThere()).isEqualTo(60_000);
        assertThat(lender.book()).isEqualTo(book).hasSize(2 * (60_000 + LOANS) + LOANS);
    }

    private Path payments(int count) throws IOException {
        Path file = folder.resolve("payments.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("payment_id,loan_id,paid_at,amount,currency\n");
            for (int i = 0; i < count; i++) {
                out.write("P" + i + ",L" + i % LOANS + ",2026-01-15T10:00:00,0.01,CNY\n");
            }
        }
        return file;
    }

    private long facts() {
        return lender.platform.book.summary().facts();
    }

    private Process start(String heap, List<Path> files, String... options) throws Exception {
        String url;
        try (var connection = lender.platform.dataSource().getConnection()) {
            url = connection.getMetaData().getURL();
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-cp",
                System.getProperty("java.class.path"),
                "dev.shouyue.cli.Shouyue",
                "--db",
                url,
                "import",
                "--format",
                "native"));
        command.addAll(List.of(options));
        files.forEach(file -> command.add(file.toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile())
                .start();
    }

    private String output(Process process) throws IOException {
        return process.pid() + ": " + Files.readString(folder.resolve("output.txt"));
    }
}
