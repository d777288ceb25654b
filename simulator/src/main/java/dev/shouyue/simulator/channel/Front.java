package dev.shouyue.simulator.channel;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A channel's machine on loopback: HTTP, and all that goes wrong on the way. */
public final class Front implements AutoCloseable {

    static {
        // else each answer with a body waits 40 ms for the other side's acknowledgement
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Faults faults;
    private final InstantSource clock;
    private final Duration silence;

    /** What is done with a call. */
    public interface Desk {

        /** What a call is about, such as its order: faults are drawn by it. */
        String occasion(Call call);

        Answer serve(Call call);
    }

    /** A call as it came; the names of headers in small letters. */
    public record Call(String method, URI uri, Map<String, String> headers, byte[] body) {

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** An answer. */
    public record Answer(int status, Map<String, String> headers, byte[] body) {

        public static Answer of(int status, String contentType, String body) {
            return new Answer(status, Map.of("Content-Type", contentType), body.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** @param silence how long a caller whose call or answer is lost hears nothing, before it hears that it is cut off */
    public Front(Faults faults, InstantSource clock, Duration silence) {
        this.faults = faults;
        this.clock = clock;
        this.silence = silence;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        } catch (IOException e) {
            throw new UncheckedIOException("no port of this machine can be had", e);
        }
        server.setExecutor(threads);
        server.start();
    }

    /** Where it is, without a slash at the end. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Calls to paths that begin with {@code path} go to {@code desk}. */
    public void open(String path, Desk desk) {
        server.createContext(path, exchange -> {
            try (exchange) {
                take(exchange, desk);
            }
        });
    }

    private void take(HttpExchange exchange, Desk desk) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        Call call = new Call(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                headers,
                exchange.getRequestBody().readAllBytes());
        String occasion = desk.occasion(call);
        if (faults.isDown(clock.instant())) {
            send(exchange, Answer.of(503, "text/html", "<html><body>503 Service Unavailable</body></html>"));
        } else if (strikes(Fault.REFUSED, occasion)) {
            send(exchange, Answer.of(502, "text/html", "<html><body>502 Bad Gateway</body></html>"));
        } else if (strikes(Fault.LOST_BEFORE, occasion)) {
            sayNothing();
        } else {
            Answer answer = desk.serve(call);
            if (strikes(Fault.LOST_AFTER, occasion)) {
                sayNothing();
            } else if (strikes(Fault.UNREADABLE, occasion)) {
                send(exchange, Answer.of(200, "text/html", "<html><body>please sign in to this network</body></html>"));
            } else {
                send(exchange, answer);
            }
        }
    }

    private boolean strikes(Fault fault, String occasion) {
        return faults.strikes(fault, occasion, clock.instant());
    }

    private void sayNothing() throws IOException {
        try {
            Thread.sleep(silence);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the machine is switched off", e);
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
        exchange.getResponseBody().write(answer.body());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
