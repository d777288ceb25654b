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

    /** The body went on beyond the limit. */
    static final class Exceeded extends IOException {
        private static final long serialVersionUID = 1L;

        Exceeded() {
            super(told().toString());
        }
    }

    static Sentence told() {
        return Say.of("body.tooLong", "most", ServerLimits.words(BYTES));
    }

    @Bean
    FilterRegistrationBean<OncePerRequestFilter> bodies(ProblemWriter problems) {
        FilterRegistrationBean<OncePerRequestFilter> bodies = new FilterRegistrationBean<>(new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws IOException, ServletException {
                if (request.getContentLengthLong() > BYTES) {
                    problems.write(response, ProblemKind.TOO_LARGE, told());
                } else if (request.getContentLengthLong() < 0) {
                    chain.doFilter(new Bounded(request), response);
                } else {
                    chain.doFilter(request, response);
                }
            }
        });
        bodies.addUrlPatterns("/api/v1/loans/*", "/channels/*");
        return bodies;
    }

    /** A request whose length is not told beforehand. */
    private static final class Bounded extends HttpServletRequestWrapper {

        Bounded(HttpServletRequest request) {
            super(request);
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
                    if (read > BYTES) {
                        throw new Exceeded();
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
