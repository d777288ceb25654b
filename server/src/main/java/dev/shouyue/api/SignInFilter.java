package dev.shouyue.api;

import dev.shouyue.access.Access;
import dev.shouyue.access.Actor;
import dev.shouyue.access.AuditTrail.Deed;
import dev.shouyue.access.AuditTrail.Outcome;
import dev.shouyue.access.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds out who asks: a machine by the token in {@code Authorization}, else a person by the session cookie. A request
 * that shows a token is judged by the token alone.
 */
final class SignInFilter extends OncePerRequestFilter {

    private static final String BEARER = "Bearer ";

    private final Access access;
    private final SecurityContextRepository contexts;
    private final ProblemWriter problems;

    SignInFilter(Access access, SecurityContextRepository contexts, ProblemWriter problems) {
        this.access = access;
        this.contexts = contexts;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String authorization = request.getHeader("Authorization");
        if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            Optional<Actor> machine =
                    access.tokens.find(authorization.substring(BEARER.length()).strip());
            if (machine.isEmpty()) {
                badToken(request, response);
                return;
            }
            enter(Caller.machine(machine.get(), request), request, response);
        } else {
            Cookies.sessionSecret(request).flatMap(access.signIns::find).ifPresent(session -> {
                if (!Cookies.value(request, Cookies.CSRF).equals(Optional.of(session.csrfToken()))) {
                    Cookies.csrf(request, response, session.csrfToken());
                }
                enter(Caller.person(session, request), request, response);
            });
        }
        chain.doFilter(request, response);
    }

    /** Counts it and puts it on record; what comes while the address is locked is only told so. */
    private void badToken(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            access.tokens.failed(request.getRemoteAddr());
        } catch (Refusal.Locked locked) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(locked.retryAfterSeconds()));
            problems.write(response, Refusals.locked(locked));
            return;
        }
        access.audit.write(new Deed(
                "-",
                "",
                "token.refused",
                request.getMethod() + " " + request.getRequestURI(),
                Outcome.REFUSED,
                "unknown, revoked or expired",
                request.getRemoteAddr()));
        problems.write(response, ProblemKind.BAD_TOKEN, Say.of("token.unknown"));
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !needsCaller(request);
    }

    /** The console's files and the description of the API are for everybody; who asks is not looked up. */
    private static boolean needsCaller(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/api/") || path.equals(WayToReport.REPORT);
    }

    private void enter(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(caller);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }

    /** The two cookies. */
    static final class Cookies {

        static final String SESSION = "SHOUYUE_SESSION";
        static final String CSRF = "XSRF-TOKEN";
        static final String CSRF_HEADER = "X-XSRF-TOKEN";

        private static final int LONGEST = 200;

        private Cookies() {}

        static Optional<String> sessionSecret(HttpServletRequest request) {
            return value(request, SESSION);
        }

        static Optional<String> value(HttpServletRequest request, String name) {
            Cookie[] cookies = request.getCookies();
            if (cookies != null) {
                for (Cookie cookie : cookies) {
                    if (cookie.getName().equals(name)
                            && !cookie.getValue().isBlank()
                            && cookie.getValue().length() <= LONGEST) {
                        return Optional.of(cookie.getValue());
                    }
                }
            }
            return Optional.empty();
        }

        /** Only the server reads it, and only requests from its own pages bring it. Gone when the browser closes. */
        static void session(HttpServletRequest request, HttpServletResponse response, String secret) {
            response.addCookie(cookie(request, SESSION, secret, true));
        }

        /** The console reads it and sends it back as a header. */
        static void csrf(HttpServletRequest request, HttpServletResponse response, String token) {
            response.addCookie(cookie(request, CSRF, token, false));
        }

        static void end(HttpServletRequest request, HttpServletResponse response) {
            for (String name : new String[] {SESSION, CSRF}) {
                Cookie gone = cookie(request, name, "", name.equals(SESSION));
                gone.setMaxAge(0);
                response.addCookie(gone);
            }
        }

        private static Cookie cookie(HttpServletRequest request, String name, String value, boolean httpOnly) {
            Cookie cookie = new Cookie(name, value);
            cookie.setPath("/");
            cookie.setHttpOnly(httpOnly);
            cookie.setSecure(request.isSecure());
            cookie.setAttribute("SameSite", "Strict");
            return cookie;
        }
    }
}
