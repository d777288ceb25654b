package dev.shouyue.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.event.EventSettings.Reach;
import dev.shouyue.storage.Database;
import dev.shouyue.storage.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program of docs/how-to/receive-webhooks.md, run as it stands there. */
class ReceiveWebhooksTest {

    @TempDir
    Path folder;

    @Test
    void the_program_of_the_guide_takes_what_is_genuine_and_nothing_else() throws Exception {
        Database database = TestDatabase.fresh();
        Events events = new Events(database.dataSource(), Clock.systemUTC());
        events.start(EventSettings.USUAL.withReach(Set.of(Reach.LOOPBACK)), List.of());
        int port = free();
        String url = "http://127.0.0.1:" + port + "/hooks";
        Endpoint.WithSecret made = events.webhooks.create(url, "the guide", List.of(), "admin");
        Process program = program(port, made.secret());
        try (BufferedReader said = program.inputReader()) {
            assertThat(said.readLine()).isEqualTo("listening on " + port);
            Event event = new Publisher(database.dataSource(), events.outbox)
                    .publish(7, 1, 1)
                    .getFirst();
            assertThat(said.readLine())
                    .startsWith("new {\"specversion\":\"1.0\"")
                    .contains(event.id().toString());
            Publisher.await("it is delivered", () -> delivered(events, made) == 1);
            events.deliveries.replay(made.endpoint().id(), event.id());
            assertThat(said.readLine()).startsWith("again ").contains(event.id().toString());
            assertThat(forged(url)).isEqualTo(401);
        } finally {
            program.destroyForcibly().waitFor();
            events.close();
            database.close();
        }
    }

    private static long delivered(Events events, Endpoint.WithSecret made) {
        return events.deliveries
                .page(made.endpoint().id(), Optional.of(Delivery.State.DELIVERED), Long.MAX_VALUE, 10)
                .size();
    }

    private Process program(int port, String secret) throws IOException {
        Matcher code = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("../docs/how-to/receive-webhooks.md")));
        assertThat(code.find()).isTrue();
        Path source = Files.writeString(folder.resolve("Receiver.java"), code.group(1));
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                source.toString(),
                String.valueOf(port));
        builder.environment().put("WEBHOOK_SECRET", secret);
        return builder.redirectErrorStream(true).start();
    }

    private static int forged(String url) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                    .header("webhook-id", "forged")
                    .header(
                            "webhook-timestamp",
                            String.valueOf(Clock.systemUTC().instant().getEpochSecond()))
                    .header("webhook-signature", "v1,AAAA")
                    .POST(BodyPublishers.ofString("{}"))
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode();
        }
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
