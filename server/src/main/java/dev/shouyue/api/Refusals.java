package dev.shouyue.api;

import dev.shouyue.access.Refusal;
import dev.shouyue.servicing.PostingRefused;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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

/** What access refuses, as problems. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class Refusals {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refusal refusal) {
        String text = String.valueOf(refusal.getMessage());
        return switch (refusal) {
            case Refusal.BadCredentials r -> answer(ProblemKind.BAD_CREDENTIALS.detail(text));
            case Refusal.Locked locked -> {
                ProblemDetail problem = locked(locked);
                yield ResponseEntity.status(problem.getStatus())
                        .header(HttpHeaders.RETRY_AFTER, String.valueOf(locked.retryAfterSeconds()))
                        .body(problem);
            }
            case Refusal.BadValue bad -> badValue(bad.field(), bad.value(), bad.expected(), text);
            case Refusal.Conflict r -> answer(ProblemKind.CONFLICT.detail(text));
            case Refusal.Unknown r -> answer(ProblemKind.NOT_FOUND.detail(text));
        };
    }

    /** What the book does not let be posted. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(PostingRefused refused) {
        ProblemKind kind =
                switch (refused.why()) {
                    case UNKNOWN_LOAN -> ProblemKind.NOT_FOUND;
                    case BAD_VALUE -> ProblemKind.BAD_VALUE;
                    case CONTRADICTS -> ProblemKind.CONFLICT;
                    case OTHER_CONTENT -> ProblemKind.KEY_REUSED;
                    case CHANGED -> ProblemKind.PRECONDITION_FAILED;
                    case BUSY -> ProblemKind.BUSY;
                    case FAILED -> ProblemKind.NO_ANSWER;
                };
        String text = String.valueOf(refused.getMessage());
        ProblemDetail problem = refused.field().isEmpty()
                ? kind.detail(text)
                : badField(kind, refused.field(), refused.value(), refused.expected(), text);
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(problem.getStatus());
        return (problem.getStatus() == HttpStatus.SERVICE_UNAVAILABLE.value()
                        ? answer.header(HttpHeaders.RETRY_AFTER, "1")
                        : answer)
                .body(problem);
    }

    static ProblemDetail locked(Refusal.Locked locked) {
        ProblemDetail problem = ProblemKind.LOCKED.detail(String.valueOf(locked.getMessage()));
        problem.setProperty("retryAfterSeconds", locked.retryAfterSeconds());
        return problem;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(HttpMessageNotReadableException bad) {
        for (Throwable cause = bad.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyLimit.Exceeded) {
                return answer(ProblemKind.TOO_LARGE.detail(BodyLimit.told()));
            }
        }
        return switch (bad.getCause()) {
            case UnrecognizedPropertyException unknown ->
                badValue(
                        path(unknown),
                        "",
                        "one of " + unknown.getKnownPropertyIds(),
                        "there is no field '" + unknown.getPropertyName() + "'");
            case InvalidFormatException wrong ->
                badValue(
                        path(wrong),
                        String.valueOf(wrong.getValue()),
                        wrong.getTargetType().getSimpleName(),
                        path(wrong) + " cannot be read: '" + wrong.getValue() + "'");
            case MismatchedInputException wrong
            when !path(wrong).isEmpty() ->
                badValue(path(wrong), "", "a value of another kind", path(wrong) + " is of the wrong kind");
            case null, default -> answer(ProblemKind.BAD_VALUE.detail("the body is no JSON, or it is not whole"));
        };
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongType(MethodArgumentTypeMismatchException bad) {
        Class<?> type = bad.getRequiredType();
        return badValue(
                bad.getName(),
                String.valueOf(bad.getValue()),
                type == null ? "a value of another kind" : type.getSimpleName(),
                bad.getName() + " cannot be read: '" + bad.getValue() + "'");
    }

    private static String path(JacksonException e) {
        return e.getPath().stream()
                .map(part -> part.getPropertyName() == null ? "[" + part.getIndex() + "]" : part.getPropertyName())
                .collect(Collectors.joining("."));
    }

    /** A field that must be there. */
    static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new Refusal.BadValue(field, "", "a value", field + " is missing");
        }
        return value;
    }

    /** The size of a page must be from 1 to {@code largest}. */
    static void limit(int limit, int largest) {
        if (limit < 1 || limit > largest) {
            throw new Refusal.BadValue(
                    "limit", String.valueOf(limit), "1 to " + largest, "limit is 1 to " + largest + ", not " + limit);
        }
    }

    static ResponseEntity<ProblemDetail> answer(Refusal.BadValue bad) {
        return badValue(bad.field(), bad.value(), bad.expected(), String.valueOf(bad.getMessage()));
    }

    private static ResponseEntity<ProblemDetail> badValue(String field, String value, String expected, String message) {
        return answer(badField(field, value, expected, message));
    }

    static ProblemDetail badField(String field, String value, String expected, String message) {
        return badField(ProblemKind.BAD_VALUE, field, value, expected, message);
    }

    static ProblemDetail badField(ProblemKind kind, String field, String value, String expected, String message) {
        ProblemDetail problem = kind.detail(message);
        problem.setProperty(
                "errors", List.of(Map.of("field", field, "value", value, "expected", expected, "message", message)));
        return problem;
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus()).body(problem);
    }
}
