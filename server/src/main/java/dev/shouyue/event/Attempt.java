package dev.shouyue.event;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Sends one signed webhook, once, and tells what came of it. */
final class Attempt implements AutoCloseable {

    /** From the first byte sent to the end of the answer; the specification recommends 15 to 30 s. */
    static final Duration TIME = Duration.ofSeconds(15);

    private static final Duration CONNECT_TIME = Duration.ofSeconds(5);

    private final Clock clock;
    private final Duration time;
    private @Nullable HttpClient http;

    Attempt(Clock clock, Duration time) {
        this.clock = clock;
        this.time = time;
    }

    private synchronized HttpClient http() {
        HttpClient present = http;
        if (present == null) {
            present = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(CONNECT_TIME.compareTo(time) < 0 ? CONNECT_TIME : time)
                    .executor(Executors.newVirtualThreadPerTaskExecutor())
                    .build();
            http = present;
        }
        return present;
    }

    /**
     * What came of an attempt.
     *
     * @param status the HTTP status, if there was an answer
     * @param failure what went wrong; empty when it was taken
     * @param answer the beginning of what was answered
     * @param asked how long the receiver asked to be left alone
     */
    record Result(
            OptionalInt status, Optional<String> failure, String answer, Optional<Duration> asked, Duration took) {

        private static final int GONE = 410;

        boolean isTaken() {
            return failure.isEmpty();
        }

        boolean isGone() {
            return status.orElse(0) == GONE;
        }
    }

    /** Sends {@code body} under the id {@code id}, signed with each of {@code secrets}. */
    Result send(URI to, Targets targets, String id, String body, List<byte[]> secrets) throws InterruptedException {
        long begun = System.nanoTime();
        Optional<String> refusal = targets.refusal(to);
        if (refusal.isPresent()) {
            return failed(refusal.get(), begun);
        }
        long seconds = clock.instant().getEpochSecond();
        HttpRequest request = HttpRequest.newBuilder(to)
                .timeout(time)
                .header("content-type", LoggedEvent.MEDIA_TYPE)
                .header("user-agent", "Shouyue-Webhooks/1")
                .header("webhook-id", id)
                .header("webhook-timestamp", String.valueOf(seconds))
                .header("webhook-signature", Signature.of(id, seconds, body, secrets))
                .POST(BodyPublishers.ofString(body))
                .build();
        CompletableFuture<HttpResponse<String>> answer = http().sendAsync(request, head -> new Snippet());
        try {
            return result(answer.get(time.toMillis(), TimeUnit.MILLISECONDS), begun);
        } catch (TimeoutException e) {
            return failed("no answer within " + time.toSeconds() + " s", begun);
        } catch (ExecutionException e) {
            return failed(told(e.getCause()), begun);
        } finally {
            answer.cancel(true);
        }
    }

    private Result result(HttpResponse<String> answer, long begun) {
        int status = answer.statusCode();
        Optional<String> failure = status >= 200 && status < 300
                ? Optional.empty()
                : Optional.of(
                        status >= 300 && status < 400
                                ? "answered " + status + "; redirects are not followed"
                                : "answered " + status);
        Optional<Duration> asked = answer.headers().firstValue("retry-after").flatMap(this::wait);
        return new Result(OptionalInt.of(status), failure, answer.body(), asked, since(begun));
    }

    /** A wait in seconds or until a date (RFC 9110, 10.2.3); what is neither is as if it were not there. */
    private Optional<Duration> wait(String retryAfter) {
        if (retryAfter.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(retryAfter)));
        }
        try {
            Instant until = ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration wait = Duration.between(clock.instant(), until);
            return wait.isNegative() ? Optional.empty() : Optional.of(wait);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private String told(@Nullable Throwable cause) {
        return switch (cause) {
            case HttpConnectTimeoutException e -> "no connection within " + CONNECT_TIME.toSeconds() + " s";
            case java.net.http.HttpTimeoutException e -> "no answer within " + time.toSeconds() + " s";
            case java.net.ConnectException e -> "no connection";
            case javax.net.ssl.SSLException e -> "no secure connection: " + e.getMessage();
            case IOException e -> "the connection broke: " + e.getMessage();
            case null, default -> "not sent: " + cause;
        };
    }

    private static Result failed(String why, long begun) {
        return new Result(OptionalInt.empty(), Optional.of(why), "", Optional.empty(), since(begun));
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    @Override
    public synchronized void close() {
        HttpClient present = http;
        http = null;
        if (present != null) {
            present.shutdownNow();
        }
    }
}
