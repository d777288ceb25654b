package dev.shouyue.api;

import dev.shouyue.access.Access;
import dev.shouyue.access.AuditTrail.Deed;
import dev.shouyue.access.AuditTrail.Outcome;
import dev.shouyue.access.Refusal;
import dev.shouyue.access.Right;
import dev.shouyue.access.Role;
import dev.shouyue.access.Session;
import dev.shouyue.api.SignInFilter.Cookies;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signing in and out, and one's own password. */
@RestController
@RequestMapping("/api/v1/session")
class SessionApi {

    private final Access access;

    SessionApi(Access access) {
        this.access = access;
    }

    /** Who is signed in, and what they may do. */
    @Schema(name = "Session")
    record SessionView(
            String user,
            String displayName,
            Role role,
            List<String> rights,
            boolean mustChangePassword,
            Instant expiresAt) {

        static SessionView of(Session session) {
            return new SessionView(
                    session.actor().name(),
                    session.actor().displayName(),
                    session.actor().role(),
                    session.actor().rights().stream().map(Right::key).toList(),
                    session.actor().mustChangePassword(),
                    session.expiresAt());
        }
    }

    record Credentials(@Nullable String user, @Nullable String password) {}

    record NewPassword(@Nullable String current, @Nullable String replacement) {}

    @GetMapping
    @Needs.OwnSession
    SessionView session(Caller caller) {
        return SessionView.of(own(caller));
    }

    @PostMapping
    @Needs.Open
    SessionView signIn(@RequestBody Credentials credentials, HttpServletRequest request, HttpServletResponse response) {
        String user = Refusals.required("user", credentials.user()).strip();
        String password = Refusals.required("password", credentials.password());
        Session.Begun begun;
        try {
            begun = access.signIns.signIn(user, password, request.getRemoteAddr());
        } catch (Refusal refusal) {
            // a password typed into the wrong field must not end up on record
            String known = access.users.find(user).isPresent() ? user : "(unknown)";
            record("-", "", known, Outcome.REFUSED, String.valueOf(refusal.getMessage()), request);
            throw refusal;
        }
        Caller.present().flatMap(Caller::session).ifPresent(access.signIns::signOut);
        Session session = begun.session();
        record(user, session.actor().role().name(), user, Outcome.ALLOWED, "", request);
        give(begun, request, response);
        return SessionView.of(session);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Needs.OwnSession(audit = "session.closed")
    void signOut(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        access.signIns.signOut(own(caller));
        Cookies.end(request, response);
    }

    @PostMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Needs.OwnSession(audit = "password.changed")
    void changePassword(
            @RequestBody NewPassword password,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response) {
        Session.Begun begun = access.signIns.changePassword(
                own(caller),
                Refusals.required("current", password.current()),
                Refusals.required("replacement", password.replacement()),
                caller.address());
        give(begun, request, response);
    }

    private static void give(Session.Begun begun, HttpServletRequest request, HttpServletResponse response) {
        Cookies.session(request, response, begun.secret());
        Cookies.csrf(request, response, begun.session().csrfToken());
    }

    private static Session own(Caller caller) {
        return caller.session().orElseThrow(() -> new IllegalStateException("let in without a session"));
    }

    private void record(
            String actor, String role, String subject, Outcome outcome, String detail, HttpServletRequest request) {
        access.audit.write(new Deed(
                actor,
                role,
                outcome == Outcome.ALLOWED ? "session.opened" : "session.refused",
                subject,
                outcome,
                detail,
                request.getRemoteAddr()));
    }
}
