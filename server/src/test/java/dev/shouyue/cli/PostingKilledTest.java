package dev.shouyue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.Platform;
import dev.shouyue.access.Role;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A server in a process of its own that is killed in the midst of payments, and started again, more than once. */
class PostingKilledTest {

    private static final int LOANS = 8;
    private static final int CLIENTS = 16;
    private static final int KILLS = 3;
    private static final int PAYMENTS = 1_500;

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
    void what_was_answered_is_there_and_nothing_is_there_twice() throws Exception {
        aBook();
        String token = platform.access
                .tokens
                .create("channel", Role.OPERATIONS, 1, "test")
                .secret();
        ConcurrentLinkedQueue<Integer> open = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < PAYMENTS; i++) {
            open.add(i);
        }
        Map<Integer, String> answers = new ConcurrentHashMap<>();
        Random dice = new Random(7);
        for (int life = 0; life <= KILLS; life++) {
            int port = freePort();
            Process server = serve(port);
            int until = life == KILLS ? PAYMENTS : answers.size() + 100 + dice.nextInt(200);
            List<Future<?>> calls = new ArrayList<>();
            try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int c = 0; c < CLIENTS; c++) {
                    calls.add(clients.submit(() -> {
                        for (Integer i = open.poll(); i != null; i = open.poll()) {
                            if (!pay(port, token, i, answers)) {
                                open.add(i); // not answered: it is told again when the server is back
                                return;
                            }
                            if (answers.size() >= until && until < PAYMENTS) {
                                server.destroyForcibly();
                            }
                        }
                    }));
                }
            }
            for (Future<?> call : calls) {
                call.get();
            }
            server.destroyForcibly().waitFor();
        }
        assertThat(answers).hasSize(PAYMENTS);
        assertThat(count("select count(*) from servicing.fact where source = 'api'"))
                .isEqualTo(PAYMENTS);
        assertThat(count("select count(distinct source_id) from servicing.fact where source = 'api'"))
                .isEqualTo(PAYMENTS);
        assertThat(count("select count(*) from access.audit_event where action = 'payment.post'"
                        + " and outcome = 'ALLOWED' and detail like 'api/%'"))
                .isEqualTo(PAYMENTS);
        platform.dayClose.close(today.plusDays(1), DayClose.Progress.SILENT);
        Rebuild.Result proof = platform.rebuild.prove(DayClose.Progress.SILENT);
        assertThat(proof.differing()).isEmpty();
        assertThat(proof.booksAgree()).isTrue();
    }

    /** Whether it was answered; with what, is kept. */
    private boolean pay(int port, String token, int i, Map<Integer, String> answers) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/api/v1/loans/L" + i % LOANS + "/payments"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "pay-" + i)
                .POST(HttpRequest.BodyPublishers.ofString("{\"amount\": \"1.00\", \"currency\": \"CNY\"}"))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 201) {
                return false;
            }
            answers.put(i, answer.body());
            return true;
        } catch (IOException e) {
            return false; // killed
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void aBook() throws IOException {
        StringBuilder loans = new StringBuilder("loan_id,borrower_id,currency,principal,drawn_on,daily_rate_percent\n");
        StringBuilder plan = new StringBuilder("loan_id,number,due_on,principal,interest\n");
        for (int i = 0; i < LOANS; i++) {
            loans.append("L%d,B%d,CNY,60000.00,%s,0.04%n".formatted(i, i, today.minusDays(20)));
            plan.append("L%d,1,%s,60000.00,60.00%n".formatted(i, today.plusDays(10)));
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
