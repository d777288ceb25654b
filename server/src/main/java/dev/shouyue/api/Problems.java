package dev.shouyue.api;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Refusals as RFC 9457 problems that name the field. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

    /** A parameter that is not what it should be. */
    static final class BadParameter extends RuntimeException {
        private static final long serialVersionUID = 1L;
        final String field;

        BadParameter(String field, String message) {
            super(message);
            this.field = field;
        }
    }

    /** Something that is not in the book. */
    static final class NotThere extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotThere(String message) {
            super(message);
        }
    }

    @ExceptionHandler
    ProblemDetail badParameter(BadParameter bad) {
        return problem(HttpStatus.BAD_REQUEST, bad.getMessage(), bad.field);
    }

    @ExceptionHandler
    ProblemDetail wrongType(MethodArgumentTypeMismatchException bad) {
        return problem(
                HttpStatus.BAD_REQUEST, bad.getName() + " cannot be read: '" + bad.getValue() + "'", bad.getName());
    }

    @ExceptionHandler
    ProblemDetail notThere(NotThere missing) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, String.valueOf(missing.getMessage()));
    }

    private static ProblemDetail problem(
            HttpStatus status, @org.jspecify.annotations.Nullable String detail, String field) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, String.valueOf(detail));
        problem.setProperty("field", field);
        return problem;
    }
}
