package dev.shouyue.api;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** The refusals of access by name; {@code type} is {@code /problems/} and the name. */
enum ProblemKind {
    NO_SESSION(HttpStatus.UNAUTHORIZED, "Not signed in"),
    BAD_CREDENTIALS(HttpStatus.UNAUTHORIZED, "Sign-in failed"),
    BAD_TOKEN(HttpStatus.UNAUTHORIZED, "Token not accepted"),
    LOCKED(HttpStatus.LOCKED, "Locked for a while"),
    PASSWORD_CHANGE_REQUIRED(HttpStatus.FORBIDDEN, "Change the password first"),
    NO_RIGHT(HttpStatus.FORBIDDEN, "No right to do this"),
    CSRF(HttpStatus.FORBIDDEN, "The request could not be told from a forged one"),
    BAD_VALUE(HttpStatus.BAD_REQUEST, "A value is not what it should be"),
    CONFLICT(HttpStatus.CONFLICT, "It contradicts what is there"),
    PRECONDITION_FAILED(HttpStatus.PRECONDITION_FAILED, "It has changed in the meantime"),
    KEY_REUSED(HttpStatus.UNPROCESSABLE_CONTENT, "The key was used for something else"),
    BUSY(HttpStatus.SERVICE_UNAVAILABLE, "Too much at once"),
    NO_ANSWER(HttpStatus.SERVICE_UNAVAILABLE, "The database did not answer"),
    BEING_PREPARED(HttpStatus.SERVICE_UNAVAILABLE, "Not ready yet"),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "Too large"),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Not understood in this form"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "Not found");

    private final HttpStatus status;
    private final String title;

    ProblemKind(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    HttpStatus status() {
        return status;
    }

    /** The {@code type} of the problem. */
    String type() {
        return "/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    ProblemDetail detail(String text) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, text);
        problem.setType(URI.create(type()));
        problem.setTitle(title);
        return problem;
    }
}
