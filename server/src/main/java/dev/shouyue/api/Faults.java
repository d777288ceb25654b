package dev.shouyue.api;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What went wrong before or after an endpoint, as a problem as well. It tells nothing of the inside. */
@RestController
class Faults implements ErrorController {

    @RequestMapping("/error")
    @Needs.Open
    ResponseEntity<ProblemDetail> fault(HttpServletRequest request) {
        HttpStatus status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatus.valueOf(code)
                : HttpStatus.NOT_FOUND;
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                status,
                Say.of(status.is5xxServerError() ? "fault" : "fault.request").in(Reader.language()));
        problem.setType(URI.create("/problems/" + (status.is5xxServerError() ? "fault" : "bad-request")));
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
