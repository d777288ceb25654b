package dev.shouyue.api;

import dev.shouyue.access.Access;
import dev.shouyue.access.Actor;
import dev.shouyue.access.AuditTrail.Deed;
import dev.shouyue.access.AuditTrail.Outcome;
import dev.shouyue.access.Refusal;
import dev.shouyue.access.Right;
import dev.shouyue.access.Role;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Lets a request through to an endpoint when the caller has the right that the endpoint {@link Needs}, refuses it
 * otherwise, and tells the audit trail. A look at something is on record before the answer leaves: if it cannot be
 * recorded, there is no answer.
 */
@RestControllerAdvice
class Doorkeeper implements HandlerInterceptor, ResponseBodyAdvice<Object> {

    private static final String DEED = Doorkeeper.class.getName();
    /** The deed where the endpoint has no name for it. */
    private static final String REQUEST = "request.refused";

    private final Access access;
    private final ProblemWriter problems;

    Doorkeeper(Access access, ProblemWriter problems) {
        this.access = access;
        this.problems = problems;
    }

    /** What an endpoint asks of the one who calls it. */
    sealed interface Door {
        record Open(String audit, boolean raw) implements Door {}

        record OwnSession(String audit) implements Door {}

        record With(Right right, String audit) implements Door {}

        /** Nothing is declared: shut. */
        record Shut() implements Door {
            @Override
            public String audit() {
                return "";
            }
        }

        /** The deed on the audit trail; empty when it is not recorded. */
        String audit();

        static Door of(Method endpoint) {
            Needs needs = endpoint.getAnnotation(Needs.class);
            if (needs != null) {
                return new With(needs.value(), needs.audit());
            }
            Needs.Open open = endpoint.getAnnotation(Needs.Open.class);
            if (open != null) {
                return new Open(open.audit(), open.raw());
            }
            Needs.OwnSession own = endpoint.getAnnotation(Needs.OwnSession.class);
            if (own != null) {
                return new OwnSession(own.audit());
            }
            return isForeign(endpoint.getDeclaringClass()) ? new Open("", true) : new Shut();
        }
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(handler instanceof HandlerMethod endpoint)) {
            return true; // the console's files
        }
        Door door = Door.of(endpoint.getMethod());
        Optional<Caller> caller = Caller.present();
        if (!door.audit().isEmpty()) {
            request.setAttribute(DEED, door.audit());
        }
        boolean passes =
                switch (door) {
                    case Door.Open open -> true;
                    case Door.Shut shut -> {
                        caller.ifPresent(who -> refused(who, REQUEST, named(request), "open to nobody"));
                        problems.write(response, ProblemKind.NO_RIGHT, Say.of("nobody"));
                        yield false;
                    }
                    case Door.OwnSession own -> {
                        if (caller.flatMap(Caller::session).isPresent()) {
                            yield true;
                        }
                        String deed = own.audit().isEmpty() ? REQUEST : own.audit();
                        caller.ifPresent(who -> refused(who, deed, named(request), "a machine has no session"));
                        problems.write(
                                response,
                                caller.isEmpty() ? ProblemKind.NO_SESSION : ProblemKind.NO_RIGHT,
                                Say.of(caller.isEmpty() ? "signIn" : "machine.noSession"));
                        yield false;
                    }
                    case Door.With with -> mayPass(caller, with, request, response);
                };
        if (passes && !(door instanceof Door.Open open && open.raw())) {
            try {
                Parameters.check(request, endpoint);
            } catch (Refusal.BadValue bad) {
                if (!door.audit().isEmpty()) {
                    caller.ifPresent(who -> refused(
                            who, door.audit(), subject(request), "the parameter '" + bad.field() + "' was refused"));
                }
                throw bad;
            }
        }
        return passes;
    }

    /** The description of the API is made by a library; it holds no data. */
    private static boolean isForeign(Class<?> endpoints) {
        return endpoints.getName().startsWith("org.springdoc.");
    }

    private boolean mayPass(
            Optional<Caller> caller, Door.With door, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (caller.isEmpty()) {
            refuse(request, response, ProblemKind.NO_SESSION.detail(Say.of("signIn")));
            return false;
        }
        Actor actor = caller.get().actor();
        String deed = door.audit().isEmpty() ? door.right().key() : door.audit();
        if (actor.mustChangePassword()) {
            refused(caller.get(), deed, subject(request), "the one-time password was not changed");
            refuse(request, response, ProblemKind.PASSWORD_CHANGE_REQUIRED.detail(Say.of("password.first")));
            return false;
        }
        if (actor.may(door.right())) {
            return true;
        }
        refused(caller.get(), deed, subject(request), "no right " + door.right().key());
        ProblemDetail problem = ProblemKind.NO_RIGHT.detail(Say.of(
                "right.none", "role", actor.role(), "right", door.right().key(), "roles", rolesWith(door.right())));
        problem.setProperty("right", door.right().key());
        refuse(request, response, problem);
        return false;
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, ProblemDetail problem)
            throws IOException {
        if (!WayToReport.shown(request, response)) {
            problems.write(response, problem);
        }
    }

    /** Records what the caller did not come to do: an endpoint that is not reached records nothing itself. */
    private void refused(Caller caller, String deed, String subject, String why) {
        access.audit.write(deed(caller, deed, subject, Outcome.REFUSED, why));
    }

    private static String named(HttpServletRequest request) {
        return request.getMethod() + " " + request.getRequestURI();
    }

    private static String rolesWith(Right right) {
        return Arrays.stream(Role.values())
                .filter(role -> role.rights().contains(right))
                .map(Role::name)
                .collect(Collectors.joining(", "));
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        record(request, failure == null ? response.getStatus() : HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
    }

    @Override
    public boolean supports(MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returned,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (request instanceof ServletServerHttpRequest asked
                && response instanceof ServletServerHttpResponse answered
                && answered.getServletResponse().getStatus() < HttpServletResponse.SC_BAD_REQUEST) {
            record(asked.getServletRequest(), answered.getServletResponse().getStatus());
        }
        return body;
    }

    /** Writes the deed of the request once. */
    private void record(HttpServletRequest request, int status) {
        if (request.getAttribute(DEED) instanceof String action) {
            request.removeAttribute(DEED);
            Outcome outcome = status < HttpServletResponse.SC_BAD_REQUEST
                    ? Outcome.ALLOWED
                    : status < HttpServletResponse.SC_INTERNAL_SERVER_ERROR ? Outcome.REFUSED : Outcome.FAILED;
            Caller.present().filter(caller -> !caller.wasRecorded()).ifPresent(caller -> {
                String subject = caller.subject().isEmpty() ? subject(request) : caller.subject();
                access.audit.write(deed(caller, action, subject, outcome, caller.detail()));
                if (outcome == Outcome.ALLOWED) {
                    caller.besides()
                            .forEach(each -> access.audit.write(
                                    deed(caller, each.action(), each.subject(), outcome, each.detail())));
                }
            });
        }
    }

    private static Deed deed(Caller caller, String action, String subject, Outcome outcome, String detail) {
        Actor actor = caller.actor();
        return new Deed(actor.name(), actor.role().name(), action, subject, outcome, detail, caller.address());
    }

    /** What the path names: the values of its variables. */
    private static String subject(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> names
                ? names.values().stream().map(String::valueOf).collect(Collectors.joining("/"))
                : "";
    }
}
