package dev.shouyue.api;

import dev.shouyue.access.Access;
import dev.shouyue.access.Actor;
import dev.shouyue.access.Right;
import dev.shouyue.access.Session;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Who asks, from where; and what of the request the audit trail is told. Endpoints take it as a parameter. */
final class Caller extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    /** Something that was done with what the request asked for. */
    record Besides(String action, String subject, String detail) {}

    private final transient Actor actor;
    private final transient @Nullable Session session;
    private final String address;
    private String subject = "";
    private String detail = "";
    private boolean recorded;
    private final transient List<Besides> besides = new ArrayList<>();

    private Caller(Actor actor, @Nullable Session session, String address) {
        super(AuthorityUtils.NO_AUTHORITIES);
        this.actor = actor;
        this.session = session;
        this.address = address;
        setAuthenticated(true);
    }

    static Caller person(Session session, HttpServletRequest request) {
        return new Caller(session.actor(), session, request.getRemoteAddr());
    }

    static Caller machine(Actor actor, HttpServletRequest request) {
        return new Caller(actor, null, request.getRemoteAddr());
    }

    Actor actor() {
        return actor;
    }

    Optional<Session> session() {
        return Optional.ofNullable(session);
    }

    String address() {
        return address;
    }

    /** Whether the session, or the token, that let the caller in still does; asking does not keep it alive. */
    boolean stands(Access access) {
        return session == null ? access.tokens.stands(actor) : access.signIns.stands(session);
    }

    boolean may(Right right) {
        return actor.may(right);
    }

    /** Whether {@code name} is shown as it is; masked otherwise. */
    String shown(String name) {
        return may(Right.LOANS_PERSONAL) ? name : masked(name);
    }

    /** Whether the number of an account is shown as it is: also to those who give money back to it. */
    String shownAccount(String account) {
        return account.isEmpty() || may(Right.PAYMENTS_REVERSE) ? account : shown(account);
    }

    /** Whether what a payer wrote is shown as it is: also to those who find out from it whose money it is. */
    String shownReference(String reference) {
        return reference.isEmpty() || may(Right.SUSPENSE_MATCH) ? reference : shown(reference);
    }

    /** The last two signs, so that two rows can be told apart and nobody is named. */
    static String masked(String name) {
        return name.length() <= 4 ? "***" : "***" + name.substring(name.length() - 2);
    }

    /** Says on the audit trail what was acted on, where the path does not say it. */
    void acted(String on, String with) {
        subject = on;
        detail = with;
    }

    /** Says on the audit trail what was done with it besides, when the request is granted. */
    void alsoDid(String action, String to, String with) {
        besides.add(new Besides(action, to, with));
    }

    List<Besides> besides() {
        return List.copyOf(besides);
    }

    /** The deed was recorded where it was done: the audit trail is not told of it again. */
    void isOnRecord() {
        recorded = true;
    }

    boolean wasRecorded() {
        return recorded;
    }

    String subject() {
        return subject;
    }

    String detail() {
        return detail;
    }

    @Override
    public Object getPrincipal() {
        return actor.name();
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    /** Who asks the present request. */
    static Optional<Caller> present() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof Caller caller
                ? Optional.of(caller)
                : Optional.empty();
    }

    /** Hands the caller to endpoints that take one. */
    static final class AsParameter implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Caller.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            return present().orElseThrow(() -> new IllegalStateException("an endpoint that is open takes no caller"));
        }
    }
}
