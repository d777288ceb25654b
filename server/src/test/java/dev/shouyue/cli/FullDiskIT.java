package dev.shouyue.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.shouyue.cli.Installed.Ended;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line on a disk that runs full, and what is there once there is room again. */
@SuppressWarnings("NullAway.Init") // set before each test
class FullDiskIT {

    private static final int LOANS = 150_000;

    private Installed shouyue;
    private Path small;

    @BeforeEach
    void mount(@TempDir Path folder) throws Exception {
        shouyue = Installed.in(folder);
        small = Files.createDirectory(shouyue.work().resolve("small"));
        assumeTrue(
                call("mount", "-t", "tmpfs", "-o", "size=64m", "shouyue-test", small.toString()),
                "skipped: no right to mount a small disk");
    }

    @AfterEach
    void unmount() throws Exception {
        call("umount", small.toString());
    }

    @Test
    void at_the_start_it_is_told_before_anything_is_made() throws Exception {
        failed(shouyue.run("--data", small.resolve("book").toString(), "prove"), "no space left for the data folder");
    }

    @Test
    void a_disk_that_may_not_be_written_is_told() throws Exception {
        assertThat(call("mount", "-o", "remount,ro", small.toString())).isTrue();
        Path data = small.resolve("book");
        failed(
                shouyue.run("--data", data.toString(), "prove"),
                "the data folder " + data + " cannot be written: " + data + ": Read-only file system");
    }

    @Test
    void an_import_that_fills_the_disk_imports_nothing_and_all_of_it_when_there_is_room() throws Exception {
        String data = small.resolve("book").toString();
        resize("330m");
        String[] importing = {"--data", data, "import", "--format", "native", loans(), installments()};
        failed(shouyue.run(importing), "no space left for the data folder " + data + "; make room and start again");

        resize("2g");
        Ended empty = shouyue.run("--data", data, "prove");
        assertThat(empty.out()).startsWith("0 loans compared, 0 differences, trial balance 0");
        Ended imported = shouyue.run(importing);
        assertThat(imported.code()).as(imported.err()).isZero();
        proves(data, "150,000");
    }

    @Test
    void when_even_the_log_of_the_database_finds_no_room_it_ends_and_recovers_when_there_is() throws Exception {
        String data = small.resolve("book").toString();
        resize("330m");
        failed(
                shouyue.run("--data", data, "simulate", "--loans", "60000"),
                "no space left for the data folder " + data + "; make room and start again");
        assertThat(Installed.serversOn(Path.of(data))).isEmpty();

        resize("3g");
        Ended simulated = shouyue.run("--data", data, "simulate", "--loans", "60000");
        assertThat(simulated.code()).as(simulated.err()).isZero();
        proves(data, "60,000");
    }

    @Test
    void a_report_that_finds_no_room_leaves_the_one_before_it() throws Exception {
        String data = shouyue.work().resolve("book").toString();
        assertThat(shouyue.run("--data", data, "simulate", "--loans", "200", "--days", "90")
                        .code())
                .isZero();
        resize("64k");
        Path report = Files.writeString(small.resolve("report.html"), "the one before");
        Path json = small.resolve("report.json");
        failed(
                shouyue.run("--data", data, "replay", "--report", report.toString()),
                report + " cannot be written: No space left on device");
        assertThat(Files.readString(report)).isEqualTo("the one before");
        failed(
                shouyue.run("--data", data, "replay", "--json", json.toString()),
                json + " cannot be written: No space left on device");
        try (var files = Files.list(small)) {
            assertThat(files.toList()).containsExactly(report);
        }
    }

    @Test
    void a_result_that_cannot_be_said_is_no_success() throws Exception {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "skipped: there is no /dev/full");
        Process process = new ProcessBuilder(shouyue.launcher(), "--version")
                .redirectOutput(full.toFile())
                .start();
        String err = new String(process.getErrorStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(err).startsWith("shouyue: ").hasLineCount(1);
    }

    private void proves(String data, String loans) throws Exception {
        Ended closed = shouyue.run("--data", data, "close", "--date", "2026-03-11");
        assertThat(closed.code()).as(closed.err()).isZero();
        Ended proved = shouyue.run("--data", data, "prove");
        assertThat(proved.code()).as(proved.err()).isZero();
        assertThat(proved.out()).startsWith(loans + " loans compared, 0 differences, trial balance 0");
    }

    private static void failed(Ended ended, String told) {
        assertThat(ended.code()).as(ended.out()).isEqualTo(1);
        assertThat(ended.err()).startsWith("shouyue: ").contains(told);
        assertThat(ended.err().lines()).hasSize(1);
        assertThat(ended.out()).isEmpty();
    }

    private String loans() throws IOException {
        Path file = shouyue.work().resolve("loans.csv");
        try (BufferedWriter to = Files.newBufferedWriter(file)) {
            to.write("loan_id,borrower_id,currency,principal,drawn_on,daily_rate_percent\n");
            for (int i = 0; i < LOANS; i++) {
                to.write("L" + i + ",B" + i + ",CNY,1000.00,2026-02-10,0.04\n");
            }
        }
        return file.toString();
    }

    private String installments() throws IOException {
        Path file = shouyue.work().resolve("installments.csv");
        try (BufferedWriter to = Files.newBufferedWriter(file)) {
            to.write("loan_id,number,due_on,principal,interest\n");
            for (int i = 0; i < LOANS; i++) {
                to.write("L" + i + ",1,2026-03-10,1000.00,12.00\n");
            }
        }
        return file.toString();
    }

    private void resize(String size) throws Exception {
        assertThat(call("mount", "-o", "remount,size=" + size, small.toString()))
                .isTrue();
    }

    private static boolean call(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
