package dev.shouyue.api;

import dev.shouyue.storage.FullDisk;
import java.io.UncheckedIOException;
import java.net.URI;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MultipartException;

/** A request that failed because the disk is full is told so; it changed nothing. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class DiskProblems {

    /** What is told of work in the background that failed: the full disk if it was that, else {@code otherwise}. */
    static String told(Throwable failure, String otherwise) {
        return FullDisk.caused(failure) ? "the disk is full; make room and begin again" : otherwise;
    }

    @ExceptionHandler({
        DataAccessException.class,
        IllegalStateException.class,
        MultipartException.class,
        UncheckedIOException.class
    })
    ResponseEntity<ProblemDetail> failed(RuntimeException failure) {
        if (!FullDisk.caused(failure)) {
            throw failure;
        }
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.INSUFFICIENT_STORAGE,
                "the disk is full and nothing was kept of this request; make room and send it again");
        problem.setType(URI.create("/problems/no-space"));
        problem.setTitle("No space left");
        return ResponseEntity.status(problem.getStatus()).body(problem);
    }
}
