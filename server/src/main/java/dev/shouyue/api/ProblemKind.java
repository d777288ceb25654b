package dev.shouyue.api;

import dev.shouyue.decision.Sentence;
import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** The refusals of access by name; {@code type} is {@code /problems/} and the name. */
enum ProblemKind {
    NO_SESSION(HttpStatus.UNAUTHORIZED),
    BAD_CREDENTIALS(HttpStatus.UNAUTHORIZED),
    BAD_TOKEN(HttpStatus.UNAUTHORIZED),
    LOCKED(HttpStatus.LOCKED),
    PASSWORD_CHANGE_REQUIRED(HttpStatus.FORBIDDEN),
    NO_RIGHT(HttpStatus.FORBIDDEN),
    CSRF(HttpStatus.FORBIDDEN),
    BAD_VALUE(HttpStatus.BAD_REQUEST),
    CONFLICT(HttpStatus.CONFLICT),
    PRECONDITION_FAILED(HttpStatus.PRECONDITION_FAILED),
    KEY_REUSED(HttpStatus.UNPROCESSABLE_CONTENT),
    BUSY(HttpStatus.SERVICE_UNAVAILABLE),
    NO_ANSWER(HttpStatus.SERVICE_UNAVAILABLE),
    BEING_PREPARED(HttpStatus.SERVICE_UNAVAILABLE),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    NOT_FOUND(HttpStatus.NOT_FOUND);

    private final HttpStatus status;

    ProblemKind(HttpStatus status) {
        this.status = status;
    }

    HttpStatus status() {
        return status;
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The {@code type} of the problem. */
    String type() {
        return "/problems/" + word();
    }

    /** The problem in the language of whoever asks. */
    ProblemDetail detail(Sentence told) {
        String language = Reader.language();
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, told.in(language));
        problem.setType(URI.create(type()));
        problem.setTitle(Say.of("title." + word()).in(language));
        return problem;
    }
}
