package dev.shouyue.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A browser, or a machine, that visits a server over HTTP and keeps its cookies. */
final class Visitor {

    private static final String BOUNDARY = "a-boundary-that-no-file-holds";
    static final byte[] FORM_END = ("--" + BOUNDARY + "--\r\n").getBytes(UTF_8);

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    final Map<String, String> cookies = new LinkedHashMap<>();
    private final String home;
    private @Nullable String token;

    Visitor(Server server) {
        this(server.port());
    }

    Visitor(int port) {
        home = "http://127.0.0.1:" + port;
    }

    /** What came back. */
    record Answer(int status, String text, HttpResponse<String> response) {

        JsonNode json() {
            return JSON.readTree(text);
        }

        /** The last part of the problem's type. */
        String problem() {
            return json().path("type").asString("").replace("/problems/", "");
        }

        List<String> set(String cookie) {
            return response.headers().allValues("set-cookie").stream()
                    .filter(line -> line.startsWith(cookie + "="))
                    .toList();
        }
    }

    Visitor withToken(String secret) {
        token = secret;
        return this;
    }

    /** Signs in; the first page is asked for first, as a browser does, so that there is a CSRF cookie. */
    Answer signIn(String user, String password) {
        get("/api/v1/session");
        return post("/api/v1/session", Map.of("user", user, "password", password));
    }

    Answer get(String path) {
        return send("GET", path, null, Map.of());
    }

    /** The audit trail as this one reads it, the latest first: action, subject and outcome of each event. */
    List<String> trail(String query) {
        List<String> told = new ArrayList<>();
        get("/api/v1/audit?" + query)
                .json()
                .path("items")
                .forEach(event -> told.add(event.path("action").asString() + " "
                        + event.path("subject").asString() + " "
                        + event.path("outcome").asString()));
        return told;
    }

    Answer post(String path, Object body) {
        return send("POST", path, body, Map.of());
    }

    Answer send(String method, String path, @Nullable Object body, Map<String, String> headers) {
        Map<String, String> all = new LinkedHashMap<>();
        if (body != null) {
            all.put("Content-Type", "application/json");
        }
        all.putAll(headers);
        BodyPublisher content = body == null
                ? BodyPublishers.noBody()
                : BodyPublishers.ofString(body instanceof String text ? text : JSON.writeValueAsString(body));
        return answer(send(method, path, content, all, BodyHandlers.ofString()));
    }

    /** Posts JSON whose length is not told beforehand. */
    Answer sendStream(String path, BodyPublisher body, Map<String, String> headers) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put("Content-Type", "application/json");
        return answer(send("POST", path, body, all, BodyHandlers.ofString()));
    }

    /** What is at {@code path}, as it stands. */
    HttpResponse<byte[]> bytes(String path) {
        return send("GET", path, BodyPublishers.noBody(), Map.of(), BodyHandlers.ofByteArray());
    }

    /** What is at {@code path}, line by line as it comes. */
    Stream<String> lines(String path) {
        return send("GET", path, BodyPublishers.noBody(), Map.of(), BodyHandlers.ofLines())
                .body();
    }

    /** Whether what never ends begins; its refusal where it does not. */
    Answer begin(String path) {
        HttpResponse<Stream<String>> begun =
                send("GET", path, BodyPublishers.noBody(), Map.of(), BodyHandlers.ofLines());
        begun.body().close();
        return begun.statusCode() == 200 ? get("/api/v1/session") : get(path);
    }

    /** Uploads files by name, as a form does. */
    Answer upload(String path, Map<String, byte[]> files) {
        List<byte[]> form = new ArrayList<>();
        files.forEach((name, content) -> {
            form.add(partHead(name));
            form.add(content);
            form.add("\r\n".getBytes(UTF_8));
        });
        form.add(FORM_END);
        return upload(path, BodyPublishers.ofByteArrays(form));
    }

    /** Uploads a form that is made as it goes. */
    Answer upload(String path, BodyPublisher form) {
        return answer(send(
                "POST",
                path,
                form,
                Map.of("Content-Type", "multipart/form-data; boundary=" + BOUNDARY),
                BodyHandlers.ofString()));
    }

    static byte[] partHead(String name) {
        return ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"files\"; filename=\"" + name
                        + "\"\r\nContent-Type: text/csv\r\n\r\n")
                .getBytes(UTF_8);
    }

    private static Answer answer(HttpResponse<String> response) {
        return new Answer(response.statusCode(), response.body(), response);
    }

    private <T> HttpResponse<T> send(
            String method, String path, BodyPublisher body, Map<String, String> headers, BodyHandler<T> how) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(home + path));
        request.method(method, body);
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        String csrf = cookies.get("XSRF-TOKEN");
        if (csrf != null && !headers.containsKey("X-XSRF-TOKEN")) {
            request.header("X-XSRF-TOKEN", csrf);
        }
        headers.forEach(request::setHeader);
        try {
            HttpResponse<T> response = HTTP.send(request.build(), how);
            response.headers().allValues("set-cookie").forEach(this::keep);
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void keep(String line) {
        String pair = line.split(";")[0];
        String name = pair.substring(0, pair.indexOf('='));
        String value = pair.substring(pair.indexOf('=') + 1);
        if (value.isEmpty() || line.contains("Max-Age=0")) {
            cookies.remove(name);
        } else {
            cookies.put(name, value);
        }
    }
}
