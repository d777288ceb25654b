package dev.shouyue.api;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;

/** How the description of the API tells what an endpoint refuses: each status with the types it comes with. */
final class ProblemSchema {

    static final String NAME = "Problem";

    private ProblemSchema() {}

    /** Adds to an operation what it can refuse. */
    static void add(Operation operation, String path) {
        boolean open = operation.getSecurity().isEmpty();
        boolean takes = operation.getRequestBody() != null
                || (operation.getParameters() != null
                        && operation.getParameters().stream()
                                .anyMatch(parameter -> parameter.getIn().equals("query")));
        boolean changes = operation.getResponses().keySet().stream().anyMatch(List.of("201", "202", "204")::contains)
                || operation.getRequestBody() != null;
        tell(operation, takes, HttpStatus.BAD_REQUEST, "`errors` names the field");
        tell(operation, true, HttpStatus.UNAUTHORIZED, open ? "the name or the password is wrong" : "sign in first");
        tell(operation, true, HttpStatus.FORBIDDEN, open ? "without the token of the page" : "`right` is missing");
        tell(operation, path.contains("{"), HttpStatus.NOT_FOUND, "not there");
        tell(operation, changes && !open, HttpStatus.CONFLICT, "it contradicts what is there");
        boolean posts = operation.getParameters() != null
                && operation.getParameters().stream()
                        .anyMatch(parameter -> parameter.getName().equals("Idempotency-Key"));
        tell(operation, posts, HttpStatus.PRECONDITION_FAILED, "the loan is not the one that `If-Match` names");
        tell(operation, posts, HttpStatus.UNPROCESSABLE_CONTENT, "the key was used for another request");
        tell(operation, posts, HttpStatus.SERVICE_UNAVAILABLE, "ask again under the same key: it is recorded once");
        tell(
                operation,
                posts || path.equals("/api/v1/imports") && changes,
                HttpStatus.CONTENT_TOO_LARGE,
                "nothing is kept");
        tell(operation, operation.getRequestBody() != null, HttpStatus.UNSUPPORTED_MEDIA_TYPE, "of another kind");
        tell(operation, path.startsWith("/api/v1/session") && changes, HttpStatus.LOCKED, "too many failures");
        tell(
                operation,
                path.matches("/api/v1/loans(/facets)?"),
                HttpStatus.SERVICE_UNAVAILABLE,
                "`Retry-After` says when");
    }

    private static void tell(Operation operation, boolean can, HttpStatus status, String text) {
        if (can) {
            operation.getResponses().addApiResponse(String.valueOf(status.value()), answer(status, text));
        }
    }

    private static ApiResponse answer(HttpStatus status, String text) {
        String types = types(status).map(type -> "`" + type + "`").collect(Collectors.joining(", "));
        return new ApiResponse()
                .description(types.isEmpty() ? text : text + ": " + types)
                .content(new Content()
                        .addMediaType(
                                org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                                new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + NAME))));
    }

    private static Stream<String> types(HttpStatus status) {
        return Arrays.stream(ProblemKind.values())
                .filter(kind -> kind.status() == status)
                .map(ProblemKind::type);
    }

    static Schema<?> schema() {
        ObjectSchema error = new ObjectSchema();
        error.addProperty("field", text("which parameter or field is to blame"));
        error.addProperty("value", text("what it held; empty when that is not repeated"));
        error.addProperty("expected", text("what would be right"));
        error.addProperty("message", text("both in a sentence"));
        error.required(List.of("field", "value", "expected", "message"));
        ArraySchema errors = new ArraySchema();
        errors.items(error).description("the fields to blame, where there are any");
        ArraySchema allowed = new ArraySchema();
        allowed.items(new StringSchema()).description("the methods that are allowed");
        ObjectSchema problem = new ObjectSchema();
        problem.description("A refusal (RFC 9457). The type is stable and meant for programs; the words may change.");
        problem.addProperty("type", text("what kind of refusal: " + allTypes() + ", or the name of the status"));
        problem.addProperty("title", text("the kind in words"));
        problem.addProperty("status", new IntegerSchema().description("the HTTP status"));
        problem.addProperty("detail", text("what was wrong, and what to do"));
        problem.addProperty("instance", text("the address that was asked"));
        problem.addProperty("errors", errors);
        problem.addProperty("right", text("the right that is missing"));
        problem.addProperty("allowed", allowed);
        problem.addProperty("retryAfterSeconds", new IntegerSchema().description("when a lock ends"));
        problem.required(List.of("type", "title", "status", "detail"));
        return problem;
    }

    private static String allTypes() {
        return Arrays.stream(ProblemKind.values()).map(ProblemKind::type).collect(Collectors.joining(", "));
    }

    private static Schema<?> text(String description) {
        return new StringSchema().description(description);
    }
}
