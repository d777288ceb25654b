package dev.shouyue.payment;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Our address for a channel's notices, and what was heard at it. */
public final class Ears implements AutoCloseable {

    private final HttpServer server;
    private final List<News> heard = new ArrayList<>();
    private final List<WebChannel.Notice> notices = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private @Nullable WebChannel channel;

    public Ears() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/notices", this::take);
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/notices");
    }

    public void of(WebChannel listener) {
        channel = listener;
    }

    public List<News> heard() {
        return heard;
    }

    /** What came, as it came. */
    public List<WebChannel.Notice> notices() {
        return notices;
    }

    public List<String> refused() {
        return refused;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> headers = new HashMap<>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
            WebChannel listener = Objects.requireNonNull(channel);
            WebChannel.Notice notice =
                    new WebChannel.Notice(headers, "", exchange.getRequestBody().readAllBytes());
            notices.add(notice);
            boolean believed = true;
            try {
                heard.add(listener.hear(notice));
            } catch (BadNotice e) {
                refused.add(Objects.requireNonNull(e.getMessage()));
                believed = false;
            }
            WebChannel.Reply reply = listener.reply(believed);
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", reply.contentType());
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
