package dev.shouyue.cli;

import static dev.shouyue.cli.Endings.done;
import static dev.shouyue.cli.Endings.failed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.cli.Installed.Ended;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes on or is cut off: two at once, signals, a lost database, kills; as processes of the installed distribution. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // set before all tests
class ServiceIT {

    private Installed shouyue;

    @BeforeAll
    void install(@TempDir Path folder) throws IOException {
        shouyue = Installed.in(folder);
    }

    @Test
    void while_it_serves_a_second_copy_and_a_second_user_of_the_port_are_told_and_ctrl_c_stops_everything()
            throws Exception {
        Path data = shouyue.work().resolve("served");
        done(shouyue.run("--data", data.toString(), "simulate", "--loans", "20", "--days", "60"));
        int port = Installed.freePort();
        Path out = shouyue.work().resolve("serve.out");
        Process serving =
                shouyue.start(out, "Ctrl-C stops everything", "--data", data.toString(), "serve", "--port", "" + port);
        assertThat(get("http://127.0.0.1:" + port + "/openapi.json")).contains("/api/v1/loans/{id}");
        assertThat(get("http://127.0.0.1:" + port + "/api/v1/book"))
                .as("who is not signed in is told so")
                .contains("/problems/no-session")
                .doesNotContain("loans");
        assertThat(Files.readString(out)).containsOnlyOnce("one-time password");
        assertThat(Installed.serversOn(data)).isNotEmpty();

        Ended second = shouyue.run("--data", data.toString(), "prove");
        failed(second, "the data folder " + data + " is in use by another copy of shouyue");
        assertThat(second.took()).isLessThan(Duration.ofSeconds(20));
        failed(
                shouyue.run("--data", shouyue.work().resolve("other").toString(), "serve", "--port", "" + port),
                "port " + port + " is in use");
        assertThat(shouyue.work().resolve("other")).doesNotExist();

        signal("INT", serving.pid());
        assertThat(serving.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(serving.exitValue()).isEqualTo(130);
        assertThat(Installed.serversOn(data)).isEmpty();
        assertThat(Files.readString(out)).doesNotContain("shouyue:").doesNotContain("Exception");
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "HUP, 129"})
    void told_to_end_or_left_by_its_terminal_it_stops_everything(String signal, int code) throws Exception {
        Path data = shouyue.work().resolve("ended-by-" + signal);
        Path out = shouyue.work().resolve(signal + ".out");
        Process serving = shouyue.start(
                out,
                "Ctrl-C stops everything",
                "--data",
                data.toString(),
                "serve",
                "--port",
                "" + Installed.freePort());
        signal(signal, serving.pid());
        assertThat(serving.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(serving.exitValue()).isEqualTo(code);
        assertThat(Installed.serversOn(data)).isEmpty();
        assertThat(Files.readString(out)).doesNotContain("shouyue:").doesNotContain("Exception");
    }

    @Test
    void when_the_database_ends_the_service_ends_and_says_so() throws Exception {
        Path data = shouyue.work().resolve("lost");
        SmallBook.in(shouyue, data);
        Path out = shouyue.work().resolve("lost.out");
        Process serving = shouyue.start(
                out,
                "Ctrl-C stops everything",
                "--data",
                data.toString(),
                "serve",
                "--port",
                "" + Installed.freePort());
        long server = Long.parseLong(
                Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst());
        signal("QUIT", server);
        assertThat(serving.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(serving.exitValue()).isEqualTo(1);
        assertThat(Files.readString(out))
                .contains("shouyue: the database in " + data + " has ended: ")
                .doesNotContain("Exception");
        done(shouyue.run("--data", data.toString(), "prove")).contains("trial balance 0");
    }

    @Test
    void after_a_kill_the_database_left_behind_is_stopped_and_the_book_is_whole() throws Exception {
        Path data = shouyue.work().resolve("killed");
        SmallBook.in(shouyue, data);
        Process serving = shouyue.start(
                shouyue.work().resolve("killed.out"),
                "Ctrl-C stops everything",
                "--data",
                data.toString(),
                "serve",
                "--port",
                "" + Installed.freePort());
        serving.destroyForcibly().waitFor();
        assertThat(Installed.serversOn(data)).as("left behind").isNotEmpty();

        done(shouyue.run("--data", data.toString(), "loan", "L1")).startsWith("loan L1 of borrower B1");
        assertThat(Installed.serversOn(data)).isEmpty();
    }

    @Test
    void after_a_crash_of_the_machine_a_number_in_the_pid_file_that_is_anothers_is_left_alone() throws Exception {
        Path data = shouyue.work().resolve("crashed");
        SmallBook.in(shouyue, data);
        long bystander = ProcessHandle.current().pid();
        Files.writeString(
                data.resolve("postgres/postmaster.pid"),
                bystander + "\n" + data.resolve("postgres") + "\n1\n1\n\n127.0.0.1\n\nready\n");
        done(shouyue.run("--data", data.toString(), "loan", "L1")).startsWith("loan L1 of borrower B1");
    }

    @Test
    void ctrl_c_in_the_middle_of_work_leaves_no_process_and_nothing_half_done() throws Exception {
        Path data = shouyue.work().resolve("cut");
        Path out = shouyue.work().resolve("cut.out");
        Process importing =
                shouyue.start(out, "", "--data", data.toString(), "simulate", "--loans", "1000000", "--days", "365");
        Installed.await("a database at work", () -> !Installed.serversOn(data).isEmpty());
        Thread.sleep(2_000);
        signal("INT", importing.pid());
        assertThat(importing.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(importing.exitValue()).isEqualTo(130);
        assertThat(Installed.serversOn(data)).isEmpty();
        assertThat(Files.readString(out)).doesNotContain("Exception");
        // Simulated loans are L1, L2, …: the book holds all of them or none, and goes on taking others.
        done(shouyue.run(
                "--data",
                data.toString(),
                "import",
                "--format",
                "native",
                shouyue.file("after-loans.csv", SmallBook.LOANS.replace("L", "AFTER-")),
                shouyue.file("after-installments.csv", SmallBook.INSTALLMENTS.replace("L", "AFTER-"))));
        done(shouyue.run("--data", data.toString(), "close", "--date", "2026-03-11"));
        done(shouyue.run("--data", data.toString(), "prove"))
                .matches("(?s)(2|1,000,002) loans compared, 0 differences.*");
    }

    private static void signal(String name, long pid) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(List.of("kill", "-" + name, Long.toString(pid)))
                        .start()
                        .waitFor())
                .isZero();
    }

    private static String get(String url) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
