package dev.shouyue.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A browser, or a machine, that visits a server over HTTP and keeps its cookies. */
final class Visitor {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    final Map<String, String> cookies = new LinkedHashMap<>();
    private final String home;
    private @Nullable String token;

    Visitor(Server server) {
        home = "http://127.0.0.1:" + server.port();
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

    Answer post(String path, Object body) {
        return send("POST", path, body, Map.of());
    }

    Answer send(String method, String path, @Nullable Object body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(home + path));
        request.method(
                method,
                body == null
                        ? BodyPublishers.noBody()
                        : BodyPublishers.ofString(body instanceof String text ? text : JSON.writeValueAsString(body)));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
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
        headers.forEach(request::header);
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            response.headers().allValues("set-cookie").forEach(this::keep);
            return new Answer(response.statusCode(), response.body(), response);
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
