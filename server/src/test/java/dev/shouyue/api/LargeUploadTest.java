package dev.shouyue.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.api.Visitor.Answer;
import dev.shouyue.storage.Database;
import dev.shouyue.storage.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server in a process of its own with a small heap: what is uploaded goes to the disk, not into memory. */
class LargeUploadTest {

    private static final int MEGABYTES = 300;
    private static final Pattern PASSWORD = Pattern.compile("one-time password (\\S+)");

    @TempDir
    Path folder;

    @Test
    void a_file_larger_than_the_heap_is_taken_and_one_over_the_limit_is_not() throws Exception {
        try (Database database = TestDatabase.fresh()) {
            String url;
            try (Connection connection = database.dataSource().getConnection()) {
                url = connection.getMetaData().getURL();
            }
            int port = freePort();
            Process server = serve(url, port);
            try {
                Visitor administrator = signedIn(server, port);
                Answer made = administrator.upload("/api/v1/imports", form(MEGABYTES));
                assertThat(made.status()).as(made.text()).isEqualTo(201);
                assertThat(made.json().at("/files/0/bytes").asLong()).isEqualTo((long) MEGABYTES << 20);
                assertThat(made.json().at("/files/0/sha256").asString()).hasSize(64);
                String id = made.json().path("id").asString();
                assertThat(administrator
                                .get("/api/v1/imports/" + id + "/preview")
                                .status())
                        .isEqualTo(200);
                assertThat(administrator
                                .send("DELETE", "/api/v1/imports/" + id, null, Map.of())
                                .status())
                        .isEqualTo(204);

                Answer refused = administrator.upload("/api/v1/imports", form(MEGABYTES + 2));
                assertThat(refused.status()).as(refused.text()).isEqualTo(413);
                assertThat(refused.json().path("detail").asString()).contains("301 MB");
                try (var left = Files.walk(folder.resolve("data"))) {
                    assertThat(left.filter(Files::isRegularFile)).isEmpty();
                }
            } finally {
                server.destroy();
                server.waitFor();
            }
        }
    }

    /** A form with one file of payments of so many megabytes, made as it is sent. */
    private static java.net.http.HttpRequest.BodyPublisher form(int megabytes) {
        return BodyPublishers.ofInputStream(() -> new SequenceInputStream(Collections.enumeration(List.of(
                new ByteArrayInputStream(Visitor.partHead("payments.csv")),
                new Rows((long) megabytes << 20),
                new ByteArrayInputStream("\r\n".getBytes(UTF_8)),
                new ByteArrayInputStream(Visitor.FORM_END)))));
    }

    /** So many bytes of payments, the same row again and again. */
    private static final class Rows extends InputStream {

        private static final byte[] HEAD = "payment_id,loan_id,paid_at,amount,currency\n".getBytes(UTF_8);
        private static final byte[] ROW = "P000001,L000001,2026-03-10T10:00:00,512.00,CNY\n".getBytes(UTF_8);

        private final long length;
        private long at;

        Rows(long length) {
            this.length = length;
        }

        @Override
        public int read() {
            if (at == length) {
                return -1;
            }
            byte sign = at < HEAD.length ? HEAD[(int) at] : ROW[(int) ((at - HEAD.length) % ROW.length)];
            at++;
            return sign;
        }

        @Override
        public int read(byte[] to, int from, int most) {
            int count = (int) Math.min(most, length - at);
            for (int i = 0; i < count; i++) {
                to[from + i] = (byte) read();
            }
            return count == 0 && most > 0 ? -1 : count;
        }
    }

    private Process serve(String url, int port) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.shouyue.cli.Shouyue",
                        "--lang",
                        "en",
                        "--db",
                        url,
                        "serve",
                        "--port",
                        String.valueOf(port),
                        "--max-upload",
                        (MEGABYTES + 1) + "MB")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile())
                .start();
    }

    private Visitor signedIn(Process server, int port) throws IOException, InterruptedException {
        for (int i = 0; i < 600; i++) {
            assertThat(server.isAlive()).as(output()).isTrue();
            Matcher password = PASSWORD.matcher(output());
            if (output().contains("Ctrl-C stops everything") && password.find()) {
                Visitor visitor = new Visitor(port);
                assertThat(visitor.signIn("admin", password.group(1)).status()).isEqualTo(200);
                assertThat(visitor.post(
                                        "/api/v1/session/password",
                                        Map.of("current", password.group(1), "replacement", House.PASSWORD))
                                .status())
                        .isEqualTo(204);
                return visitor;
            }
            Thread.sleep(Duration.ofMillis(50));
        }
        throw new AssertionError("the server does not start: " + output());
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("output.txt"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
