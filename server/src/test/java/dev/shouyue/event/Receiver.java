package dev.shouyue.event;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Receives webhooks on loopback and answers as it is told to; 204 when it is told nothing. */
final class Receiver implements AutoCloseable {

    /** What came in. */
    record Got(String id, String timestamp, String signature, String type, byte[] body) {

        JsonNode json() {
            return new JsonMapper().readTree(body);
        }

        boolean holds(String secret) {
            return new SignatureCheck(secret).holds(id, timestamp, signature, body, Long.parseLong(timestamp));
        }
    }

    /** How one request is answered. */
    @FunctionalInterface
    interface Answer {
        void give(HttpExchange exchange) throws IOException;

        static Answer of(int status) {
            return of(status, Map.of(), "");
        }

        static Answer of(int status, Map<String, String> headers, String body) {
            return exchange -> {
                headers.forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
                byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                if (bytes.length > 0) {
                    exchange.getResponseBody().write(bytes);
                }
                exchange.close();
            };
        }
    }

    private final HttpServer server;
    private final List<Got> got = new ArrayList<>();
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final AtomicInteger present = new AtomicInteger();
    final AtomicInteger most = new AtomicInteger();
    volatile Answer usual = Answer.of(204);

    Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hooks";
    }

    void next(Answer... some) {
        synchronized (got) {
            answers.addAll(List.of(some));
        }
    }

    List<Got> got() {
        synchronized (got) {
            return List.copyOf(got);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        most.accumulateAndGet(present.incrementAndGet(), Math::max);
        Answer answer;
        byte[] body = exchange.getRequestBody().readAllBytes();
        synchronized (got) {
            got.add(new Got(
                    exchange.getRequestHeaders().getFirst("webhook-id"),
                    exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                    exchange.getRequestHeaders().getFirst("webhook-signature"),
                    exchange.getRequestHeaders().getFirst("content-type"),
                    body));
            answer = answers.isEmpty() ? usual : answers.removeFirst();
        }
        try {
            answer.give(exchange);
        } finally {
            present.decrementAndGet();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
