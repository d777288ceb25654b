package dev.shouyue.api;

import dev.shouyue.decision.Sentence;
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
    static Sentence told(Throwable failure, Sentence otherwise) {
        return FullDisk.caused(failure) ? Say.of("disk") : otherwise;
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
                HttpStatus.INSUFFICIENT_STORAGE, Say.of("disk.request").in(Reader.language()));
        problem.setType(URI.create("/problems/no-space"));
        problem.setTitle(Say.of("title.no-space").in(Reader.language()));
        return ResponseEntity.status(problem.getStatus()).body(problem);
    }
}
