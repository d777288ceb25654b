package dev.shouyue.api;

import dev.shouyue.access.Refusal;
import dev.shouyue.decision.Refused;
import dev.shouyue.decision.Sentence;
import dev.shouyue.payment.ChannelUnavailable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** What is refused, by access, by the modules and by what cannot be read, as problems. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class Refusals {

    /** Words for what a value looks like, by its type. */
    private static final Map<Class<?>, String> EXPECTED = Map.of(
            LocalDate.class,
            "expected.date",
            LocalDateTime.class,
            "expected.civilTime",
            Instant.class,
            "expected.moment",
            Integer.class,
            "expected.whole",
            int.class,
            "expected.whole",
            Long.class,
            "expected.whole",
            long.class,
            "expected.whole",
            Boolean.class,
            "expected.trueOrFalse",
            boolean.class,
            "expected.trueOrFalse");

    /** The header in which callers name their requests. */
    static final String KEY = "Idempotency-Key";

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refusal refusal) {
        return switch (refusal) {
            case Refusal.BadCredentials r -> answer(ProblemKind.BAD_CREDENTIALS.detail(r.told()));
            case Refusal.Locked locked -> {
                ProblemDetail problem = locked(locked);
                yield ResponseEntity.status(problem.getStatus())
                        .header(HttpHeaders.RETRY_AFTER, String.valueOf(locked.retryAfterSeconds()))
                        .body(problem);
            }
            case Refusal.BadValue bad -> badValue(bad.field(), bad.value(), bad.expected(), bad.told());
            case Refusal.Conflict r -> answer(ProblemKind.CONFLICT.detail(r.told()));
            case Refusal.Unknown r -> answer(ProblemKind.NOT_FOUND.detail(r.told()));
        };
    }

    /** What a module does not do. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refused refused) {
        ProblemKind kind =
                switch (refused.why()) {
                    case UNKNOWN -> ProblemKind.NOT_FOUND;
                    case BAD_VALUE -> ProblemKind.BAD_VALUE;
                    case CONFLICT, SAME_PERSON -> ProblemKind.CONFLICT;
                    case OTHER_CONTENT -> ProblemKind.KEY_REUSED;
                    case CHANGED -> ProblemKind.PRECONDITION_FAILED;
                    case BUSY -> ProblemKind.BUSY;
                    case FAILED -> ProblemKind.NO_ANSWER;
                };
        ProblemDetail problem = refused.blamed()
                .map(field -> badField(kind, field.name(), field.value(), field.expected(), refused.told()))
                .orElseGet(() -> kind.detail(refused.told()));
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(problem.getStatus());
        return (problem.getStatus() == HttpStatus.SERVICE_UNAVAILABLE.value()
                        ? answer.header(HttpHeaders.RETRY_AFTER, "1")
                        : answer)
                .body(problem);
    }

    /** A channel that we need for the answer. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> silent(ChannelUnavailable silent) {
        return answer(ProblemKind.NO_ANSWER.detail(Say.of("channel.silent")));
    }

    static ProblemDetail locked(Refusal.Locked locked) {
        ProblemDetail problem = ProblemKind.LOCKED.detail(locked.told());
        problem.setProperty("retryAfterSeconds", locked.retryAfterSeconds());
        return problem;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(HttpMessageNotReadableException bad) {
        for (Throwable cause = bad.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyLimit.Exceeded exceeded) {
                return answer(ProblemKind.TOO_LARGE.detail(exceeded.told()));
            }
        }
        return switch (bad.getCause()) {
            case UnrecognizedPropertyException unknown ->
                badValue(
                        path(unknown),
                        "",
                        Say.of("expected.oneOf", "values", unknown.getKnownPropertyIds()),
                        Say.of("field.unknown", "field", unknown.getPropertyName()));
            case InvalidFormatException wrong
            when wrong.getTargetType() == String.class ->
                badValue(path(wrong), "", Say.of("expected.noControl"), Say.of("control", "name", path(wrong)));
            case InvalidFormatException wrong ->
                badValue(
                        path(wrong),
                        String.valueOf(wrong.getValue()),
                        expected(wrong.getTargetType()),
                        Say.of("unreadable", "field", path(wrong), "value", String.valueOf(wrong.getValue())));
            case MismatchedInputException wrong
            when !path(wrong).isEmpty() ->
                badValue(path(wrong), "", Say.of("expected.otherKind"), Say.of("wrongKind", "field", path(wrong)));
            case null, default -> answer(ProblemKind.BAD_VALUE.detail(Say.of("body")));
        };
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongType(MethodArgumentTypeMismatchException bad) {
        Class<?> type = bad.getRequiredType();
        return badValue(
                bad.getName(),
                String.valueOf(bad.getValue()),
                type == null ? Say.of("expected.otherKind") : expected(type),
                Say.of("unreadable", "field", bad.getName(), "value", String.valueOf(bad.getValue())));
    }

    /** What a value of a type looks like to those who send it. */
    private static Sentence expected(Class<?> type) {
        if (type.isEnum()) {
            return Say.of(
                    "expected.oneOf",
                    "values",
                    Stream.of(type.getEnumConstants()).map(String::valueOf).collect(Collectors.joining(", ")));
        }
        return Say.of(EXPECTED.getOrDefault(type, "expected.otherKind"));
    }

    private static String path(JacksonException e) {
        return e.getPath().stream()
                .map(part -> part.getPropertyName() == null ? "[" + part.getIndex() + "]" : part.getPropertyName())
                .collect(Collectors.joining("."));
    }

    /** A field that must be there. */
    static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new Refusal.BadValue(field, "", Say.of("expected.value"), Say.of("missing", "field", field));
        }
        return value;
    }

    /** The caller's own name of a request, where it is given. */
    static Optional<String> key(@Nullable String key) {
        if (key != null && !PostingDesk.KEY.matcher(key).matches()) {
            throw new Refusal.BadValue(KEY, "", Say.of("expected.key"), Say.of("key.bad"));
        }
        return Optional.ofNullable(key);
    }

    /** The size of a page must be from 1 to {@code largest}. */
    static void limit(int limit, int largest) {
        if (limit < 1 || limit > largest) {
            throw new Refusal.BadValue(
                    "limit",
                    String.valueOf(limit),
                    Say.of("expected.range", "from", 1, "to", largest),
                    Say.of("limit", "most", largest, "limit", limit));
        }
    }

    static ResponseEntity<ProblemDetail> answer(Refusal.BadValue bad) {
        return badValue(bad.field(), bad.value(), bad.expected(), bad.told());
    }

    private static ResponseEntity<ProblemDetail> badValue(
            String field, String value, Sentence expected, Sentence told) {
        return answer(badField(field, value, expected, told));
    }

    static ProblemDetail badField(String field, String value, Sentence expected, Sentence told) {
        return badField(ProblemKind.BAD_VALUE, field, value, expected, told);
    }

    static ProblemDetail badField(ProblemKind kind, String field, String value, Sentence expected, Sentence told) {
        String language = Reader.language();
        ProblemDetail problem = kind.detail(told);
        problem.setProperty(
                "errors",
                List.of(Map.of(
                        "field",
                        field,
                        "value",
                        value,
                        "expected",
                        expected.in(language),
                        "message",
                        told.in(language))));
        return problem;
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus()).body(problem);
    }
}
