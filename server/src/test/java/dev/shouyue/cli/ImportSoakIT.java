package dev.shouyue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Very large files: the memory of the program does not grow with them, and no row is lost. {@code make soak}. */
@Tag("soak")
@SuppressWarnings("NullAway.Init") // set before each test
class ImportSoakIT {

    private static final int MILLION = 1_000_000;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int LOANS = 100_000;
    private static final long TWO_GIGABYTES = 2_000_000_000L;

    /** What the heap may hold after a collection, and the whole process at most, in MB; the heap itself is 256 MB. */
    private static final int LIVE_LIMIT = 128;

    private static final int PROCESS_LIMIT = 700;

    private static final Pattern AFTER_COLLECTION = Pattern.compile("->\\d+M\\(");

    private Installed shouyue;
    private Path folder;
    private String data;

    @BeforeEach
    void aBook(@TempDir Path where) throws Exception {
        folder = where;
        shouyue = Installed.in(where).with("-Xmx256m -Xlog:gc:file=" + where.resolve("gc.log"));
        data = where.resolve("book").toString();
        Path loans = where.resolve("loans.csv");
        Path installments = where.resolve("installments.csv");
        try (BufferedWriter one = Files.newBufferedWriter(loans);
                BufferedWriter other = Files.newBufferedWriter(installments)) {
            one.write("loan_id,borrower_id,currency,principal,drawn_on,daily_rate_percent\n");
            other.write("loan_id,number,due_on,principal\n");
            for (int i = 0; i < LOANS; i++) {
                one.write("L" + i + ",B" + i + ",CNY,100.00,2026-01-01,0.04\n");
                other.write("L" + i + ",1,2026-02-01,100.00\n");
            }
        }
        imports("a book to begin with", 0, LOANS * 2L, loans, installments);
    }

    @Test
    void five_million_payments_are_imported_with_a_heap_of_256_megabytes() throws Exception {
        Path payments = folder.resolve("payments.csv");
        payments(payments, 5 * MILLION, Long.MAX_VALUE);
        imports("5 million payments", 0, 5L * MILLION, payments);
        proves(5L * MILLION);
    }

    @Test
    void two_gigabytes_of_payments_are_imported_with_a_heap_of_256_megabytes() throws Exception {
        Path payments = folder.resolve("payments.csv");
        long rows = payments(payments, Integer.MAX_VALUE, TWO_GIGABYTES);
        assertThat(Files.size(payments)).isGreaterThanOrEqualTo(TWO_GIGABYTES);
        imports("2 GB of payments", 0, rows, payments);
        proves(rows);
    }

    @Test
    void five_million_rows_that_are_rejected_are_all_told() throws Exception {
        Path payments = folder.resolve("payments.csv");
        try (BufferedWriter to = Files.newBufferedWriter(payments)) {
            to.write("payment_id,loan_id,paid_at,amount,currency\n");
            for (int i = 0; i < 5 * MILLION; i++) {
                to.write("P" + i + ",L" + i % LOANS + ",2026-02-30,0.01,CNY\n");
            }
        }
        Path rejects = folder.resolve("rejects.csv");
        String out = imports("5 million rejected payments", 3, 5L * MILLION, payments, Path.of("--rejects"), rejects);
        assertThat(out).containsPattern("payments +5,000,000 +0 +0 +5,000,000\n");
        try (var lines = Files.lines(rejects)) {
            assertThat(lines.count()).isEqualTo(1 + 5L * MILLION);
        }
    }

    /** Imports and holds the limits; what the command line said. */
    private String imports(String what, int code, long rows, Path... files) throws Exception {
        String[] arguments = new String[5 + files.length];
        System.arraycopy(new String[] {"--data", data, "import", "--format", "native"}, 0, arguments, 0, 5);
        for (int i = 0; i < files.length; i++) {
            arguments[5 + i] = files[i].toString();
        }
        Files.deleteIfExists(folder.resolve("gc.log"));
        Path out = folder.resolve("out.txt");
        long started = System.nanoTime();
        Process process = shouyue.start(out, "", arguments);
        long resident = 0;
        while (process.isAlive()) {
            resident = Math.max(resident, peakOfProcess(process.pid()));
            Thread.sleep(500);
        }
        String said = Files.readString(out);
        assertThat(process.waitFor()).as(said).isEqualTo(code);
        double seconds = (System.nanoTime() - started) / 1e9;
        long live = AFTER_COLLECTION
                .matcher(Files.readString(folder.resolve("gc.log")))
                .results()
                .map(MatchResult::group)
                .mapToLong(text -> Long.parseLong(text.replaceAll("\\D", "")))
                .max()
                .orElse(0);
        System.out.printf(
                Locale.ROOT,
                "%s: %,d rows in %.0f s, %,.0f rows/s; heap after collections up to %d MB of 256, process up to %d MB%n",
                what,
                rows,
                seconds,
                rows / seconds,
                live,
                resident);
        assertThat(live).as("heap after collections, MB").isLessThan(LIVE_LIMIT);
        assertThat(resident).as("process, MB").isLessThan(PROCESS_LIMIT);
        assertThat(said).containsPattern("%,d rows in ".formatted(rows));
        return said;
    }

    /** Every payment is in the book, and facts, positions and journal agree. */
    private void proves(long payments) throws Exception {
        assertThat(Files.readString(folder.resolve("out.txt")))
                .containsPattern("facts +%,d new in the book".formatted(payments));
        Installed.Ended closed = shouyue.runWithin(HOUR, "--data", data, "close", "--date", "2026-02-02");
        assertThat(closed.code()).as(closed.err()).isZero();
        Installed.Ended proof = shouyue.runWithin(HOUR, "--data", data, "prove");
        assertThat(proof.code()).as(proof.err() + proof.out()).isZero();
        assertThat(proof.out()).startsWith("100,000 loans compared, 0 differences, trial balance 0");
    }

    /** Writes payments until there are {@code most} rows or {@code bytes}; how many. */
    private static long payments(Path file, long most, long bytes) throws IOException {
        long written = 0;
        long rows = 0;
        try (BufferedWriter to = Files.newBufferedWriter(file)) {
            to.write("payment_id,loan_id,paid_at,amount,currency\n");
            while (rows < most && written < bytes) {
                String row =
                        hex(rows) + "-0000-4000-8000-000000000000,L" + rows % LOANS + ",2026-01-15T10:00:00,0.01,CNY\n";
                to.write(row);
                written += row.length();
                rows++;
            }
        }
        return rows;
    }

    private static String hex(long n) {
        String digits = Long.toHexString(n);
        return "0".repeat(8 - digits.length()) + digits;
    }

    /** Most memory that a process has had so far, MB; 0 where it cannot be told. */
    private static long peakOfProcess(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
