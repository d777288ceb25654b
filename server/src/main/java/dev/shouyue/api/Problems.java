package dev.shouyue.api;

import dev.shouyue.decision.Words;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** What the framework refuses, as RFC 9457 problems whose type is the name of the status. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException missing,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        ProblemDetail problem = Refusals.badField(
                missing.getParameterName(),
                "",
                Say.of("expected.value"),
                Say.of("missing", "field", missing.getParameterName()));
        return ResponseEntity.status(problem.getStatus()).body(problem);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestPart(
            MissingServletRequestPartException missing,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        ProblemDetail problem = Refusals.badField(
                missing.getRequestPartName(),
                "",
                Say.of("expected.file"),
                Say.of("missing", "field", missing.getRequestPartName()));
        return ResponseEntity.status(problem.getStatus()).body(problem);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpRequestMethodNotSupported(
            HttpRequestMethodNotSupportedException wrong,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        ProblemDetail problem = wrong.getBody();
        Set<HttpMethod> allowed = wrong.getSupportedHttpMethods();
        if (allowed != null) {
            problem.setProperty(
                    "allowed", allowed.stream().map(HttpMethod::name).sorted().collect(Collectors.toList()));
        }
        return handleExceptionInternal(wrong, problem, headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception wrong, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ResponseEntity<Object> answer = super.handleExceptionInternal(wrong, body, headers, status, request);
        if (answer != null && answer.getBody() instanceof ProblemDetail problem) {
            HttpStatus known = HttpStatus.resolve(status.value());
            String name = known == null
                    ? "refused"
                    : known.name().toLowerCase(Locale.ROOT).replace('_', '-');
            problem.setType(URI.create("/problems/" + (status.is5xxServerError() ? "fault" : name)));
            Words words = Words.in("api", Reader.language());
            if (words.has("status." + name)) {
                problem.setTitle(words.say("status." + name));
                problem.setDetail(words.say("status." + name + ".detail"));
            }
        }
        return answer;
    }
}
