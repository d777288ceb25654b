package dev.shouyue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.Platform;
import dev.shouyue.access.Role;
import dev.shouyue.delinquency.Incident;
import dev.shouyue.delinquency.Incident.Deed;
import dev.shouyue.delinquency.Incident.Kind;
import dev.shouyue.delinquency.Incident.State;
import dev.shouyue.delinquency.PlanSums;
import dev.shouyue.intake.Format;
import dev.shouyue.intake.Intake;
import dev.shouyue.servicing.DayClose;
import dev.shouyue.servicing.Rebuild;
import dev.shouyue.storage.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A server in a process of its own that is killed in the midst of protecting loans, and started again, more than once. */
class IncidentKilledTest {

    private static final int LOANS = 4_000;
    private static final int KILLS = 3;

    @TempDir
    Path folder;

    private final Platform platform = Platform.on(TestDatabase.fresh());
    private final HttpClient http = HttpClient.newHttpClient();
    private final LocalDate today = LocalDate.now(Clock.systemUTC());

    @AfterEach
    void close() {
        http.close();
        platform.close();
    }

    @Test
    void every_loan_is_protected_once_with_its_effect_on_record() throws Exception {
        aBook();
        LocalDate due = today.minusDays(20);
        Incident incident = platform.incidents.create(
                new Incident.Report(
                        Kind.SYSTEM,
                        Optional.empty(),
                        due.atStartOfDay().toInstant(ZoneOffset.UTC),
                        due.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC),
                        true,
                        Optional.empty(),
                        false,
                        today.plusDays(3),
                        "The statements were not sent."),
                List.of(),
                "operator",
                Optional.empty());
        platform.incidents.plan(incident.id(), Deed.PROTECT, "operator", OptionalInt.empty());
        Installed.await("the plan", () -> platform.incidents.get(incident.id()).state() == State.PLANNED);
        PlanSums planned = platform.incidents.sums(incident);
        assertThat(planned.loans()).isEqualTo(LOANS);

        String token = platform.access
                .tokens
                .create("channel", Role.OPERATIONS, 1, "test")
                .secret();
        Random dice = new Random(5);
        for (int life = 0; life <= KILLS; life++) {
            int port = freePort();
            Process server = serve(port);
            if (life == 0) {
                submit(port, token, incident.id());
                // a person approves, and a person has a session: here the door itself stands for the one who has
                approveBy(incident.id());
                server.destroyForcibly().waitFor();
                continue;
            }
            long before = effects();
            if (life < KILLS) {
                long until = Math.min(before + 1 + dice.nextInt(LOANS / 3), LOANS - 1);
                Installed.await("some loans", () -> effects() >= until);
                server.destroyForcibly().waitFor();
            } else {
                Installed.await(
                        "the end", () -> platform.incidents.get(incident.id()).state() == State.APPLIED);
                server.destroyForcibly().waitFor();
            }
        }
        assertThat(effects()).isEqualTo(LOANS);
        assertThat(count("select count(*) from servicing.fact where source = 'incident'"))
                .isEqualTo(LOANS);
        assertThat(count("select count(distinct loan_id) from servicing.fact where source = 'incident'"))
                .isEqualTo(LOANS);
        PlanSums done = platform.incidents.sums(incident);
        assertThat(done.penalty()).isEqualTo(planned.penalty());
        assertThat(done.refused()).isZero();
        platform.dayClose.close(today.plusDays(1), DayClose.Progress.SILENT);
        Rebuild.Result proof = platform.rebuild.prove(DayClose.Progress.SILENT);
        assertThat(proof.differing()).isEmpty();
        assertThat(proof.booksAgree()).isTrue();
    }

    private void submit(int port, String token, long id) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/api/v1/incidents/" + id + "/submission"))
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(platform.incidents.get(id).state()).isEqualTo(State.SUBMITTED);
    }

    /** Lets the loans be protected by whichever server is started next. */
    private void approveBy(long id) {
        platform.incidents.close(); // decides, and leaves the work to the servers
        platform.incidents.approve(id, "second", "", OptionalInt.empty());
    }

    private long effects() {
        return count("select count(*) from delinquency.protection_effect");
    }

    private void aBook() throws IOException {
        StringBuilder loans =
                new StringBuilder("loan_id,borrower_id,currency,principal,drawn_on,daily_rate_percent,policy_pack\n");
        StringBuilder plan = new StringBuilder("loan_id,number,due_on,principal,interest\n");
        for (int i = 0; i < LOANS; i++) {
            loans.append("L%d,B%d,CNY,6000.00,%s,0.04,CN-LOAN%n".formatted(i, i, today.minusDays(50)));
            plan.append("L%d,1,%s,3000.00,60.00%n".formatted(i, today.minusDays(20)));
            plan.append("L%d,2,%s,3000.00,60.00%n".formatted(i, today.plusDays(10)));
        }
        List<Path> files = new ArrayList<>();
        for (String text : List.of(loans.toString(), plan.toString())) {
            files.add(Files.writeString(Files.createTempFile(folder, "rows", ".csv"), text));
        }
        platform.intake.run(Format.NATIVE, files, Optional.empty(), false, Intake.Progress.SILENT);
        platform.dayClose.close(today.minusDays(1), DayClose.Progress.SILENT);
    }

    private Process serve(int port) throws IOException, SQLException, InterruptedException {
        String url;
        try (var connection = platform.dataSource().getConnection()) {
            url = connection.getMetaData().getURL();
        }
        Path output = Files.createTempFile(folder, "served", ".txt");
        Process server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.shouyue.cli.Shouyue",
                        "--lang",
                        "en",
                        "--db",
                        url,
                        "serve",
                        "--port",
                        String.valueOf(port))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        Installed.await("the server", () -> {
            try {
                return !server.isAlive() || Files.readString(output).contains("Ctrl-C");
            } catch (IOException e) {
                return false;
            }
        });
        assertThat(server.isAlive()).as(Files.readString(output)).isTrue();
        return server;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private long count(String sql) {
        return JdbcClient.create(platform.dataSource())
                .sql(sql)
                .query(Long.class)
                .single();
    }
}
