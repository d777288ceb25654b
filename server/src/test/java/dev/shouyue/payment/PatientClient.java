package dev.shouyue.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One who calls a service that may be gone at any moment: a call is made again, under its key, until it is answered. */
final class PatientClient implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI home;
    private final Runnable pause;
    private final Map<String, String> cookies = new ConcurrentHashMap<>();
    private final Map<String, String> headers;
    private final Map<String, String> credentials;

    private PatientClient(URI home, Map<String, String> headers, Map<String, String> credentials, Runnable pause) {
        this.home = home;
        this.headers = headers;
        this.credentials = credentials;
        this.pause = pause;
    }

    /**
     * A program that shows a token.
     *
     * @param pause before a call is made again; throws when there is no use in it
     */
    static PatientClient machine(URI home, String token, Runnable pause) {
        return new PatientClient(home, Map.of("Authorization", "Bearer " + token), Map.of(), pause);
    }

    /** Somebody at a browser, who signs in when that is asked. */
    static PatientClient person(URI home, String user, String password, Runnable pause) {
        return new PatientClient(home, Map.of(), Map.of("user", user, "password", password), pause);
    }

    /** What came back. */
    record Answer(int status, String text) {

        JsonNode json() {
            return JSON.readTree(text);
        }

        /** Its content; it is of one of these. */
        JsonNode must(int... statuses) {
            assertThat(Arrays.stream(statuses).anyMatch(one -> one == status))
                    .as(status + ": " + text)
                    .isTrue();
            return json();
        }

        /** A channel that is needed for it does not answer. */
        boolean isUnanswered() {
            return status == 503 && text.contains("/problems/no-answer");
        }

        private boolean isBusy() {
            return status == 503 && !isUnanswered();
        }
    }

    Answer get(String path) {
        return call("GET", path, null, Map.of());
    }

    Answer post(String path, Map<String, ?> body) {
        return call("POST", path, body, Map.of());
    }

    Answer post(String path, Map<String, ?> body, String key) {
        return call("POST", path, body, Map.of("Idempotency-Key", key));
    }

    private Answer call(String method, String path, @Nullable Map<String, ?> body, Map<String, String> more) {
        if (credentials.isEmpty()) {
            return patiently(method, path, body, more);
        }
        synchronized (this) { // a person does one thing after the other
            Answer answer = patiently(method, path, body, more);
            if (answer.status() == 401
                    || answer.status() == 403 && answer.text().contains("/problems/csrf")) {
                patiently("GET", "/session", null, Map.of());
                patiently("POST", "/session", credentials, Map.of()).must(200);
                answer = patiently(method, path, body, more);
            }
            return answer;
        }
    }

    private Answer patiently(String method, String path, @Nullable Map<String, ?> body, Map<String, String> more) {
        while (true) {
            try {
                Answer answer = once(method, path, body, more);
                if (!answer.isBusy()) {
                    return answer;
                }
            } catch (IOException e) {
                // nobody is there, or was to the end
            }
            pause.run();
        }
    }

    private Answer once(String method, String path, @Nullable Map<String, ?> body, Map<String, String> more)
            throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(home + "/api/v1" + path))
                .timeout(LONGEST)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(JSON.writeValueAsString(body)));
        headers.forEach(request::header);
        more.forEach(request::header);
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + '=' + cookie.getValue())
                            .collect(Collectors.joining("; ")));
            request.header("X-XSRF-TOKEN", cookies.getOrDefault("XSRF-TOKEN", ""));
        }
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            response.headers().allValues("set-cookie").forEach(this::keep);
            return new Answer(response.statusCode(), response.body());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void keep(String line) {
        String[] pair = line.split(";")[0].split("=", 2);
        cookies.put(pair[0], pair[1]);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
