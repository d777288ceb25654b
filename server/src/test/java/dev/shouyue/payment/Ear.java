package dev.shouyue.payment;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Where channels call payments that no server serves, as they call one: {@code /channels/<channel>/notices}. */
final class Ear implements AutoCloseable {

    static {
        // read once, by the first server of a process: else each answer with a body waits for an acknowledgement
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Supplier<Payments> payments;

    Ear(Supplier<Payments> payments) {
        this.payments = payments;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/channels/", this::take);
        server.setExecutor(threads);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> headers = new HashMap<>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
            String query = Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "");
            String channel = exchange.getRequestURI().getPath().split("/")[2];
            WebChannel.Notice notice = new WebChannel.Notice(
                    headers, query, exchange.getRequestBody().readAllBytes());
            int status = 400;
            byte[] body = {};
            try {
                WebChannel.Reply reply = payments.get().hear(channel, notice);
                status = reply.status();
                body = reply.body().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", reply.contentType());
            } catch (BadNotice e) {
                // not believed
            }
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
