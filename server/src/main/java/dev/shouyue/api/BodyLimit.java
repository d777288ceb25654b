package dev.shouyue.api;

import dev.shouyue.decision.Sentence;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.OncePerRequestFilter;

/** What is said of a loan, or by a channel, fits on a page: a longer body is refused before it is read, or as soon as it grows too long. */
@Configuration(proxyBeanMethods = false)
class BodyLimit {

    static final int BYTES = 64 * 1024;
    /** What is told of an incident may list loans. */
    private static final int BYTES_WITH_LIST = 4 * 1024 * 1024;

    private static final String INCIDENTS = "/api/v1/incidents";
    /** Events of behaviour come many at a time. */
    private static final int BYTES_OF_EVENTS = 1024 * 1024;

    private static final String HAPPENINGS = "/api/v1/happenings";
    /** A model is a long text. */
    private static final int BYTES_OF_MODEL = 16 * 1024 * 1024;

    private static final String MODELS = "/api/v1/models/forecast";

    /** The body went on beyond the limit. */
    static final class Exceeded extends IOException {
        private static final long serialVersionUID = 1L;

        private final int most;

        Exceeded(int most) {
            super(told(most).toString());
            this.most = most;
        }

        Sentence told() {
            return told(most);
        }

        private static Sentence told(int most) {
            return Say.of("body.tooLong", "most", ServerLimits.words(most));
        }
    }

    @Bean
    FilterRegistrationBean<OncePerRequestFilter> bodies(ProblemWriter problems) {
        FilterRegistrationBean<OncePerRequestFilter> bodies = new FilterRegistrationBean<>(new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws IOException, ServletException {
                int most = most(request.getRequestURI());
                if (request.getContentLengthLong() > most) {
                    problems.write(response, ProblemKind.TOO_LARGE, Exceeded.told(most));
                } else if (request.getContentLengthLong() < 0) {
                    chain.doFilter(new Bounded(request, most), response);
                } else {
                    chain.doFilter(request, response);
                }
            }
        });
        bodies.addUrlPatterns("/api/v1/loans/*", "/channels/*", INCIDENTS, INCIDENTS + "/*", HAPPENINGS, MODELS + "/*");
        return bodies;
    }

    private static int most(String path) {
        if (path.startsWith(INCIDENTS)) {
            return BYTES_WITH_LIST;
        }
        if (path.equals(MODELS + "/versions")) {
            return BYTES_OF_MODEL;
        }
        return path.startsWith(HAPPENINGS) ? BYTES_OF_EVENTS : BYTES;
    }

    /** A request whose length is not told beforehand. */
    private static final class Bounded extends HttpServletRequestWrapper {

        private final int most;

        Bounded(HttpServletRequest request, int most) {
            super(request);
            this.most = most;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            ServletInputStream in = super.getInputStream();
            return new ServletInputStream() {
                private int read;

                @Override
                public int read() throws IOException {
                    int next = in.read();
                    count(next < 0 ? 0 : 1);
                    return next;
                }

                @Override
                public int read(byte[] into, int offset, int length) throws IOException {
                    int count = in.read(into, offset, length);
                    count(Math.max(count, 0));
                    return count;
                }

                private void count(int more) throws IOException {
                    read += more;
                    if (read > most) {
                        throw new Exceeded(most);
                    }
                }

                @Override
                public boolean isFinished() {
                    return in.isFinished();
                }

                @Override
                public boolean isReady() {
                    return in.isReady();
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    in.setReadListener(listener);
                }
            };
        }
    }
}
