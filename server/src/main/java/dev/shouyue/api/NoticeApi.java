package dev.shouyue.api;

import dev.shouyue.Platform;
import dev.shouyue.payment.BadNotice;
import dev.shouyue.payment.WebChannel;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where channels call us. Nobody signs in here: a call is believed by its signature alone, which its channel looks at before
 * anything else is done. What it says is durable before it is answered, and said twice it is known once.
 */
@RestController
class NoticeApi {

    static final String PATH = "/channels/*/notices";

    private static final Logger LOG = LoggerFactory.getLogger(NoticeApi.class);

    private final Platform platform;

    NoticeApi(Platform platform) {
        this.platform = platform;
    }

    /** The body is taken as it came: not a byte of what was signed is read as something else before. */
    @Hidden
    @PostMapping("/channels/{name}/notices")
    @Needs.Open(audit = "channel.notice", raw = true)
    ResponseEntity<byte[]> hearNotice(@PathVariable String name, HttpServletRequest request) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Collections.list(request.getHeaderNames())
                .forEach(header -> headers.put(header.toLowerCase(Locale.ROOT), request.getHeader(header)));
        String query = request.getQueryString() == null ? "" : request.getQueryString();
        WebChannel.Reply reply = platform.payments.hear(
                name,
                new WebChannel.Notice(headers, query, request.getInputStream().readAllBytes()));
        return ResponseEntity.status(reply.status())
                .contentType(MediaType.parseMediaType(reply.contentType()))
                .body(reply.body().getBytes(StandardCharsets.UTF_8));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notBelieved(BadNotice bad) {
        LOG.warn("a notice was not believed: {}", bad.getMessage());
        ProblemDetail problem = ProblemKind.BAD_VALUE.detail(Say.of("notice.bad"));
        return ResponseEntity.status(problem.getStatus()).body(problem);
    }
}
